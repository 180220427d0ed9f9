package io.github.pas4j;

/** How one call of an augmenter ended. Only {@link #AUGMENTED} changes what is sent to the model. */
public enum Outcome {
    /** A complement was added. */
    AUGMENTED,
    /** A complement was made and passed the guard, but the augmenter is in shadow mode: the prompt is sent as it is. */
    SHADOWED,
    /** The gate found that the prompt already says what a complement could. */
    ALREADY_COMPLETE,
    /** The gate left the prompt alone: a greeting, strict output, very long material and the like. */
    SKIPPED,
    /** The generator does not know the prompt's language. */
    UNSUPPORTED,
    /** The generator has nothing to add that is known to help. */
    NO_COMPLEMENT,
    /** The guard refused the complement. */
    REJECTED,
    /** The call's time ran out. */
    TIMED_OUT,
    /** Something threw, or gave back what it must not. */
    FAILED,
    /** The caller switched augmentation off for this call. */
    OFF;

    /** Whether the call broke down, which {@link FailurePolicy} decides about. */
    public boolean isFailure() {
        return this == TIMED_OUT || this == FAILED;
    }
}
