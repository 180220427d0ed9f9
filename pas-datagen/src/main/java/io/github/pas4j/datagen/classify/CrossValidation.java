package io.github.pas4j.datagen.classify;

import de.bwaldvogel.liblinear.Feature;
import io.github.pas4j.datagen.classify.LeastSquares.Example;
import io.github.pas4j.datagen.classify.Temperature.Scored;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses how much an error costs, and the temperature, by rows that a model had not learnt from: five models, each scoring
 * the fifth of the rows that it has not seen. The cost is chosen by the first fifth alone, which takes half the time. The
 * temperature is chosen by rows whose whole source was not seen, where there are enough of them ({@link UnseenSources}): of
 * the sources that it knows a model is surer than of those that it will meet.
 *
 * @param cost LIBLINEAR's C
 * @param temperature fitted to the scores at that cost
 * @param scored each row as the model that had not seen it scores it, in order
 */
record CrossValidation(double cost, double temperature, List<Scored> scored) {

    private static final int FOLDS = 5;

    /** From strongly smoothed to little. */
    private static final List<Double> COSTS = List.of(0.25, 0.5, 1.0);

    /** With fewer rows of sources not seen, the temperature is fitted to the folds. */
    private static final int LEAST_UNSEEN = 100;

    /**
     * The cost under which the rows of the first fold are likeliest, and all rows as it scores them.
     *
     * @param folds any number for each row: rows of the same number modulo five are held out together
     * @param sources where each row is from
     */
    static CrossValidation of(
            LeastSquares regression, List<Example> examples, List<Integer> folds, List<String> sources, int classes) {
        double cost = cost(regression, examples, folds, classes);
        Map<Integer, Scored> scored = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            scored.putAll(scored(regression, examples, fold(folds, fold), classes, cost));
        }
        List<Scored> all = List.copyOf(scored.values());
        List<Scored> unseen = new ArrayList<>();
        for (BitSet held : UnseenSources.of(sources)) {
            Set<Integer> seen = labelsOutside(examples, held);
            scored(regression, examples, held, classes, cost).values().stream()
                    .filter(row -> seen.contains(row.label())) // no model could have told the others
                    .forEach(unseen::add);
        }
        return new CrossValidation(cost, Temperature.fit(unseen.size() < LEAST_UNSEEN ? all : unseen), all);
    }

    private static Set<Integer> labelsOutside(List<Example> examples, BitSet held) {
        return IntStream.range(0, examples.size())
                .filter(place -> !held.get(place))
                .mapToObj(place -> examples.get(place).label())
                .collect(Collectors.toSet());
    }

    private static BitSet fold(List<Integer> folds, int wanted) {
        BitSet places = new BitSet();
        for (int i = 0; i < folds.size(); i++) {
            places.set(i, Math.floorMod(folds.get(i), FOLDS) == wanted);
        }
        return places;
    }

    private static double cost(LeastSquares regression, List<Example> examples, List<Integer> folds, int classes) {
        double best = COSTS.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (double cost : COSTS) {
            List<Scored> scored = List.copyOf(
                    scored(regression, examples, fold(folds, 0), classes, cost).values());
            double loss = Temperature.loss(scored, Temperature.fit(scored));
            if (loss < least) {
                least = loss;
                best = cost;
            }
        }
        return best;
    }

    /** The held rows by their place, scored by a model of all others. */
    private static Map<Integer, Scored> scored(
            LeastSquares regression, List<Example> examples, BitSet held, int classes, double cost) {
        Map<Integer, Scored> scored = new TreeMap<>();
        if (!held.isEmpty() && held.cardinality() < examples.size()) {
            List<Example> seen = IntStream.range(0, examples.size())
                    .filter(place -> !held.get(place))
                    .mapToObj(examples::get)
                    .toList();
            float[] weights = regression.train(seen, cost);
            held.stream().forEach(place -> scored.put(place, score(examples.get(place), weights, classes)));
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
