package io.github.pas4j.client.internal.resilience;

/** Tells the time and wakes up later: the one seam through which tests replace time. Thread-safe. */
public interface TimeSource {

    /** Nanoseconds since some moment; only differences mean anything, as with {@link System#nanoTime()}. */
    long nanos();

    /** Runs a task once, not before so many nanoseconds have passed, and never within this call. */
    Pending after(long nanos, Runnable task);

    /** A task that has yet to run. */
    @FunctionalInterface
    interface Pending {

        /** Forgets the task, if it is not running already. */
        void cancel();
    }
}
