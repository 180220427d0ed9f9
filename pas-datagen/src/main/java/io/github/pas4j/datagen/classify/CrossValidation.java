package io.github.pas4j.datagen.classify;

import de.bwaldvogel.liblinear.Feature;
import io.github.pas4j.datagen.classify.Logistic.Example;
import io.github.pas4j.datagen.classify.Temperature.Scored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Chooses how much the weights may cost, and the temperature, by rows that a model had not learnt from: five models, each
 * scoring the fifth of the rows that it has not seen.
 *
 * @param cost LIBLINEAR's C
 * @param temperature fitted to the scores at that cost
 * @param scored each row as the model that had not seen it scores it, in order
 */
record CrossValidation(double cost, double temperature, List<Scored> scored) {

    private static final int FOLDS = 5;

    /** From strongly smoothed to hardly. */
    private static final List<Double> COSTS = List.of(1.0, 4.0, 16.0);

    /**
     * The cost under which the rows are likeliest.
     *
     * @param folds any number for each row: rows of the same number modulo five are held out together
     */
    static CrossValidation of(Logistic logistic, List<Example> examples, List<Integer> folds, int classes) {
        CrossValidation best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double cost : COSTS) {
            List<Scored> scored = scored(logistic, examples, folds, classes, cost);
            double temperature = Temperature.fit(scored);
            double loss = Temperature.loss(scored, temperature);
            if (best == null || loss < least) {
                least = loss;
                best = new CrossValidation(cost, temperature, scored);
            }
        }
        if (best == null) {
            throw new IllegalStateException("no cost to choose from");
        }
        return best;
    }

    private static List<Scored> scored(
            Logistic logistic, List<Example> examples, List<Integer> folds, int classes, double cost) {
        List<Scored> scored = new ArrayList<>(Collections.nCopies(examples.size(), new Scored(List.of(), 0)));
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> seen = new ArrayList<>();
            for (int i = 0; i < examples.size(); i++) {
                if (Math.floorMod(folds.get(i), FOLDS) != fold) {
                    seen.add(examples.get(i));
                }
            }
            if (seen.size() == examples.size() || seen.isEmpty()) {
                continue;
            }
            float[] weights = logistic.train(seen, cost);
            for (int i = 0; i < examples.size(); i++) {
                if (Math.floorMod(folds.get(i), FOLDS) == fold) {
                    scored.set(i, score(examples.get(i), weights, classes));
                }
            }
        }
        return scored.stream().filter(row -> !row.scores().isEmpty()).toList();
    }

    private static Scored score(Example example, float[] weights, int classes) {
        List<Double> scores = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            double sum = 0;
            for (Feature feature : example.values()) {
                sum += feature.getValue() * weights[(feature.getIndex() - 1) * classes + c];
            }
            scores.add(sum);
        }
        return new Scored(scores, example.label());
    }
}
