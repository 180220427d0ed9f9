package io.github.pas4j;

import java.util.Objects;

/**
 * A kind of task that prompts ask for.
 *
 * @param id lower-case words joined by hyphens, such as {@code question-answering}; unique in its taxonomy
 * @param description what belongs to it, in one line, for people and for models that classify
 */
public record Category(String id, String description) {

    /**
     * @throws IllegalArgumentException if the id is not lower-case ASCII letters, digits and single hyphens
     */
    public Category {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("category id must be lower-case words joined by hyphens: " + id);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
