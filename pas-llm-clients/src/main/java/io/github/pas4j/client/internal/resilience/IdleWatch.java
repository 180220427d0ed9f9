package io.github.pas4j.client.internal.resilience;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Aborts a stream whose server has fallen silent. Time counts only while somebody waits for bytes, so a slow reader is not
 * taken for a silent server. Thread-safe.
 */
public final class IdleWatch implements AutoCloseable {

    private final long idleNanos;
    private final TimeSource time;
    private final Runnable abort;
    private TimeSource.@Nullable Pending alarm; // guarded by this, as all below
    private long since;
    private boolean waiting;
    private boolean expired;
    private boolean closed;

    /**
     * A watch that does not count yet.
     *
     * @param idle the longest silence, positive
     * @param abort what ends the stream; run at most once
     */
    public IdleWatch(Duration idle, TimeSource time, Runnable abort) {
        if (idle.isZero() || idle.isNegative()) {
            throw new IllegalArgumentException("idle must be positive: " + idle);
        }
        this.idleNanos = TimeUnit.NANOSECONDS.convert(idle);
        this.time = time;
        this.abort = abort;
    }

    /** Somebody waits for bytes from now on. */
    public synchronized void waiting() {
        since = time.nanos();
        waiting = true;
        if (alarm == null && !expired && !closed) {
            alarm = time.after(idleNanos, this::check);
        }
    }

    /** Bytes came. Cheap: moves no alarm. */
    public synchronized void arrived() {
        since = time.nanos();
    }

    /** Nobody waits any more: the reader has something to do. */
    public synchronized void paused() {
        waiting = false;
    }

    /** Whether it was this watch that ended the stream. */
    public synchronized boolean expired() {
        return expired;
    }

    private void check() {
        synchronized (this) {
            alarm = null;
            if (closed || !waiting) {
                return;
            }
            long left = idleNanos - (time.nanos() - since);
            if (left > 0) {
                alarm = time.after(left, this::check);
                return;
            }
            expired = true;
            waiting = false;
        }
        abort.run();
    }

    /** Ends the watch: nothing of it is left, and it aborts nothing more. Calling it again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }
}
