package io.github.pas4j.benchmarks.encoding;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a prompt took in one round. CPU time is the process's; of the heap, what the calling thread allocated. */
record Cost(double wallMillis, double cpuMillis, double heapBytes) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    interface Work {
        void run() throws Exception;
    }

    static Cost of(Work work, int prompts) throws Exception {
        System.gc();
        long heap = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Cost(
                (System.nanoTime() - wall) / 1e6 / prompts,
                (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / prompts,
                (double) (THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - heap) / prompts);
    }

    static String spread(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return format(costs.stream().mapToDouble(of).sorted().toArray());
    }

    static String ratios(List<Cost> costs, List<Cost> base, ToDoubleFunction<Cost> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            ratios.add(of.applyAsDouble(costs.get(i)) / of.applyAsDouble(base.get(i)));
        }
        return format(ratios.stream().mapToDouble(r -> r).sorted().toArray());
    }

    /** The median, and from where to where it went. */
    private static String format(double[] sorted) {
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return String.format(Locale.ROOT, "%.2f [%.2f–%.2f]", median, sorted[0], sorted[n - 1]);
    }
}
