package io.github.pas4j.datagen.classify;

import io.github.pas4j.Category;
import java.util.Objects;

/**
 * A prompt whose category is known.
 *
 * @param prompt the user's words, not blank
 * @param category what it is labelled with
 * @param source where the row comes from, for counting: a corpus or a file
 */
public record LabelledPrompt(String prompt, Category category, String source) {

    /**
     * @throws IllegalArgumentException if the prompt is blank
     */
    public LabelledPrompt {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(source, "source");
        if (prompt.isBlank()) {
            throw new IllegalArgumentException("prompt must not be blank");
        }
    }

    /** Tells the category and how long the prompt is, not what it says. */
    @Override
    public String toString() {
        return "LabelledPrompt[" + category + ", " + prompt.length() + " characters, " + source + "]";
    }
}
