package io.github.pas4j.datagen;

import io.github.pas4j.datagen.group.Grouping;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What is to be selected.
 *
 * @param grouping how groups are found
 * @param choice which prompts of a group come first
 * @param perGroup most of a group; the greatest int for all
 * @param size most in all; the greatest int for all
 * @param byCategory how many of some categories
 * @param byLanguage how many of some languages, by code
 * @param minQuality least quality
 * @param seed decides between equals
 */
record Selection(
        Grouping grouping,
        RepresentativeChoice choice,
        int perGroup,
        int size,
        SortedMap<String, Integer> byCategory,
        SortedMap<String, Integer> byLanguage,
        OptionalDouble minQuality,
        long seed) {

    static final int ALL = Integer.MAX_VALUE;
}
