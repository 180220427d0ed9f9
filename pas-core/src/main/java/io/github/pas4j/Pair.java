package io.github.pas4j;

import java.util.Objects;
import java.util.Optional;

/**
 * A prompt and what is to be added to it: what a critic judges and a tuned model learns from. Immutable.
 *
 * @param prompt what the user wrote, exactly
 * @param complement what is added, not blank, or empty where silence is meant to be right
 */
public record Pair(String prompt, Optional<String> complement) {

    /**
     * @throws IllegalArgumentException if the complement is blank: silence is an empty Optional
     */
    public Pair {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(complement, "complement");
        if (complement.isPresent() && complement.get().isBlank()) {
            throw new IllegalArgumentException("complement must not be blank; silence is Pair.silent(prompt)");
        }
    }

    /** A prompt with a complement. */
    public static Pair of(String prompt, String complement) {
        return new Pair(prompt, Optional.of(complement));
    }

    /** A prompt to which nothing is added. */
    public static Pair silent(String prompt) {
        return new Pair(prompt, Optional.empty());
    }

    /** Says how long the texts are, not what they say. */
    @Override
    public String toString() {
        return "Pair[" + prompt.length() + " characters, "
                + complement.map(text -> text.length() + " characters").orElse("silent") + "]";
    }
}
