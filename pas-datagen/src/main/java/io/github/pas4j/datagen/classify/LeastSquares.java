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
 * Ridge regression of each class, 1 for its rows and 0 for all others, by LIBLINEAR's trust-region Newton method, which makes
 * no random choice: the same rows always give the same weights. On prompts of sources that no row came from it tells
 * categories better than logistic regression on the same features does (docs/categories.md).
 */
final class LeastSquares {

    /** LIBLINEAR's eps; ten times finer tells nothing else. */
    private static final double PRECISION = 0.001;

    /** No error is too small to count. */
    private static final double TOLERATED = 0;

    private final int features;
    private final int classes;

    static {
        Linear.disableDebugOutput();
    }

    /**
     * @param features how many, the intercept not counted
     * @param classes how many
     */
    LeastSquares(int features, int classes) {
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
                    .mapToDouble(example -> example.label() == c ? 1 : 0)
                    .toArray();
            train(problem, cost, c, weights);
        });
        return weights;
    }

    /** Each class on its own, so that the order in which they are done tells on nothing. */
    private void train(Problem problem, double cost, int wanted, float[] weights) {
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVR, cost, PRECISION, TOLERATED));
        double[] found = model.getFeatureWeights();
        for (int f = 0; f <= features; f++) {
            weights[f * classes + wanted] = (float) found[f];
        }
    }
}
