// An Interrupt is the wish that a run end soon, told by SIGINT (^C) or SIGTERM: nothing more is
// begun, and what was begun is ended.
//
// The first signal is the wish, the second one ends the process at once, whatever it does. A
// signal that was ignored when the program started (nohup, a job in the background) stays
// ignored. System calls that wait are not begun anew: they fail with EINTR.
#ifndef BASE_INTERRUPT_H
#define BASE_INTERRUPT_H

// From here on signals are wishes; without it they end the process.
void interrupt_watch(void);

// The signal that told the wish; 0: there is none. Any thread may ask.
int interrupt_number(void);

// Ends the process by the signal that told the wish, as the shell expects; returns without one.
void interrupt_end(void);

#endif
