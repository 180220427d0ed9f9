package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import java.util.Objects;
import java.util.Optional;

/**
 * A prompt that is to become a pair. Immutable.
 *
 * @param id names it within its run; not blank
 * @param prompt what the user wrote, exactly
 * @param category what it asks for, where that is known: quotas and examples go by it
 */
public record PairPrompt(String id, String prompt, Optional<Category> category) {

    /**
     * @throws IllegalArgumentException if the id is blank
     */
    public PairPrompt {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(category, "category");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
    }

    /** A prompt whose category nobody knows. */
    public static PairPrompt of(String id, String prompt) {
        return new PairPrompt(id, prompt, Optional.empty());
    }

    /** A prompt with its category. */
    public static PairPrompt of(String id, String prompt, Category category) {
        return new PairPrompt(id, prompt, Optional.of(category));
    }

    /** Names the prompt, without its text. */
    @Override
    public String toString() {
        return "PairPrompt[" + id + ", " + prompt.length() + " characters, "
                + category.map(Category::id).orElse("no category") + "]";
    }
}
