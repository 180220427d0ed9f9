package io.github.pas4j;

import java.util.Objects;

/**
 * A pair whose complement breaks a criterion, with the reason: an example for whoever judges complements.
 *
 * @param id unique in its file
 * @param language the prompt's language
 * @param category what the prompt asks for
 * @param prompt what a user might write
 * @param complement what must not be added to it
 * @param criterion what it breaks
 * @param reason why, in the prompt's language
 */
public record InvalidPair(
        String id,
        Language language,
        Category category,
        String prompt,
        String complement,
        Criterion criterion,
        String reason) {

    /** All components are non-null. */
    public InvalidPair {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(complement, "complement");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(reason, "reason");
    }

    /** Names the pair, without its texts. */
    @Override
    public String toString() {
        return "InvalidPair[" + id + ", " + language + ", " + category + ", " + criterion.id() + "]";
    }
}
