package io.github.pas4j;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How a call's failure is told: in words for its result, as an exception under {@link FailurePolicy#THROW}. */
final class Ending {

    private Ending() {}

    /** Never the message of a foreign exception, which may hold the prompt. */
    static String reason(@Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "timeout";
        }
        if (failure instanceof InterruptedException || failure instanceof CancellationException) {
            return "interrupted";
        }
        return failure instanceof Pipeline.PartFailedException || failure instanceof WorkerPool.ClosedException
                ? String.valueOf(failure.getMessage())
                : "internal error: "
                        + (failure == null ? "no result" : failure.getClass().getName());
    }

    static PasException toThrow(Outcome outcome, String reason, @Nullable Throwable failure) {
        Throwable cause = failure instanceof Pipeline.PartFailedException ? failure.getCause() : failure;
        return cause instanceof PasException own ? own : new AugmentationException(outcome, reason, cause);
    }
}
