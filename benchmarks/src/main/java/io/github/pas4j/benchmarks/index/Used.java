package io.github.pas4j.benchmarks.index;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What something took: wall time and processor time of the whole process. */
public record Used(double wallSeconds, double cpuSeconds) {

    public interface Work {
        void run() throws Exception;
    }

    public static Used by(Work work) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Used((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    /** Bytes of the heap that are in use after several collections. */
    public static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
