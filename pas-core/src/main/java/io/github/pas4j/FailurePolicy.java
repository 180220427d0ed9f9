package io.github.pas4j;

/** What an augmenter does when a call fails or its time runs out. */
public enum FailurePolicy {
    /** Gives back the original prompt and says why in the outcome. The default. */
    RETURN_ORIGINAL,
    /** Throws the generator's own {@link PasException}, or an {@link AugmentationException}. */
    THROW
}
