package io.github.pas4j;

import java.util.Objects;
import java.util.Optional;

/**
 * A hand-made pair of prompt and complement: what categories are decided by, what retrieval hands out, and what
 * generators are shown as an example.
 *
 * @param id unique in its file
 * @param language the prompt's and the complement's language
 * @param category what the prompt asks for
 * @param intent finer than the category, such as {@code short-fact}; transferable pairs of one intent share their
 *     evidence
 * @param prompt what a user might write
 * @param complement how to approach it, or empty where silence is right
 * @param reach which prompts the complement fits
 */
public record GoldenPair(
        String id,
        Language language,
        Category category,
        String intent,
        String prompt,
        Optional<String> complement,
        Reach reach) {

    /** Which prompts a complement fits. */
    public enum Reach {
        /** Its own prompt only: an example of how complements are written. */
        SPECIFIC,
        /** Every prompt of its intent, so that retrieval may hand it out. */
        TRANSFERABLE
    }

    /** All components are non-null. */
    public GoldenPair {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(complement, "complement");
        Objects.requireNonNull(reach, "reach");
    }

    /** Names the pair, without its texts. */
    @Override
    public String toString() {
        return "GoldenPair[" + id + ", " + language + ", " + category + ", " + intent + "]";
    }
}
