package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.group.Grouping;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has been set of a selection so far, checked as it is set. */
final class SelectionSettings {

    private final SortedMap<String, Integer> byCategory = new TreeMap<>();
    private final SortedMap<String, Integer> byLanguage = new TreeMap<>();
    private Grouping grouping = Grouping.communities();
    private RepresentativeChoice choice = RepresentativeChoice.CENTRAL;
    private OptionalDouble minQuality = OptionalDouble.empty();
    private int perGroup = Selection.ALL;
    private int size = Selection.ALL;
    private long seed;
    private boolean asked;

    void grouping(Grouping way) {
        grouping = Objects.requireNonNull(way, "grouping");
        asked = true;
    }

    void choice(RepresentativeChoice which) {
        choice = Objects.requireNonNull(which, "choice");
        asked = true;
    }

    void perGroup(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("representativesPerCluster must be positive: " + most);
        }
        perGroup = most;
        asked = true;
    }

    void size(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("size must be positive: " + most);
        }
        size = most;
        asked = true;
    }

    void categoryQuota(String id, int number) {
        Objects.requireNonNull(id, "category");
        byCategory.put(id, checked("category " + id, number));
        asked = true;
    }

    void languageQuota(Language language, int number) {
        byLanguage.put(language.code(), checked("language " + language.code(), number));
        asked = true;
    }

    private static int checked(String of, int number) {
        if (number < 0) {
            throw new IllegalArgumentException("the quota of " + of + " must not be negative: " + number);
        }
        return number;
    }

    void minQuality(double least) {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("minQuality must be in [0, 1]: " + least);
        }
        minQuality = OptionalDouble.of(least);
        asked = true;
    }

    void seed(long value) {
        seed = value;
    }

    boolean needsQuality() {
        return minQuality.isPresent() || choice == RepresentativeChoice.BEST_QUALITY;
    }

    /**
     * The selection, or null if nothing was asked for.
     *
     * @throws IllegalStateException if settings contradict each other
     * @throws IllegalArgumentException if a quota is of a category that the taxonomy does not have
     */
    @Nullable
    Selection build(Taxonomy taxonomy, boolean hasClassifier) {
        if (!asked) {
            return null;
        }
        if (!byCategory.isEmpty() && !hasClassifier) {
            throw new IllegalStateException("quotas of categories need a classifier: " + byCategory.keySet());
        }
        byCategory.keySet().stream()
                .filter(id -> !id.equals(CurationCounts.UNKNOWN))
                .forEach(taxonomy::category);
        requireWithinSize("categories", byCategory.values());
        requireWithinSize("languages", byLanguage.values());
        return new Selection(
                grouping,
                choice,
                perGroup,
                size,
                new TreeMap<>(byCategory),
                new TreeMap<>(byLanguage),
                minQuality,
                seed);
    }

    private void requireWithinSize(String of, Collection<Integer> quotas) {
        long sum = quotas.stream().mapToLong(Integer::intValue).sum();
        if (sum > size) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT, "the quotas of %s, %d in all, are more than the size, %d", of, sum, size));
        }
    }
}
