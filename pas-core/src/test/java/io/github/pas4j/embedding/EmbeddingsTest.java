package io.github.pas4j.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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

    @Test
    void rowsThatNoArrayCouldHoldAreSpreadOverSeveral() {
        Embeddings.Builder builder = Embeddings.builder(7, 3, 8); // two rows an array
        for (int i = 0; i < 7; i++) {
            builder.row(i, new float[] {i, 10 * i, 100 * i});
        }
        Embeddings seven = builder.build();
        assertThat(seven.size()).isEqualTo(7);
        for (int i = 0; i < 7; i++) {
            assertThat(seven.row(i)).containsExactly(i, 10 * i, 100 * i);
            assertThat(seven.dot(i, new float[] {0, 0, 1})).isEqualTo(100 * i);
        }
        assertThat(seven.toArray()).hasSize(21).startsWith(0, 0, 0, 1, 10, 100).endsWith(6, 60, 600);
    }

    @Test
    void moreNumbersThanOneArrayHoldsAreCountedRight() {
        Rows rows = new Rows(new float[0], 4);
        assertThat(rows.shards()).isEqualTo(1);
        assertThat(new Rows(6, 4, 8).shards()).isEqualTo(3);
        assertThat(new Rows(7, 4, 8).shards()).isEqualTo(4);
        assertThat(Embeddings.builder(0, 4, 8).build().size()).isZero();
    }

    @Test
    void whatWasTruncatedIsTold() {
        Embeddings three = Embeddings.builder(3, 1).truncated(1).build();
        assertThat(three.truncated(0)).isFalse();
        assertThat(three.truncated(1)).isTrue();
        assertThat(three.truncatedCount()).isEqualTo(1);
        assertThat(Embeddings.of(new float[2], 1).truncatedCount()).isZero();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> three.truncated(3));
    }

    @Test
    void whatIsBuiltCannotBeWritten() {
        Embeddings.Builder builder = Embeddings.builder(1, 1);
        builder.build();
        assertThatIllegalStateException().isThrownBy(() -> builder.row(0, new float[1]));
        assertThatIllegalStateException().isThrownBy(() -> builder.truncated(0));
        assertThatIllegalStateException().isThrownBy(builder::build);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embeddings.builder(-1, 1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embeddings.builder(1, 1).row(0, new float[2]))
                .withMessageContaining("2");
    }
}
