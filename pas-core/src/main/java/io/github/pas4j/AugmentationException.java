package io.github.pas4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An augmentation that failed or ran out of time, under {@link FailurePolicy#THROW}. */
public final class AugmentationException extends PasException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    AugmentationException(Outcome outcome, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.outcome = Objects.requireNonNull(outcome, "outcome");
    }

    /** {@link Outcome#FAILED} or {@link Outcome#TIMED_OUT}. */
    public Outcome outcome() {
        return outcome;
    }
}
