package io.github.pas4j;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold between the pairs of a set for it to be one. Sees one pair after the other. */
final class GoldenConsistency {

    private final Set<String> ids = new HashSet<>();
    private final Map<String, Category> categories = new HashMap<>();

    /** What is wrong with a pair beside the ones before it. */
    Optional<String> problem(GoldenPair pair) {
        return ofId(pair.id()).or(() -> ofIntent(pair.intent(), pair.category()));
    }

    Optional<String> ofId(String id) {
        return ids.add(id) ? Optional.empty() : Optional.of("id '" + id + "' comes twice");
    }

    Optional<String> ofIntent(String intent, Category category) {
        Category before = categories.putIfAbsent(intent, category);
        return before == null || before.equals(category)
                ? Optional.empty()
                : Optional.of("intent '" + intent + "' is in two categories: " + before + " and " + category);
    }
}
