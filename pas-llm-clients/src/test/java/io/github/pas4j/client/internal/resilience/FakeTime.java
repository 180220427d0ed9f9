package io.github.pas4j.client.internal.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that passes only when a test says so; tasks run on the thread of the test. */
final class FakeTime implements TimeSource {

    /** Soon after the start the counter overflows, as {@link System#nanoTime()} may. */
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

    private final List<Alarm> alarms = new ArrayList<>();
    private long passed;
    private long ids;

    private record Alarm(long id, long at, Runnable task) {}

    @Override
    public synchronized long nanos() {
        return START + passed;
    }

    @Override
    public synchronized Pending after(long nanos, Runnable task) {
        Alarm alarm = new Alarm(++ids, passed + Math.min(nanos, Long.MAX_VALUE / 2), task);
        alarms.add(alarm);
        notifyAll();
        return () -> {
            synchronized (this) {
                alarms.remove(alarm);
            }
        };
    }

    /** Time since the start. */
    synchronized Duration passed() {
        return Duration.ofNanos(passed);
    }

    synchronized int pending() {
        return alarms.size();
    }

    /** Waits until another thread has set an alarm. */
    synchronized void awaitAlarm() throws InterruptedException {
        while (alarms.isEmpty()) {
            wait();
        }
    }

    void advance(Duration time) {
        long end;
        synchronized (this) {
            end = passed + time.toNanos();
        }
        for (Runnable task = nextUntil(end); task != null; task = nextUntil(end)) {
            task.run();
        }
        synchronized (this) {
            passed = end;
        }
    }

    /** To the next alarm, wherever it is. */
    void advanceToNext() {
        Duration ahead = next().minus(passed());
        advance(ahead.isNegative() ? Duration.ZERO : ahead);
    }

    /** When the next alarm is, counted from the start. */
    synchronized Duration next() {
        return Duration.ofNanos(alarms.stream().mapToLong(Alarm::at).min().orElseThrow());
    }

    private synchronized @Nullable Runnable nextUntil(long end) {
        Alarm next = alarms.stream().min(Comparator.comparingLong(Alarm::at)).orElse(null);
        if (next == null || next.at > end) {
            return null;
        }
        alarms.remove(next);
        passed = Math.max(passed, next.at);
        return next.task;
    }
}
