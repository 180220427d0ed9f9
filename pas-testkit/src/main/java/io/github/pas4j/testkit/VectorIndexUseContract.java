package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.VectorIndex;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link VectorIndexContract} that is about arguments, ids and the life of an index. */
abstract class VectorIndexUseContract extends VectorIndexFileContract {

    static final Embeddings QUERIES = IndexVectors.clustered(100, DIMENSION, 43);

    @SuppressWarnings("NullAway.Init") // set before each test
    VectorIndex index;

    /** For the implementation's tests to call. */
    VectorIndexUseContract() {}

    @BeforeEach
    final void open() {
        index = newIndex(DIMENSION);
    }

    @AfterEach
    final void close() {
        index.close();
    }

    @Test
    void anEmptyIndexFindsNothing() {
        assertThat(index.size()).isZero();
        assertThat(index.dimension()).isEqualTo(DIMENSION);
        assertThat(index.search(QUERIES.row(0), 5)).isEmpty();
        assertThat(index.within(QUERIES.row(0), -1)).isEmpty();
        assertThat(IndexVectors.pairs(index, -1)).isEmpty();
        index.addAll(Embeddings.of(new float[0], DIMENSION));
        assertThat(index.size()).isZero();
    }

    @Test
    void idsCountUpFromZero() {
        assertThat(index.add(axis(0))).isZero();
        index.addAll(IndexVectors.clustered(5, DIMENSION, 1));
        assertThat(index.add(axis(1))).isEqualTo(6);
        assertThat(index.size()).isEqualTo(7);
    }

    @Test
    void whatIsNoDirectionIsRefusedAndNamed() {
        float[] good = QUERIES.row(0);
        float[] nan = with(good, 3, Float.NaN);
        float[] infinite = with(good, 11, Float.NEGATIVE_INFINITY);

        assertRefused(nan, "component 3 ", "NaN");
        assertRefused(infinite, "component 11 ", "-Infinity");
        assertRefused(new float[DIMENSION], "zero");
        assertRefused(new float[DIMENSION + 1], "" + DIMENSION, "" + (DIMENSION + 1));
        assertRefused(new float[0], "" + DIMENSION);
        float[] rows = Arrays.copyOf(good, 3 * DIMENSION);
        System.arraycopy(good, 0, rows, DIMENSION, DIMENSION);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.addAll(Embeddings.of(rows, DIMENSION)))
                .withMessageContaining("2")
                .withMessageContaining("zero");
        assertThatIllegalArgumentException().isThrownBy(() -> index.addAll(Embeddings.of(good, DIMENSION / 2)));
        assertThat(index.size()).isZero();
    }

    @Test
    @SuppressWarnings("NullAway") // misuse is what is tested
    void misuseIsRefused() {
        float[] good = QUERIES.row(0);
        index.add(good);
        for (int k : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.search(good, k))
                    .withMessageContaining("" + k);
        }
        for (float threshold : new float[] {1.0001f, -1.0001f, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.within(good, threshold))
                    .withMessageContaining("" + threshold);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.pairs(threshold, (first, second, cosine) -> {}))
                    .withMessageContaining("" + threshold);
        }
        assertThatNullPointerException().isThrownBy(() -> index.add(null));
        assertThatNullPointerException().isThrownBy(() -> index.addAll(null));
        assertThatNullPointerException().isThrownBy(() -> index.search(null, 1));
        assertThatNullPointerException().isThrownBy(() -> index.within(null, 0));
        assertThatNullPointerException().isThrownBy(() -> index.pairs(0, null));
        assertThatNullPointerException().isThrownBy(() -> index.save(null));
        assertThatIllegalArgumentException().isThrownBy(() -> newIndex(0)).withMessageContaining("0");
    }

    @Test
    void theArrayStaysTheCallersOwn() {
        float[] mine = QUERIES.row(0);
        index.add(mine);
        Arrays.fill(mine, 7);

        assertThat(index.search(QUERIES.row(0), 1).get(0).cosine()).isEqualTo(1);
        float[] query = QUERIES.row(1);
        index.search(query, 1);
        assertThat(query).isEqualTo(QUERIES.row(1));
    }

    @Test
    void afterCloseEveryMethodButCloseIsRefused() {
        index.add(QUERIES.row(0));
        index.close();

        assertThatIllegalStateException().isThrownBy(() -> index.add(QUERIES.row(0)));
        assertThatIllegalStateException().isThrownBy(() -> index.addAll(QUERIES));
        assertThatIllegalStateException().isThrownBy(() -> index.search(QUERIES.row(0), 1));
        assertThatIllegalStateException().isThrownBy(() -> index.within(QUERIES.row(0), 0));
        assertThatIllegalStateException().isThrownBy(() -> index.pairs(0, (first, second, cosine) -> {}));
        assertThatIllegalStateException().isThrownBy(() -> index.save(folder.resolve("late")));
        assertThatIllegalStateException().isThrownBy(() -> index.size());
        assertThatIllegalStateException().isThrownBy(() -> index.dimension());
        assertThat(folder.resolve("late")).doesNotExist();
        assertThatCode(index::close).doesNotThrowAnyException();
    }

    private void assertRefused(float[] vector, String... naming) {
        for (String name : naming) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.add(vector))
                    .withMessageContaining(name);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.search(vector, 1))
                    .withMessageContaining(name);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.within(vector, 0))
                    .withMessageContaining(name);
        }
    }

    static float[] axis(int j) {
        return with(new float[DIMENSION], j, 1);
    }

    static float[] with(float[] vector, int j, float value) {
        float[] copy = vector.clone();
        copy[j] = value;
        return copy;
    }
}
