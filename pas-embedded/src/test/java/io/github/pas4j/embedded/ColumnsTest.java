package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    private static final int DIMENSION = 37;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 700})
    void givesTheProductsOfTheRows(int size) {
        Random random = new Random(size);
        float[] values = new float[size * DIMENSION];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        Embeddings rows = Embeddings.of(values, DIMENSION);
        Columns columns = Columns.of(rows);

        assertThat(columns.rows().toArray()).isEqualTo(values);
        float[] vector = rows.row(size / 2);
        float[] products = columns.dots(vector);
        assertThat(products).hasSize(size);
        for (int i = 0; i < size; i++) {
            assertThat(products[i]).isCloseTo(rows.dot(i, vector), within(1e-5f));
        }
    }
}
