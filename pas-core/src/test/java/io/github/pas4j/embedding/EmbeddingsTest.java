package io.github.pas4j.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EmbeddingsTest {

    @Test
    void rowsAndProducts() {
        Embeddings two = Embeddings.of(new float[] {1, 2, 3, 4, 5, 6}, 3);
        assertThat(two.size()).isEqualTo(2);
        assertThat(two.dimension()).isEqualTo(3);
        assertThat(two.row(1)).containsExactly(4, 5, 6);
        assertThat(two.dot(0, new float[] {1, 0, 2})).isEqualTo(7);
        assertThat(two).hasToString("Embeddings[2 × 3]");
    }

    @Test
    void nothingHandedInOrOutIsShared() {
        float[] values = {1, 2};
        Embeddings one = Embeddings.of(values, 2);
        values[0] = 9;
        one.row(0)[0] = 9;
        one.toArray()[1] = 9;
        assertThat(one.toArray()).containsExactly(1, 2);
    }

    @Test
    void noRows() {
        Embeddings none = Embeddings.of(new float[0], 4);
        assertThat(none.size()).isZero();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> none.row(0));
    }

    @Test
    void boundsAndMisuse() {
        Embeddings one = Embeddings.of(new float[] {1, 2}, 2);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> one.row(1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> one.row(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> one.dot(1, new float[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.dot(0, new float[3]))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embeddings.of(new float[3], 2))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embeddings.of(new float[3], 0))
                .withMessageContaining("0");
    }
}
