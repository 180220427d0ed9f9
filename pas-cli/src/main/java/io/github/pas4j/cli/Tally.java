package io.github.pas4j.cli;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Category;
import io.github.pas4j.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts how the rows of a file ended: each read row is one outcome or unreadable. Used by one thread. */
final class Tally extends RowCounts {

    private static final int MAX_REASONS = 1_000;
    private static final String NO_CATEGORY = "(none)";

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> reasons = new HashMap<>();
    private final Map<String, Long> categories = new TreeMap<>();

    void add(AugmentedPrompt result) {
        addDone(1);
        outcomes.merge(result.outcome(), 1L, Long::sum);
        categories.merge(result.category().map(Category::id).orElse(NO_CATEGORY), 1L, Long::sum);
        if (result.outcome() != Outcome.AUGMENTED) {
            String reason = Words.leftAlone(result);
            boolean room = reasons.size() < MAX_REASONS || reasons.containsKey(reason);
            reasons.merge(room ? reason : "other reasons", 1L, Long::sum);
        }
    }

    Map<Outcome, Long> outcomes() {
        return outcomes;
    }

    Map<String, Long> reasons() {
        return reasons;
    }

    Map<String, Long> categories() {
        return categories;
    }
}
