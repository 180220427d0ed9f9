package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.Embeddings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupOrderTest {

    /** Unit vectors at angles in degrees. */
    private static Embeddings at(double... degrees) {
        Embeddings.Builder vectors = Embeddings.builder(degrees.length, 2);
        for (int i = 0; i < degrees.length; i++) {
            vectors.row(i, new float[] {
                (float) Math.cos(Math.toRadians(degrees[i])), (float) Math.sin(Math.toRadians(degrees[i]))
            });
        }
        return vectors.build();
    }

    private static int[] order(Embeddings vectors, RepresentativeChoice choice, double... quality) {
        return new GroupOrder(vectors, choice, i -> quality[i])
                .of(IntStream.range(0, vectors.size()).toArray());
    }

    @Test
    void centralOnesStandForTheOthersSoTheSecondIsOfTheOtherHeap() {
        Embeddings twoHeaps = at(0, 2, 4, 6, 8, 80, 82);
        int[] order = order(twoHeaps, RepresentativeChoice.CENTRAL, new double[7]);
        assertThat(order[0]).isBetween(0, 4);
        assertThat(order[1]).isBetween(5, 6);
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void differentOnesBeginInTheMiddleAndGoOnWithTheFarthest() {
        assertThat(order(at(0, 10, 20, 31, 60), RepresentativeChoice.DIFFERENT, new double[5]))
                .startsWith(2, 4, 0);
    }

    @Test
    void theBestComeFirstAndUnscoredOnesLast() {
        assertThat(order(at(0, 10, 20), RepresentativeChoice.BEST_QUALITY, 0.2, Double.NaN, 0.9))
                .containsExactly(2, 0, 1);
        assertThat(order(at(0, 20, 10), RepresentativeChoice.BEST_QUALITY, 0.5, 0.5, 0.5)[0])
                .as("of equals the most central")
                .isEqualTo(2);
    }

    @Test
    void ofManyTheMostCentralComeFirst() {
        double[] degrees = IntStream.range(0, 1_500).mapToDouble(i -> i / 20.0).toArray();
        int[] order = order(at(degrees), RepresentativeChoice.CENTRAL, new double[1_500]);
        assertThat(order).hasSize(1_500).doesNotHaveDuplicates();
        assertThat(order[0]).isBetween(740, 760);
    }
}
