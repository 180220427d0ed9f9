package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KernelRidgeTest {

    @Test
    void solvesTheNormalEquations() {
        // (K + I) = [[2, 1], [1, 3]], inverse = [[3, -1], [-1, 2]] / 5
        KernelRidge model = KernelRidge.fit(new double[][] {{1, 1}, {1, 2}}, new int[] {0, 1}, 2, 1);
        assertThat(model.scores(new double[] {1, 0})).containsExactly(new double[] {0.6, -0.2}, within(1e-12));
        assertThat(model.scores(new double[] {0, 1})).containsExactly(new double[] {-0.2, 0.4}, within(1e-12));
    }

    @Test
    void smallSmoothingGivesTheExamplesTheirOwnClass() {
        double[][] kernel = {{1, 0.5, 0.1}, {0.5, 1, 0.2}, {0.1, 0.2, 1}};
        KernelRidge model = KernelRidge.fit(kernel, new int[] {0, 1, 2}, 3, 1e-9);
        for (int i = 0; i < 3; i++) {
            assertThat(model.scores(kernel[i])[i]).isCloseTo(1, within(1e-6));
        }
    }
}
