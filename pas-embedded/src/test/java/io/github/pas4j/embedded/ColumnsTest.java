package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    /** Of what is stored and multiplied in 16 bits each. */
    private static final float RIGHT_TO = 5e-5f;

    @ParameterizedTest
    @CsvSource({"1, 384, 1", "2, 37, 1", "31, 2, 0.01", "31, 1, 1000", "700, 1024, 1", "700, 513, 3"})
    void givesTheProductsOfTheRows(int size, int dimension, float length) {
        Embeddings rows = random(size, dimension, length);
        Columns columns = Columns.of(rows);

        float[] stored = columns.rows().toArray();
        float[] given = rows.toArray();
        double furthest = 0;
        for (int i = 0; i < given.length; i++) {
            furthest = Math.max(furthest, Math.abs(stored[i] - given[i]));
        }
        assertThat(furthest).isLessThan(RIGHT_TO * length);
        float[] vector = rows.row(size / 2);
        float[] products = columns.dots(vector);
        assertThat(products).hasSize(size);
        for (int i = 0; i < size; i++) {
            assertThat(products[i]).isCloseTo(rows.dot(i, vector), within(RIGHT_TO * length * length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 384, 1000})
    void noSumOverflows(int dimension) {
        float[] values = new float[3 * dimension];
        Arrays.fill(values, 0, dimension, (float) (1 / Math.sqrt(dimension))); // all alike
        Arrays.fill(values, dimension, 2 * dimension, (float) (-1 / Math.sqrt(dimension)));
        values[2 * dimension] = 1; // all in one
        Embeddings rows = Embeddings.of(values, dimension);

        float[] own = Columns.of(rows).dots(rows.row(0));
        assertThat(own[0]).isCloseTo(1, within(RIGHT_TO * 20));
        assertThat(own[1]).isCloseTo(-1, within(RIGHT_TO * 20));
        assertThat(Columns.of(rows).dots(rows.row(2))[2]).isCloseTo(1, within(RIGHT_TO));
    }

    @Test
    void noughtsAndNoVectorsAtAllAreNoFailure() {
        assertThat(Columns.of(Embeddings.of(new float[6], 3)).dots(new float[3]))
                .containsExactly(0, 0);
        assertThat(Columns.of(Embeddings.of(new float[0], 3)).dots(new float[] {1, 0, 0}))
                .isEmpty();
        assertThat(Columns.of(random(2, 3, 1)).dots(new float[3])).containsExactly(0, 0);
    }

    /** Vectors of such a length, and the last one half as long. */
    private static Embeddings random(int size, int dimension, float length) {
        Random random = new Random(size);
        float[] values = new float[size * dimension];
        for (int i = 0; i < size; i++) {
            double squares = 0;
            for (int c = i * dimension; c < (i + 1) * dimension; c++) {
                values[c] = (float) random.nextGaussian();
                squares += values[c] * values[c];
            }
            double factor = (i == size - 1 && i > 0 ? length / 2 : length) / Math.sqrt(squares);
            for (int c = i * dimension; c < (i + 1) * dimension; c++) {
                values[c] *= (float) factor;
            }
        }
        return Embeddings.of(values, dimension);
    }
}
