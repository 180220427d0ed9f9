package io.github.pas4j.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighborLayoutTest {

    private static final int HEAPS = 5;

    /** Heaps of unit vectors, by number modulo heaps. */
    private static Embeddings heaps(int size) {
        Random random = new Random(3);
        float[] values = new float[size * 16];
        for (int i = 0; i < size; i++) {
            Random heap = new Random(100 + i % HEAPS);
            double squares = 0;
            for (int d = 0; d < 16; d++) {
                values[i * 16 + d] = (float) (heap.nextGaussian() + 0.2 * random.nextGaussian());
                squares += values[i * 16 + d] * values[i * 16 + d];
            }
            for (int d = 0; d < 16; d++) {
                values[i * 16 + d] /= (float) Math.sqrt(squares);
            }
        }
        return Embeddings.of(values, 16);
    }

    @Test
    void theNearestPointIsOfTheSameHeap() {
        int size = 200;
        double[] places = NeighborLayout.of(heaps(size));
        int same = 0;
        for (int i = 0; i < size; i++) {
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < size; j++) {
                double distance = Math.hypot(places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1]);
                if (j != i && distance < least) {
                    least = distance;
                    nearest = j;
                }
            }
            same += nearest % HEAPS == i % HEAPS ? 1 : 0;
        }
        assertThat(same).isGreaterThan(size * 95 / 100);
        assertThat(places).isEqualTo(NeighborLayout.of(heaps(size)));
    }

    @Test
    void principalComponentsAreTheDirectionsOfGreatestSpread() {
        Random random = new Random(4);
        float[][] rows = new float[300][6];
        for (float[] row : rows) {
            row[4] = (float) (9 * random.nextGaussian());
            row[2] = (float) (3 * random.nextGaussian()) + 50;
            row[0] = (float) (0.1 * random.nextGaussian());
        }
        double[] places = PrincipalComponents.of(rows);
        for (int i = 0; i < rows.length; i++) {
            assertThat(Math.abs(places[2 * i])).isCloseTo(Math.abs(rows[i][4]), within(4.0));
            assertThat(places[2 * i]).isFinite();
        }
        double first = 0;
        double second = 0;
        for (int i = 0; i < rows.length; i++) {
            first += places[2 * i] * places[2 * i] / rows.length;
            second += places[2 * i + 1] * places[2 * i + 1] / rows.length;
        }
        assertThat(Math.sqrt(first)).isCloseTo(9, within(1.0));
        assertThat(Math.sqrt(second)).isCloseTo(3, within(0.4));
    }

    @Test
    void pointsThatAreAllAlikeDoNoHarm() {
        float[] values = new float[100 * 4];
        for (int i = 0; i < 100; i++) {
            values[4 * i] = 1;
        }
        assertThat(NeighborLayout.of(Embeddings.of(values, 4))).doesNotContain(Double.NaN);
        assertThat(NeighborLayout.of(Embeddings.of(new float[0], 4))).isEmpty();
    }
}
