package io.github.pas4j.benchmarks.curation;

import io.github.pas4j.datagen.group.Groups;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well groups agree with labels (A. Rosenberg, J. Hirschberg, V-measure, EMNLP 2007).
 *
 * @param homogeneity in [0, 1]: 1 where each group has prompts of one label alone
 * @param completeness in [0, 1]: 1 where each label's prompts are in one group
 */
record VMeasure(double homogeneity, double completeness) {

    static VMeasure of(Groups groups, List<String> labels) {
        Map<Integer, Integer> byGroup = new HashMap<>();
        Map<String, Integer> byLabel = new HashMap<>();
        Map<List<Object>, Integer> byBoth = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            byGroup.merge(groups.of(i), 1, Integer::sum);
            byLabel.merge(labels.get(i), 1, Integer::sum);
            byBoth.merge(List.of(groups.of(i), labels.get(i)), 1, Integer::sum);
        }
        double ofGroups = entropy(byGroup.values(), labels.size());
        double ofLabels = entropy(byLabel.values(), labels.size());
        double ofBoth = entropy(byBoth.values(), labels.size());
        double shared = ofGroups + ofLabels - ofBoth;
        return new VMeasure(ofLabels == 0 ? 1 : shared / ofLabels, ofGroups == 0 ? 1 : shared / ofGroups);
    }

    private static double entropy(Collection<Integer> counts, int all) {
        double sum = 0;
        for (int count : counts) {
            double share = count / (double) all;
            sum -= share * Math.log(share);
        }
        return sum;
    }

    /** The harmonic mean of the two. */
    double value() {
        double sum = homogeneity + completeness;
        return sum == 0 ? 0 : 2 * homogeneity * completeness / sum;
    }
}
