package io.github.pas4j.datagen.classify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rows to hold out so that whole sources are not seen, as with prompts from elsewhere. */
final class UnseenSources {

    /** Each costs the training of a model. */
    private static final int MOST_GROUPS = 4;

    private UnseenSources() {}

    /**
     * Groups of rows, each all the rows of one source or of several. A source that has more than half of the rows is in
     * none: too little would be left to learn from.
     *
     * @param sources where each row is from
     * @return the places of the rows of each group, at most four groups; none where there is but one source
     */
    static List<BitSet> of(List<String> sources) {
        Map<String, BitSet> places = new TreeMap<>();
        for (int i = 0; i < sources.size(); i++) {
            places.computeIfAbsent(sources.get(i), source -> new BitSet()).set(i);
        }
        List<BitSet> groups = new ArrayList<>();
        places.values().stream()
                .filter(rows -> places.size() > 1 && 2 * rows.cardinality() <= sources.size())
                .sorted(Comparator.comparingInt(BitSet::cardinality).reversed())
                .forEach(rows -> {
                    if (groups.size() < MOST_GROUPS) {
                        groups.add(rows);
                    } else {
                        groups.stream()
                                .min(Comparator.comparingInt(BitSet::cardinality))
                                .ifPresent(smallest -> smallest.or(rows));
                    }
                });
        return groups;
    }
}
