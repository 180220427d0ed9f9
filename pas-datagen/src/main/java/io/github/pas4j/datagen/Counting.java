package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how prompts ended. */
final class Counting {

    private static final String FILTERED = "filtered:";

    private final List<CuratedPrompt> kept;
    private final List<DroppedPrompt> dropped;

    Counting(List<CuratedPrompt> kept, List<DroppedPrompt> dropped) {
        this.kept = kept;
        this.dropped = dropped;
    }

    CurationCounts counts(SortedMap<String, Long> vetoed, long truncated, long withoutEncoder) {
        SortedMap<String, Long> filteredBy = new TreeMap<>();
        SortedMap<String, Long> nearBy = new TreeMap<>();
        SortedMap<String, Long> byReason = new TreeMap<>();
        for (DroppedPrompt prompt : dropped) {
            if (prompt.reason().startsWith(FILTERED)) {
                filteredBy.merge(prompt.reason().substring(FILTERED.length()), 1L, Long::sum);
                byReason.merge(FILTERED, 1L, Long::sum);
            } else {
                byReason.merge(prompt.reason(), 1L, Long::sum);
            }
            if (prompt.reason().equals(DroppedPrompt.NEAR)) {
                nearBy.merge(prompt.method().orElseThrow(), 1L, Long::sum);
            }
        }
        SortedMap<String, Long> byLanguage = new TreeMap<>();
        for (CuratedPrompt prompt : kept) {
            byLanguage.merge(prompt.language().map(Language::code).orElse("und"), 1L, Long::sum);
        }
        return new CurationCounts(
                (long) kept.size() + dropped.size(),
                byReason.getOrDefault(FILTERED, 0L),
                byReason.getOrDefault(DroppedPrompt.EXACT, 0L),
                byReason.getOrDefault(DroppedPrompt.NEAR, 0L),
                byReason.getOrDefault(DroppedPrompt.CONTAMINATED, 0L),
                kept.size(),
                filteredBy,
                nearBy,
                vetoed,
                byLanguage,
                truncated,
                withoutEncoder);
    }
}
