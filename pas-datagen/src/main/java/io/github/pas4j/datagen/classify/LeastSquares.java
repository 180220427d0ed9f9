package io.github.pas4j.datagen.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regression of each class against all others, by LIBLINEAR's trust-region Newton method, which makes no random
 * choice: the same rows always give the same weights.
 */
final class Logistic {

    /** A class that no row has. */
    private static final double NEVER = -20;

    /** LIBLINEAR's eps; ten times finer takes twice as long and hardly tells anything else. */
    private static final double PRECISION = 0.1;

    private final int features;
    private final int classes;

    static {
        Linear.disableDebugOutput();
    }

    /**
     * @param features how many, the intercept not counted
     * @param classes how many
     */
    Logistic(int features, int classes) {
        this.features = features;
        this.classes = classes;
    }

    /**
     * One row.
     *
     * @param values its features by index from 1, ascending, the last one the intercept: index {@code features + 1}, value 1
     * @param label its class, in [0, classes)
     */
    record Example(List<Feature> values, int label) {}

    /**
     * Weights as {@link io.github.pas4j.embedded.internal.LinearModel} takes them: {@code (features + 1) × classes}.
     *
     * @param cost of an error against the size of the weights, LIBLINEAR's C, above 0
     */
    float[] train(List<Example> examples, double cost) {
        float[] weights = new float[(features + 1) * classes];
        Feature[][] values = examples.stream()
                .map(example -> example.values().toArray(Feature[]::new))
                .toArray(Feature[][]::new);
        IntStream.range(0, classes).parallel().forEach(c -> {
            Problem problem = new Problem();
            problem.l = examples.size();
            problem.n = features + 1;
            problem.bias = 1;
            problem.x = values;
            problem.y = examples.stream()
                    .mapToDouble(example -> example.label() == c ? 1 : -1)
                    .toArray();
            train(problem, cost, c, weights);
        });
        return weights;
    }

    /** Each class on its own, so that the order in which they are done tells on nothing. */
    private void train(Problem problem, double cost, int wanted, float[] weights) {
        double first = problem.y[0];
        boolean differs = false;
        boolean occurs = false;
        for (double label : problem.y) {
            differs |= label != first;
            occurs |= label > 0;
        }
        if (!differs) {
            weights[features * classes + wanted] = (float) (occurs ? -NEVER : NEVER);
            return;
        }
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, PRECISION));
        double sign = model.getLabels()[0]; // weights are for the label that came first
        double[] found = model.getFeatureWeights();
        for (int f = 0; f <= features; f++) {
            weights[f * classes + wanted] = (float) (sign * found[f]);
        }
    }
}
