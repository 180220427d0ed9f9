package io.github.pas4j;

import java.util.Optional;

/** Tells the category of a prompt. Implementations are thread-safe. */
@FunctionalInterface
public interface CategoryClassifier {

    /**
     * Classifies one prompt.
     *
     * @return its category, or empty where it cannot be told (a language that the classifier does not know, say)
     */
    Optional<Category> classify(String prompt);
}
