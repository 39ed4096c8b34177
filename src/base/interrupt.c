#include "base/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

// The one variable of the program that can change and belongs to nobody: a signal handler is
// given no context. Atomic without a lock, since it runs in whichever thread the signal meets.
static atomic_int interrupted;

static void on_signal(int number)
{
    int none = 0;
    if (atomic_compare_exchange_strong(&interrupted, &none, number))
        return;
    signal(number, SIG_DFL);
    raise(number);               // is delivered when the handler returns
}

static void watch(int number)
{
    struct sigaction before, action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(number, &action, NULL);
}

void interrupt_watch(void)
{
    watch(SIGINT);
    watch(SIGTERM);
}

int interrupt_number(void)
{
    return atomic_load_explicit(&interrupted, memory_order_relaxed);
}

void interrupt_end(void)
{
    int number = interrupt_number();
    if (number == 0)
        return;
    signal(number, SIG_DFL);
    raise(number);
}
