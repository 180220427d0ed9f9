package io.github.pas4j.datagen;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many prompts ended in which way: {@code read} is the sum of {@code filtered}, {@code exactDuplicates},
 * {@code nearDuplicates}, {@code contaminated}, {@code notSelected} and {@code kept}. Immutable.
 *
 * @param read prompts that were given
 * @param filtered prompts that a filter took out
 * @param exactDuplicates prompts whose normalised text came before
 * @param nearDuplicates prompts near which another one is kept
 * @param contaminated prompts too near to an evaluation set
 * @param notSelected prompts that are no duplicates and were not selected
 * @param kept prompts that are left
 * @param filteredBy the filtered by rule
 * @param nearBy the near duplicates by the method that found them
 * @param vetoed pairs that were near enough and are no duplicates all the same, by the veto's reason
 * @param byLanguage the kept by language; {@code und} where it is unclear
 * @param byCategory the kept by category; {@code unknown} where it could not be told. Empty if nobody was asked
 * @param clusters groups of what was neither filtered nor a duplicate; empty if nothing was to be selected
 * @param unscored the kept and not selected whose quality could not be told; 0 if nobody was asked
 * @param truncated prompts whose vector stands for their beginning alone
 * @param withoutEncoder prompts of languages without an encoder, which were compared by their characters
 */
public record CurationCounts(
        long read,
        long filtered,
        long exactDuplicates,
        long nearDuplicates,
        long contaminated,
        long notSelected,
        long kept,
        SortedMap<String, Long> filteredBy,
        SortedMap<String, Long> nearBy,
        SortedMap<String, Long> vetoed,
        SortedMap<String, Long> byLanguage,
        SortedMap<String, Long> byCategory,
        OptionalLong clusters,
        long unscored,
        long truncated,
        long withoutEncoder) {

    /** Stands for the language where none could be told. */
    static final String UNCLEAR = "und";
    /** Stands for the category where none could be told. */
    static final String UNKNOWN = "unknown";

    /** Counts; the maps are copied. */
    public CurationCounts {
        filteredBy = copy(filteredBy);
        nearBy = copy(nearBy);
        vetoed = copy(vetoed);
        byLanguage = copy(byLanguage);
        byCategory = copy(byCategory);
    }

    private static SortedMap<String, Long> copy(Map<String, Long> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
