package io.github.pas4j.benchmarks.curation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stages one after another: wall time, processor time of the process, and the most heap (garbage included) and direct memory in use, as a
 * thread sees them that looks every 20 ms. Or, where memory alone is asked for, the most heap that was left by collections one after another:
 * what is really held.
 */
final class Laps implements AutoCloseable {

    /** What a stage took. */
    record Lap(String name, double wallSeconds, double cpuSeconds, long heapMiB, long directMiB) {}

    /** A moment. */
    record Moment(long wall, long cpu) {

        static Moment now() {
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            return new Moment(System.nanoTime(), system.getProcessCpuTime());
        }
    }

    private static final long EVERY_MILLIS = 20;

    /** Whether garbage counts. */
    enum Heap {
        USED,
        HELD
    }

    private final Heap kind;

    private final List<Lap> laps = new ArrayList<>();
    private final AtomicLong heap = new AtomicLong();
    private final AtomicLong direct = new AtomicLong();
    private final Thread watcher = new Thread(this::watch, "memory");
    private Moment began = Moment.now();

    Laps(Heap kind) {
        this.kind = kind;
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Collects garbage, and begins. */
    void begin() {
        System.gc();
        heap.set(0);
        direct.set(0);
        began = Moment.now();
    }

    /** Ends a stage; the next one begins. */
    void end(String name) {
        endAt(name, Moment.now());
    }

    /** As {@link #end}, at a moment that has passed. */
    void endAt(String name, Moment moment) {
        look();
        laps.add(new Lap(
                name,
                (moment.wall() - began.wall()) / 1e9,
                (moment.cpu() - began.cpu()) / 1e9,
                heap.getAndSet(0) >> 20,
                direct.getAndSet(0) >> 20));
        began = moment;
    }

    List<Lap> laps() {
        return List.copyOf(laps);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (kind == Heap.HELD) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        heap.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
        long buffers = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            buffers += pool.getName().equals("direct") ? pool.getMemoryUsed() : 0;
        }
        direct.accumulateAndGet(buffers, Math::max);
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
