package io.github.pas4j.datagen;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many prompts ended in which way: {@code read} is the sum of {@code filtered}, {@code exactDuplicates},
 * {@code nearDuplicates}, {@code contaminated} and {@code kept}. Immutable.
 *
 * @param read prompts that were given
 * @param filtered prompts that a filter took out
 * @param exactDuplicates prompts whose normalised text came before
 * @param nearDuplicates prompts near which another one is kept
 * @param contaminated prompts too near to an evaluation set
 * @param kept prompts that are left
 * @param filteredBy the filtered by rule
 * @param nearBy the near duplicates by the method that found them
 * @param vetoed pairs that were near enough and are no duplicates all the same, by the veto's reason
 * @param byLanguage the kept by language; {@code und} where it is unclear
 * @param truncated prompts whose vector stands for their beginning alone
 * @param withoutEncoder prompts of languages without an encoder, which were compared by their characters
 */
public record CurationCounts(
        long read,
        long filtered,
        long exactDuplicates,
        long nearDuplicates,
        long contaminated,
        long kept,
        SortedMap<String, Long> filteredBy,
        SortedMap<String, Long> nearBy,
        SortedMap<String, Long> vetoed,
        SortedMap<String, Long> byLanguage,
        long truncated,
        long withoutEncoder) {

    /** Counts; the maps are copied. */
    public CurationCounts {
        filteredBy = copy(filteredBy);
        nearBy = copy(nearBy);
        vetoed = copy(vetoed);
        byLanguage = copy(byLanguage);
    }

    private static SortedMap<String, Long> copy(Map<String, Long> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
