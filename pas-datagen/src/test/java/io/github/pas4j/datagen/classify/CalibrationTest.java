package io.github.pas4j.datagen.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import io.github.pas4j.datagen.classify.LeastSquares.Example;
import io.github.pas4j.datagen.classify.Temperature.Scored;
import io.github.pas4j.embedded.internal.LinearModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** Labels drawn from softmax of the scores at temperature 2: that temperature is to be found. */
    @Test
    void findsTheTemperatureThatLabelsWereDrawnAt() {
        Random random = new Random(3);
        List<Scored> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double[] scores = {random.nextGaussian() * 3, random.nextGaussian() * 3, random.nextGaussian() * 3};
            double[] probabilities = LinearModel.softmax(scores, 2);
            double place = random.nextDouble();
            int label = place < probabilities[0] ? 0 : place < probabilities[0] + probabilities[1] ? 1 : 2;
            rows.add(new Scored(List.of(scores[0], scores[1], scores[2]), label));
        }
        assertThat(Temperature.fit(rows)).isCloseTo(2, within(0.1));
    }

    @Test
    void weightsStandForTheirClassWhicheverComesFirst() {
        for (int first = 0; first < 2; first++) {
            List<Example> examples = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int label = (i + first) % 2;
                List<Feature> values = List.of(new FeatureNode(1, label == 0 ? 1 : -1), new FeatureNode(2, 1));
                examples.add(new Example(values, label));
            }
            float[] weights = new LeastSquares(1, 3).train(examples, 1);
            assertThat(weights).hasSize(6);
            assertThat(weights[0]).isPositive();
            assertThat(weights[1]).isNegative();
            assertThat(new float[] {weights[2], weights[5]})
                    .as("a class that no row has")
                    .containsOnly(0);
        }
    }

    /** With one feature and the intercept the solution of ridge regression can be worked out by hand. */
    @Test
    void solvesRidgeRegression() {
        List<Example> examples = List.of(
                new Example(List.of(new FeatureNode(1, 1), new FeatureNode(2, 1)), 0),
                new Example(List.of(new FeatureNode(1, 2), new FeatureNode(2, 1)), 0),
                new Example(List.of(new FeatureNode(1, -1), new FeatureNode(2, 1)), 1));
        double cost = 0.5; // then (XᵀX + I) w = Xᵀy
        float[] weights = new LeastSquares(1, 2).train(examples, cost);
        // XᵀX + I = [7 2; 2 4]; Xᵀy = [3; 2] for the first class, [-1; 1] for the second
        assertThat(weights[0]).isCloseTo(8 / 24f, within(0.005f));
        assertThat(weights[2]).isCloseTo(8 / 24f, within(0.005f));
        assertThat(weights[1]).isCloseTo(-6 / 24f, within(0.005f));
        assertThat(weights[3]).isCloseTo(9 / 24f, within(0.005f));
    }

    /** What tells the classes in one source misleads in the other: folds, which know both, promise too much. */
    @Test
    void theTemperatureIsForSourcesThatWereNotSeen() {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        List<Integer> folds = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int source = i % 2;
            int label = random.nextInt(2);
            double sign = label == source ? 1 : -1;
            examples.add(new Example(
                    List.of(new FeatureNode(1, sign), new FeatureNode(2 + source, sign), new FeatureNode(4, 1)),
                    label));
            sources.add("source " + source);
            folds.add(i / 2);
        }
        LeastSquares regression = new LeastSquares(3, 2);
        double wary =
                CrossValidation.of(regression, examples, folds, sources, 2).temperature();
        double trusting = CrossValidation.of(regression, examples, folds, Collections.nCopies(300, "one"), 2)
                .temperature();
        assertThat(wary).isGreaterThan(10 * trusting);
    }
}
