package io.github.pas4j.datagen.dedup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which texts are kept, which are dropped for which of them, and how that came about. Immutable and thread-safe. */
public final class DuplicateResult {

    private final @Nullable Duplicate[] dropped;
    private final Map<DuplicateMethod, Integer> droppedBy = new EnumMap<>(DuplicateMethod.class);
    private final SortedMap<String, Long> vetoed;
    private final Optional<String> index;
    private final OptionalDouble sampleRecall;

    DuplicateResult(
            @Nullable Duplicate[] dropped,
            Map<String, Long> vetoed,
            Optional<String> index,
            OptionalDouble sampleRecall) {
        this.dropped = dropped;
        this.vetoed = new TreeMap<>(vetoed);
        this.index = index;
        this.sampleRecall = sampleRecall;
        for (Duplicate duplicate : dropped) {
            if (duplicate != null) {
                droppedBy.merge(duplicate.method(), 1, Integer::sum);
            }
        }
    }

    /** How many texts there were. */
    public int size() {
        return dropped.length;
    }

    /**
     * Whether a text is kept.
     *
     * @param text its number in the list that was given
     * @throws IndexOutOfBoundsException if there is no such text
     */
    public boolean isKept(int text) {
        return dropped[Objects.checkIndex(text, dropped.length)] == null;
    }

    /** How many texts are kept. */
    public int keptCount() {
        return size() - droppedBy.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Why a text was dropped, or empty if it is kept.
     *
     * @param text its number in the list that was given
     * @throws IndexOutOfBoundsException if there is no such text
     */
    public Optional<Duplicate> duplicate(int text) {
        return Optional.ofNullable(dropped[Objects.checkIndex(text, dropped.length)]);
    }

    /** All dropped texts by rising number; unmodifiable. */
    public List<Duplicate> duplicates() {
        List<Duplicate> out = new ArrayList<>();
        for (Duplicate duplicate : dropped) {
            if (duplicate != null) {
                out.add(duplicate);
            }
        }
        return List.copyOf(out);
    }

    /** How many were dropped by each method that dropped any; unmodifiable. */
    public Map<DuplicateMethod, Integer> droppedBy() {
        return Map.copyOf(droppedBy);
    }

    /**
     * Pairs that were near enough and are no duplicates all the same, by the veto's reason. A pair of which one was dropped already is
     * not looked at, and not counted. Unmodifiable.
     */
    public Map<String, Long> vetoed() {
        return Collections.unmodifiableMap(vetoed);
    }

    /** Which index found the pairs of near vectors, and why that one; empty where there were no vectors. */
    public Optional<String> index() {
        return index;
    }

    /**
     * Share of the near pairs that the graph found, among those of a sample of texts; 1 where no text of the sample has any.
     * Empty where the search was exact, which misses nothing.
     */
    public OptionalDouble sampleRecall() {
        return sampleRecall;
    }

    /** Counts alone. */
    @Override
    public String toString() {
        return "DuplicateResult[" + size() + " texts, " + keptCount() + " kept, dropped " + droppedBy + ", vetoed "
                + vetoed + "]";
    }
}
