package io.github.pas4j.client.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for calls that nobody waits for: virtual ones where a monitor does not hold their carrier (JDK 24, JEP 491). */
final class Workers {

    private static final int UNPINNED = 24;

    private Workers() {}

    static ExecutorService named(String prefix) {
        return Runtime.version().feature() >= UNPINNED ? virtual(prefix) : platform(prefix);
    }

    static ExecutorService platform(String prefix) {
        AtomicInteger count = new AtomicInteger();
        // Daemons: a forgotten close() must not keep the JVM alive.
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** By reflection, since the library is compiled for JDK 17. */
    private static ExecutorService virtual(String prefix) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            builder = type.getMethod("name", String.class, long.class).invoke(builder, prefix, 1L);
            ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (NoSuchMethodException
                | ClassNotFoundException
                | IllegalAccessException
                | InvocationTargetException e) {
            return platform(prefix);
        }
    }
}
