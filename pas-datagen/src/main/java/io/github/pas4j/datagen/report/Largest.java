package io.github.pas4j.datagen.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which names have the largest counts. */
final class Largest {

    private Largest() {}

    /** The largest first, of equal ones by name. */
    static List<String> of(Map<String, Long> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
