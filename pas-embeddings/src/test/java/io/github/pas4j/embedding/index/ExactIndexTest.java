package io.github.pas4j.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.IndexException;
import io.github.pas4j.embedding.Neighbor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactIndexTest {

    private static final int DIMENSION = 24;

    /** More than two chunks, and no whole number of blocks. */
    private static final Embeddings VECTORS = Vectors.clustered(2 * Rows.CHUNK + 333, DIMENSION, 11);

    @Test
    void thePairsAreThoseOfADoubleLoop() {
        try (ExactIndex index = filled(2)) {
            for (float threshold : new float[] {.5f, .9f, .97f}) {
                assertThat(Vectors.pairs(index, threshold))
                        .isNotEmpty()
                        .isEqualTo(Vectors.naivePairs(VECTORS, threshold));
            }
        }
    }

    /** Thresholds that are the cosine of a pair, and the floats on either side of it. */
    @Test
    void pairsRightAtTheThresholdAreIn() {
        List<Vectors.Pair> all = Vectors.naivePairs(VECTORS, .8f);
        try (ExactIndex index = filled(2)) {
            for (int i = 0; i < all.size(); i += all.size() / 7) {
                Vectors.Pair pair = all.get(i);
                List<Vectors.Pair> at = Vectors.pairs(index, pair.cosine());
                assertThat(at).contains(pair).isEqualTo(Vectors.naivePairs(VECTORS, pair.cosine()));
                assertThat(Vectors.pairs(index, Math.nextUp(pair.cosine()))).doesNotContain(pair);
                assertThat(index.within(VECTORS.row(pair.first()), pair.cosine()))
                        .contains(new Neighbor(pair.second(), pair.cosine()));
            }
        }
    }

    @Test
    void theNumberOfThreadsDoesNotShow() {
        try (ExactIndex one = filled(1);
                ExactIndex many = filled(7)) {
            assertThat(Vectors.pairs(many, .7f)).isEqualTo(Vectors.pairs(one, .7f));
            assertThat(searchAll(many, 9)).isEqualTo(searchAll(one, 9));
        }
    }

    /** The block is halved again and again, down to single rows. */
    @Test
    void manyPairsComeInTheSameOrderAsFew() {
        Rows rows = new Rows(DIMENSION);
        for (float[] unit : UnitVector.allOf(VECTORS, DIMENSION)) {
            rows.add(unit);
        }
        List<Vectors.Pair> found = new ArrayList<>();
        try (Product product = new Product(DIMENSION)) {
            new AllPairs(rows, DIMENSION, product, .5f, 3)
                    .forEach(3, (first, second, cosine) -> found.add(new Vectors.Pair(first, second, cosine)));
        }
        assertThat(found).isEqualTo(Vectors.naivePairs(VECTORS, .5f));
    }

    @Test
    void manyQueriesGetWhatEachGetsAlone() {
        try (ExactIndex index = filled(3)) {
            List<List<Neighbor>> together = searchAll(index, 10);
            assertThat(together).hasSize(VECTORS.size());
            for (int i = 0; i < VECTORS.size(); i += 37) {
                assertThat(together.get(i)).isEqualTo(index.search(VECTORS.row(i), 10));
                assertThat(together.get(i)).isEqualTo(naive(VECTORS.row(i)).subList(0, 10));
            }
        }
    }

    @Test
    void theNearestAreThoseOfALoopWhateverTheNumber() {
        try (ExactIndex index = filled(1)) {
            List<Neighbor> all = naive(VECTORS.row(5));
            for (int k : new int[] {1, 2, 63, 64, 65, 700, VECTORS.size(), VECTORS.size() + 1}) {
                assertThat(index.search(VECTORS.row(5), k)).isEqualTo(all.subList(0, Math.min(k, all.size())));
            }
        }
    }

    /** 3,000 copies: everything is within the margin of the tenth best. */
    @Test
    void amongManyEqualOnesTheSmallestIdsCome() {
        try (ExactIndex index = ExactIndex.create(3)) {
            for (int i = 0; i < 3000; i++) {
                index.add(new float[] {1, 2, 3});
            }
            assertThat(index.search(new float[] {2, 4, 6.1f}, 4))
                    .extracting(Neighbor::id)
                    .containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void anInterruptEndsTheSearchAndIsKept() {
        try (ExactIndex one = filled(1);
                ExactIndex many = filled(4)) {
            for (ExactIndex index : List.of(one, many)) {
                Thread.currentThread().interrupt();
                assertThatExceptionOfType(IndexException.class)
                        .isThrownBy(() -> index.pairs(.9f, (first, second, cosine) -> {}))
                        .withMessageContaining("interrupted");
                assertThat(Thread.interrupted()).isTrue();
                assertThat(index.search(VECTORS.row(0), 1)).hasSize(1);
            }
        }
    }

    @Test
    void aConsumerMaySearchButNotClose() {
        try (ExactIndex index = filled(2)) {
            List<Neighbor> inside = new ArrayList<>();
            index.pairs(.99f, (first, second, cosine) -> inside.addAll(index.search(VECTORS.row(first), 1)));
            assertThat(inside).isNotEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> index.pairs(.9f, (first, second, cosine) -> index.close()))
                    .withMessageContaining("consumer");
        }
    }

    @Test
    void noThreadIsLeft() {
        try (ExactIndex index = filled(4)) {
            index.pairs(.9f, (first, second, cosine) -> {});
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("pas-index"));
        }
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactIndex.builder(4).threads(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactIndex.create(UnitVector.MAX_DIMENSION + 1))
                .withMessageContaining("65537");
    }

    private static ExactIndex filled(int threads) {
        ExactIndex index = ExactIndex.builder(DIMENSION).threads(threads).build();
        index.addAll(VECTORS);
        return index;
    }

    private static List<List<Neighbor>> searchAll(ExactIndex index, int k) {
        List<List<Neighbor>> all = new ArrayList<>();
        index.searchAll(VECTORS, k, (query, neighbors) -> {
            assertThat(query).isEqualTo(all.size());
            all.add(neighbors);
        });
        return all;
    }

    private static List<Neighbor> naive(float[] query) {
        float[] unit = UnitVector.of(query, DIMENSION);
        float[][] units = UnitVector.allOf(VECTORS, DIMENSION);
        List<Neighbor> all = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            all.add(new Neighbor(i, Cosine.of(unit, units[i])));
        }
        Collections.sort(all);
        return all;
    }
}
