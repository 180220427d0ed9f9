package io.github.pas4j.client.internal.resilience;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The real time. One daemon thread of the whole JVM wakes up for all clients; it only hands tasks over to their own
 * threads, and goes when nothing is left to wait for.
 */
public final class SystemTime implements TimeSource {

    private static final ScheduledThreadPoolExecutor ALARMS = newAlarms();

    private final ScheduledThreadPoolExecutor alarms;
    private final Executor executor;

    /**
     * @param executor runs the tasks
     */
    public SystemTime(Executor executor) {
        this(ALARMS, executor);
    }

    SystemTime(ScheduledThreadPoolExecutor alarms, Executor executor) {
        this.alarms = alarms;
        this.executor = executor;
    }

    static ScheduledThreadPoolExecutor newAlarms() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "pas-client-time");
            thread.setDaemon(true);
            return thread;
        });
        // What is cancelled must not hold on to a call until its time would have come.
        alarms.setRemoveOnCancelPolicy(true);
        alarms.setKeepAliveTime(10, TimeUnit.SECONDS);
        alarms.allowCoreThreadTimeOut(true);
        return alarms;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Pending after(long nanos, Runnable task) {
        ScheduledFuture<?> alarm = alarms.schedule(() -> handOver(task), nanos, TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    private void handOver(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // The client was closed: the task ends soon, and somebody may wait for its end.
            task.run();
        }
    }
}
