// Runs a command and says what it cost: the yardstick of the bench, small enough not to count itself.
//
//     timed [-n TIMES] COMMAND ARGS...
//
// Standard output: one line a run, `WALL CPU PEAK STATUS`: seconds of the clock, of user and system
// together, KiB of the largest process, exit status (128 + N for a signal). The output of the command is
// thrown away, standard error is the caller's. Children that the command waits for count.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void become(char **command, int null)
{
    dup2(null, STDOUT_FILENO);
    execvp(command[0], command);
    fprintf(stderr, "timed: %s: %s\n", command[0], strerror(errno));
    _exit(127);
}

static void run(char **command, int null)
{
    double start = now();
    pid_t child = fork();
    if (child == 0)
        become(command, null);
    int status = 0;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) < 0) {
        perror("timed");
        exit(2);
    }
    double wall = now() - start;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    printf("%.6f %.6f %ld %d\n", wall, seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss, code);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    char **command = argv + 1;
    long times = 1;
    if (argc > 3 && strcmp(argv[1], "-n") == 0) {
        times = strtol(argv[2], NULL, 10);
        command += 2;
    }
    if (!*command || times < 1) {
        fputs("usage: timed [-n TIMES] COMMAND ARGS...\n", stderr);
        return 2;
    }
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    while (times--)
        run(command, null);
    return 0;
}
