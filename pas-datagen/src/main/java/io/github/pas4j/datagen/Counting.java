package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts how prompts ended. */
final class Counting {

    private static final String FILTERED = "filtered:";

    private final List<CuratedPrompt> kept;
    private final List<DroppedPrompt> dropped;
    private final Set<Asked> asked;

    /** What somebody was asked about each prompt. */
    enum Asked {
        QUALITY,
        CATEGORY
    }

    Counting(List<CuratedPrompt> kept, List<DroppedPrompt> dropped, Set<Asked> asked) {
        this.kept = kept;
        this.dropped = dropped;
        this.asked = asked;
    }

    /**
     * @param left what was left to be selected from, or kept
     * @param groups of it, if there are any
     */
    CurationCounts counts(
            List<Candidate> left,
            @Nullable GroupStage groups,
            SortedMap<String, Long> vetoed,
            long truncated,
            long withoutEncoder) {
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
            byLanguage.merge(prompt.language().map(Language::code).orElse(CurationCounts.UNCLEAR), 1L, Long::sum);
        }
        return new CurationCounts(
                (long) kept.size() + dropped.size(),
                byReason.getOrDefault(FILTERED, 0L),
                byReason.getOrDefault(DroppedPrompt.EXACT, 0L),
                byReason.getOrDefault(DroppedPrompt.NEAR, 0L),
                byReason.getOrDefault(DroppedPrompt.CONTAMINATED, 0L),
                byReason.getOrDefault(DroppedPrompt.NOT_SELECTED, 0L),
                kept.size(),
                filteredBy,
                nearBy,
                vetoed,
                byLanguage,
                asked.contains(Asked.CATEGORY) ? byCategory() : new TreeMap<>(),
                groups == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(groups.sizes().count()),
                asked.contains(Asked.QUALITY) ? unscored(left) : 0,
                truncated,
                withoutEncoder);
    }

    private SortedMap<String, Long> byCategory() {
        SortedMap<String, Long> byCategory = new TreeMap<>();
        for (CuratedPrompt prompt : kept) {
            byCategory.merge(prompt.category().map(Category::id).orElse(CurationCounts.UNKNOWN), 1L, Long::sum);
        }
        return byCategory;
    }

    private static long unscored(List<Candidate> left) {
        return left.stream().filter(candidate -> candidate.quality().isEmpty()).count();
    }
}
