package io.github.pas4j.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.internal.OrtSupport;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A session that is loaded on a thread of its own, while the caller reads the tokenizer: each takes some tenths of a second
 * in a new JVM. Whoever begins one awaits or discards it.
 */
final class SessionLoad {

    private final ModelSource source;
    private final OptionalInt cudaDevice;
    private final int threads;
    private final FutureTask<Opened> task;

    private SessionLoad(ModelSource source, PoolingChoice choice, OptionalInt cudaDevice, int threads) {
        this.source = source;
        this.cudaDevice = cudaDevice;
        this.threads = threads;
        this.task = new FutureTask<>(() -> open(choice));
    }

    /** @param lean whether the graph is another than the file's; {@code firstOnly} whether it computes the first tokens only */
    record Opened(OrtSession session, boolean lean, boolean firstOnly) {}

    /** @param threads of one run */
    static SessionLoad begin(ModelSource source, PoolingChoice choice, OptionalInt cudaDevice, int threads) {
        OrtSupport.begin();
        SessionLoad load = new SessionLoad(source, choice, cudaDevice, threads);
        Thread thread = new Thread(load.task, "pas-model-load");
        thread.setDaemon(true);
        thread.start();
        return load;
    }

    ModelSource source() {
        return source;
    }

    /** The session, which the caller closes. It is waited for through interrupts, which stay set. */
    Opened await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true; // it takes a moment, and half of it helps nobody
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** For whoever cannot use the session any more. */
    void discard() {
        try {
            close(await().session());
        } catch (EncodingException | CancellationException e) {
            return; // what the caller failed of comes first
        }
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new EncodingException("cannot close a model: " + GraphModel.firstLine(e), e);
        }
    }

    private Opened open(PoolingChoice choice) {
        source.prepare(); // what can be read while ONNX Runtime is loaded
        Optional<LeanGraph> lean = LeanGraph.of(source, choice);
        OrtEnvironment environment = OrtSupport.environment(EncodingException::new);
        if (lean.isPresent()) {
            try (OrtSession.SessionOptions options = options(environment, cudaDevice, threads)) {
                return new Opened(
                        lean.get().open(environment, options), true, lean.get().isFirstOnly());
            } catch (OrtException e) {
                return plain(); // it may only be ours that is wrong
            }
        }
        return plain();
    }

    /** Opens the graph as it is in the file, which the caller closes. */
    Opened plain() {
        OrtEnvironment environment = OrtSupport.environment(EncodingException::new);
        try (OrtSession.SessionOptions options = options(environment, cudaDevice, threads)) {
            return new Opened(source.open(environment, options), false, false);
        } catch (OrtException e) {
            throw new EncodingException("cannot load the model " + source + ": " + GraphModel.firstLine(e), e);
        }
    }

    /** The same exception, which names the caller's stack as well. */
    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof EncodingException failure) {
            return new EncodingException(String.valueOf(failure.getMessage()), failure.getCause());
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new EncodingException("cannot load a model", cause);
    }

    private static OrtSession.SessionOptions options(OrtEnvironment environment, OptionalInt cudaDevice, int threads)
            throws OrtException {
        environment.setTelemetry(false);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        // Several threads wait for each other busily, or waking them takes longer than they save; but only during a
        // run.
        options.addConfigEntry("session.intra_op.allow_spinning", threads > 1 ? "1" : "0");
        options.addConfigEntry("session.force_spinning_stop", "1");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        // A plan of memory for each shape that ever came would be kept, and saves two hundredths of the time.
        options.setMemoryPatternOptimization(false);
        // Errors come as exceptions; the native library is not to print them as well.
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        if (cudaDevice.isPresent()) {
            try {
                options.addCUDA(cudaDevice.getAsInt());
            } catch (OrtException e) {
                options.close();
                throw new EncodingException(
                        "CUDA device " + cudaDevice.getAsInt() + " cannot be used: take"
                                + " com.microsoft.onnxruntime:onnxruntime_gpu in place of onnxruntime, with the CUDA and"
                                + " cuDNN that it asks for (" + GraphModel.firstLine(e) + ")",
                        e);
            }
        }
        return options;
    }
}
