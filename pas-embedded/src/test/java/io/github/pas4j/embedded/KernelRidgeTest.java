package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KernelRidgeTest {

    @Test
    void solvesTheNormalEquations() {
        // (K + I) = [[2, 1], [1, 3]], inverse = [[3, -1], [-1, 2]] / 5
        double[][] model = KernelRidge.weights(new double[][] {{1, 1}, {1, 2}}, new int[] {0, 1}, 2, 1);
        assertThat(scores(model, new double[] {1, 0})).containsExactly(new double[] {0.6, -0.2}, within(1e-12));
        assertThat(scores(model, new double[] {0, 1})).containsExactly(new double[] {-0.2, 0.4}, within(1e-12));
    }

    @Test
    void smallSmoothingGivesTheExamplesTheirOwnClass() {
        double[][] kernel = {{1, 0.5, 0.1}, {0.5, 1, 0.2}, {0.1, 0.2, 1}};
        double[][] model = KernelRidge.weights(kernel, new int[] {0, 1, 2}, 3, 1e-9);
        for (int i = 0; i < 3; i++) {
            assertThat(scores(model, kernel[i])[i]).isCloseTo(1, within(1e-6));
        }
    }

    /** What a text that is so near to each example scores for each class. */
    private static double[] scores(double[][] weights, double[] similarities) {
        double[] scores = new double[weights[0].length];
        for (int i = 0; i < weights.length; i++) {
            for (int c = 0; c < scores.length; c++) {
                scores[c] += similarities[i] * weights[i][c];
            }
        }
        return scores;
    }
}
