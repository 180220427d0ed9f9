package io.github.pas4j.embedding.internal;

import ai.onnxruntime.OrtEnvironment;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Loads ONNX Runtime, for encoders and indexes alike. */
public final class OrtSupport {

    /**
     * ONNX Runtime 1.29 recurses when it starts, by some 200 bytes of stack for each character of the process's command
     * line. With a command line of 4,000 characters, which is no long class path, it would overflow the stack of a Java
     * thread and take the JVM with it. Only touched pages of the stack cost memory.
     */
    private static final long STACK = 64L << 20;

    private static volatile @Nullable OrtEnvironment loaded;
    private static @Nullable Start starting;

    private OrtSupport() {}

    /** Begins to load, and does not wait: whoever has a tokenizer to read meanwhile gains by it. Failures come later. */
    public static void begin() {
        if (loaded == null) {
            starting();
        }
    }

    /**
     * The process's one environment.
     *
     * @param failure makes what is thrown from a message and a cause
     */
    public static OrtEnvironment environment(BiFunction<String, @Nullable Throwable, RuntimeException> failure) {
        OrtEnvironment known = loaded;
        if (known != null) {
            return known;
        }
        Start start = starting();
        start.await();
        OrtEnvironment environment = start.environment;
        if (environment == null) {
            forget(start);
            String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            throw failure.apply("ONNX Runtime cannot be loaded on " + platform, start.failure);
        }
        loaded = environment;
        return environment;
    }

    private static synchronized Start starting() {
        Start start = starting;
        if (start == null) {
            start = new Start();
            starting = start;
            start.begin();
        }
        return start;
    }

    /** A later call tries anew. */
    private static synchronized void forget(Start failed) {
        if (starting == failed) {
            starting = null;
        }
    }

    private static final class Start implements Runnable {
        private final Thread thread = new Thread(null, this, "pas-onnx-start", STACK);
        private volatile @Nullable OrtEnvironment environment;
        private volatile @Nullable Throwable failure;

        void begin() {
            thread.setDaemon(true);
            thread.start();
        }

        void await() {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true; // it takes a moment, and half of it helps nobody
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            try {
                NativeFiles.with(() -> environment = OrtEnvironment.getEnvironment());
            } catch (LinkageError | RuntimeException e) {
                failure = e;
            }
        }
    }
}
