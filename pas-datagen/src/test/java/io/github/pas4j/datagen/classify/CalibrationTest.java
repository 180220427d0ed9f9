package io.github.pas4j.datagen.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import io.github.pas4j.datagen.classify.Logistic.Example;
import io.github.pas4j.datagen.classify.Temperature.Scored;
import io.github.pas4j.embedded.internal.LinearModel;
import java.util.ArrayList;
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
            float[] weights = new Logistic(1, 3).train(examples, 1);
            assertThat(weights).hasSize(6);
            assertThat(weights[0]).isPositive();
            assertThat(weights[1]).isNegative();
            assertThat(weights[5]).as("a class that no row has").isLessThan(-10);
        }
    }
}
