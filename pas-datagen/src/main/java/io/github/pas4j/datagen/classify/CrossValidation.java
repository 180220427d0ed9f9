package io.github.pas4j.datagen.classify;

import de.bwaldvogel.liblinear.Feature;
import io.github.pas4j.datagen.classify.Logistic.Example;
import io.github.pas4j.datagen.classify.Temperature.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses how much an error costs, and the temperature, by rows that a model had not learnt from: five models, each scoring
 * the fifth of the rows that it has not seen. The cost is chosen by the first fifth alone, which takes half the time.
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
     * The cost under which the rows of the first fold are likeliest, and all rows as it scores them.
     *
     * @param folds any number for each row: rows of the same number modulo five are held out together
     */
    static CrossValidation of(Logistic logistic, List<Example> examples, List<Integer> folds, int classes) {
        double cost = cost(logistic, examples, folds, classes);
        Map<Integer, Scored> scored = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            scored.putAll(scored(logistic, examples, folds, fold, classes, cost));
        }
        List<Scored> all = List.copyOf(scored.values());
        return new CrossValidation(cost, Temperature.fit(all), all);
    }

    private static double cost(Logistic logistic, List<Example> examples, List<Integer> folds, int classes) {
        double best = COSTS.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (double cost : COSTS) {
            List<Scored> scored = List.copyOf(
                    scored(logistic, examples, folds, 0, classes, cost).values());
            double loss = Temperature.loss(scored, Temperature.fit(scored));
            if (loss < least) {
                least = loss;
                best = cost;
            }
        }
        return best;
    }

    /** The rows of one fold by their place, scored by a model of all others. */
    private static Map<Integer, Scored> scored(
            Logistic logistic, List<Example> examples, List<Integer> folds, int fold, int classes, double cost) {
        List<Example> seen = new ArrayList<>();
        Map<Integer, Example> held = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            if (Math.floorMod(folds.get(i), FOLDS) == fold) {
                held.put(i, examples.get(i));
            } else {
                seen.add(examples.get(i));
            }
        }
        Map<Integer, Scored> scored = new TreeMap<>();
        if (!held.isEmpty() && !seen.isEmpty()) {
            float[] weights = logistic.train(seen, cost);
            held.forEach((place, example) -> scored.put(place, score(example, weights, classes)));
        }
        return scored;
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
