package io.github.pas4j.benchmarks.dedup;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Precision, recall and their harmonic mean. */
record Score(int found, int wrong, int missed) {

    static Score of(List<LabelledPair> pairs, Predicate<LabelledPair> duplicate) {
        int found = 0;
        int wrong = 0;
        int missed = 0;
        for (LabelledPair pair : pairs) {
            if (duplicate.test(pair)) {
                found += pair.duplicate() ? 1 : 0;
                wrong += pair.duplicate() ? 0 : 1;
            } else {
                missed += pair.duplicate() ? 1 : 0;
            }
        }
        return new Score(found, wrong, missed);
    }

    /** The threshold in hundredths with the best harmonic mean. */
    static double bestThreshold(List<LabelledPair> pairs, ToDoubleFunction<LabelledPair> likeness) {
        double best = 0;
        double bestF = -1;
        for (int hundredths = 1; hundredths <= 100; hundredths++) {
            double threshold = hundredths / 100.0;
            double f =
                    of(pairs, pair -> likeness.applyAsDouble(pair) >= threshold).f();
            if (f > bestF) {
                best = threshold;
                bestF = f;
            }
        }
        return best;
    }

    double precision() {
        return found + wrong == 0 ? 1 : found / (double) (found + wrong);
    }

    double recall() {
        return found + missed == 0 ? 1 : found / (double) (found + missed);
    }

    double f() {
        return found == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    /** Three numbers in hundredths. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", precision(), recall(), f());
    }
}
