package io.github.pas4j.embedding.index;

import ai.onnxruntime.OrtEnvironment;
import io.github.pas4j.embedding.IndexException;
import org.jspecify.annotations.Nullable;

/** Loads ONNX Runtime. */
final class OrtSupport {

    /**
     * ONNX Runtime 1.29 matches the process's command line against a regular expression by recursion when it starts:
     * some 200 bytes of stack a character. With a command line of 4,000 characters, which is no long class path, it
     * would overflow the stack of a Java thread and take the JVM with it. Only touched pages of the stack cost memory.
     */
    private static final long STACK = 64L << 20;

    private OrtSupport() {}

    static OrtEnvironment environment() {
        Start start = new Start();
        Thread thread = new Thread(null, start, "pas-index-start", STACK);
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
            throw new IndexException("ONNX Runtime cannot be loaded on " + platform, null, start.failure);
        }
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
