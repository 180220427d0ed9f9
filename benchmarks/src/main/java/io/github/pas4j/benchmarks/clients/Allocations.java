package io.github.pas4j.benchmarks.clients;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all Java threads have allocated, by {@link ThreadMXBean}. From JDK 21 on that counts threads that have ended, too;
 * before, their count is lost, and {@link #since} does not pretend to know.
 */
final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final @Nullable Method TOTAL = total();

    private final Map<Long, Long> byThread = new HashMap<>();
    private final long started = THREADS.getTotalStartedThreadCount();
    private final long bytes;

    private Allocations() throws ReflectiveOperationException {
        long[] ids = THREADS.getAllThreadIds();
        long[] allocated = THREADS.getThreadAllocatedBytes(ids);
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            // Negative for one that has just ended.
            if (allocated[i] >= 0) {
                byThread.put(ids[i], allocated[i]);
                sum += allocated[i];
            }
        }
        this.bytes = TOTAL == null ? sum : (long) TOTAL.invoke(THREADS);
    }

    private static @Nullable Method total() {
        try {
            return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    static Allocations now() throws ReflectiveOperationException {
        return new Allocations();
    }

    /** Bytes since then; NaN where a thread has ended meanwhile and this JDK cannot tell what it allocated. */
    double since(Allocations before) {
        long arrived = byThread.keySet().stream()
                .filter(id -> !before.byThread.containsKey(id))
                .count();
        boolean allAlive =
                byThread.keySet().containsAll(before.byThread.keySet()) && arrived == started - before.started;
        return TOTAL != null || allAlive ? bytes - before.bytes : Double.NaN;
    }
}
