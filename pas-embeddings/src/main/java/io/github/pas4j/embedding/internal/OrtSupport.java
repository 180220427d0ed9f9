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

    private OrtSupport() {}

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
        Start start = new Start();
        Thread thread = new Thread(null, start, "pas-onnx-start", STACK);
        thread.setDaemon(true);
        thread.start();
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
        OrtEnvironment environment = start.environment;
        if (environment == null) {
            String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            throw failure.apply("ONNX Runtime cannot be loaded on " + platform, start.failure);
        }
        loaded = environment;
        return environment;
    }

    private static final class Start implements Runnable {
        private volatile @Nullable OrtEnvironment environment;
        private volatile @Nullable Throwable failure;

        @Override
        public void run() {
            try {
                environment = OrtEnvironment.getEnvironment();
            } catch (LinkageError | RuntimeException e) {
                failure = e;
            }
        }
    }
}
