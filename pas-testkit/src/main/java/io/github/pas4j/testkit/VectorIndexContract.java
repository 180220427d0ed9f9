package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.VectorIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link VectorIndex} keeps. Extend it, answer {@code newIndex} and {@code load}, and the tests run.
 *
 * <p>An approximate index may miss neighbours: at most {@code 1 - } {@link #RECALL} of the ten nearest, and at most
 * {@code 1 - } {@link #THRESHOLD_RECALL} of those beyond a threshold, over 2,000 clustered vectors. It may never report
 * a wrong cosine.
 */
public abstract class VectorIndexContract extends VectorIndexUseContract {

    /** Smallest share of the ten nearest vectors that must be found. */
    public static final double RECALL = .95;

    /** Smallest share of the vectors or pairs beyond a threshold that must be found. */
    public static final double THRESHOLD_RECALL = .99;

    private static final float TOLERANCE = 1e-6f;
    private static final int READERS = 6;

    private static final Embeddings MANY = IndexVectors.clustered(2000, DIMENSION, 42);

    /** For the implementation's tests to call. */
    protected VectorIndexContract() {}

    @Test
    void theNearestComesFirstAndEqualOnesByTheirIds() {
        for (int j : new int[] {5, 3, 4, 3, 5, 3}) {
            index.add(axis(j));
        }
        float[] query = axis(3);
        query[5] = .5f;

        assertThat(index.search(query, 6)).extracting(Neighbor::id).containsExactly(1, 3, 5, 0, 4, 2);
        assertThat(index.search(query, 2)).extracting(Neighbor::id).containsExactly(1, 3);
    }

    @Test
    void whereThereAreFewerThanAskedForAllOfThemCome() {
        Embeddings few = IndexVectors.clustered(9, DIMENSION, 2);
        index.addAll(few);

        assertThat(index.search(few.row(0), 9)).hasSize(9);
        assertThat(index.search(few.row(0), Integer.MAX_VALUE)).isEqualTo(index.search(few.row(0), 9));
        assertThat(index.within(few.row(0), -1)).isEqualTo(index.search(few.row(0), 9));
    }

    @Test
    void copiesOfAVectorHaveTheCosineOneAndAllOfThemAreFound() {
        float[] same = QUERIES.row(0);
        Set<Integer> copies = new HashSet<>();
        for (int i = 0; i < MANY.size(); i++) {
            index.add(MANY.row(i));
            if (i % 10 == 0) {
                copies.add(index.add(same));
            }
        }
        List<Neighbor> found = index.within(same, 1);

        assertThat(found).extracting(Neighbor::id).isSorted().containsExactlyInAnyOrderElementsOf(copies);
        assertThat(found).allSatisfy(one -> assertThat(one.cosine()).isEqualTo(1f));
        assertThat(index.search(same, 7)).isEqualTo(found.subList(0, 7));
        assertThat(IndexVectors.pairs(index, 1)).hasSizeGreaterThanOrEqualTo(copies.size() * (copies.size() - 1) / 2);
    }

    @Test
    void theLengthOfAVectorDoesNotMatter() {
        index.add(scaled(QUERIES.row(0), 1e-12f));
        index.add(scaled(QUERIES.row(1), 1 << 20));

        for (float factor : new float[] {1, 1e-20f, 1 << 30}) {
            List<Neighbor> found = index.search(scaled(QUERIES.row(0), factor), 2);
            assertThat(found).extracting(Neighbor::id).containsExactly(0, 1);
            assertThat(found.get(0).cosine()).isCloseTo(1, within(TOLERANCE));
            assertThat(found.get(1).cosine())
                    .isCloseTo((float) IndexVectors.cosine(QUERIES.row(0), QUERIES.row(1)), within(TOLERANCE));
        }
    }

    @Test
    void cosinesLieBetweenMinusOneAndOne() {
        float[] opposite = scaled(QUERIES.row(0), -1);
        index.add(opposite);
        index.add(axis(0));
        index.add(scaled(axis(1), -2));

        assertThat(index.within(QUERIES.row(0), -1))
                .extracting(Neighbor::cosine)
                .contains(-1f);
        assertThat(index.within(axis(0), -1)).extracting(Neighbor::cosine).contains(0f, 1f);
    }

    @Test
    void theNearestAreFound() {
        index.addAll(MANY);
        int hits = 0;
        for (int q = 0; q < QUERIES.size(); q++) {
            float[] query = QUERIES.row(q);
            List<Neighbor> found = index.search(query, 10);
            assertThat(found).hasSize(10).isSorted().doesNotHaveDuplicates();
            assertRightCosines(found, query);
            float last = IndexVectors.ranked(MANY, query).get(9).cosine();
            hits += (int) found.stream()
                    .filter(one -> one.cosine() >= last - TOLERANCE)
                    .count();
        }
        assertThat(hits / (10.0 * QUERIES.size())).isGreaterThanOrEqualTo(RECALL);
    }

    @Test
    void whatIsBeyondAThresholdIsFound() {
        index.addAll(MANY);
        for (float threshold : new float[] {.5f, .8f, .95f}) {
            long expected = 0;
            long hits = 0;
            for (int q = 0; q < QUERIES.size(); q++) {
                float[] query = MANY.row(q * 20);
                List<Neighbor> found = index.within(query, threshold);
                assertThat(found).isSorted().doesNotHaveDuplicates();
                assertThat(found).allSatisfy(one -> assertThat(one.cosine()).isGreaterThanOrEqualTo(threshold));
                assertRightCosines(found, query);
                hits += found.size();
                expected += IndexVectors.ranked(MANY, query).stream()
                        .filter(one -> one.cosine() >= threshold)
                        .count();
            }
            assertThat((double) hits / expected).as("recall at " + threshold).isBetween(THRESHOLD_RECALL, 1.001);
        }
    }

    @Test
    void pairsBeyondAThresholdAreFoundInOrder() {
        index.addAll(MANY);
        List<IndexVectors.Pair> found = IndexVectors.pairs(index, .9f);
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < MANY.size(); i++) {
            float[] row = MANY.row(i);
            for (int j = i + 1; j < MANY.size(); j++) {
                if (IndexVectors.cosine(row, MANY.row(j)) >= .9) {
                    expected.add((long) i << 32 | j);
                }
            }
        }
        List<Long> keys = found.stream()
                .map(pair -> (long) pair.first() << 32 | pair.second())
                .toList();
        long hits = keys.stream().filter(expected::contains).count();

        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(found).allSatisfy(pair -> {
            assertThat(pair.first()).isLessThan(pair.second());
            assertThat(pair.cosine()).isGreaterThanOrEqualTo(.9f);
            double cosine = IndexVectors.cosine(MANY.row(pair.first()), MANY.row(pair.second()));
            assertThat(pair.cosine()).isCloseTo((float) cosine, within(TOLERANCE));
        });
        assertThat((double) hits / expected.size()).isGreaterThanOrEqualTo(THRESHOLD_RECALL);
    }

    @Test
    void whatTheConsumerThrowsReachesTheCaller() {
        index.addAll(MANY);
        IllegalStateException enough = new IllegalStateException("enough");
        assertThatIllegalStateException()
                .isThrownBy(() -> index.pairs(.9f, (first, second, cosine) -> {
                    throw enough;
                }))
                .isSameAs(enough);
        assertThat(index.search(MANY.row(0), 1)).hasSize(1);
    }

    @Test
    void theSameVectorsGiveTheSameAnswers() {
        index.addAll(MANY);
        try (VectorIndex second = newIndex(DIMENSION)) {
            for (int i = 0; i < MANY.size(); i++) {
                second.add(MANY.row(i));
            }
            for (int q = 0; q < QUERIES.size(); q++) {
                assertThat(second.search(QUERIES.row(q), 20)).isEqualTo(index.search(QUERIES.row(q), 20));
            }
            assertThat(IndexVectors.pairs(second, .93f)).isEqualTo(IndexVectors.pairs(index, .93f));
        }
    }

    @Test
    void readersRunBesideAWriter() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(READERS + 1);
        try {
            CountDownLatch start = new CountDownLatch(READERS);
            Future<Integer> writer = pool.submit(() -> {
                start.await();
                for (int i = 0; i < MANY.size(); i++) {
                    index.add(MANY.row(i));
                    assertThat(index.within(MANY.row(i), 1))
                            .extracting(Neighbor::id)
                            .contains(i);
                }
                return index.size();
            });
            List<Callable<Integer>> readers = new ArrayList<>();
            for (int t = 0; t < READERS; t++) {
                Random random = new Random(t);
                readers.add(() -> {
                    start.countDown();
                    int looked = 0;
                    for (; looked < 20 || !writer.isDone(); looked++) {
                        float[] query = QUERIES.row(random.nextInt(QUERIES.size()));
                        List<Neighbor> found = index.search(query, 5);
                        assertThat(found).isSorted().doesNotHaveDuplicates();
                        assertRightCosines(found, query);
                    }
                    return looked;
                });
            }
            for (Future<Integer> reader : pool.invokeAll(readers)) {
                assertThat(reader.get()).isPositive();
            }
            assertThat(writer.get()).isEqualTo(MANY.size());
        } finally {
            pool.shutdownNow();
        }
        try (VectorIndex alone = newIndex(DIMENSION)) {
            alone.addAll(MANY);
            for (int q = 0; q < QUERIES.size(); q++) {
                assertThat(index.search(QUERIES.row(q), 10)).isEqualTo(alone.search(QUERIES.row(q), 10));
            }
        }
    }

    private static void assertRightCosines(List<Neighbor> found, float[] query) {
        for (Neighbor one : found) {
            assertThat(one.cosine())
                    .isCloseTo((float) IndexVectors.cosine(MANY.row(one.id()), query), within(TOLERANCE));
        }
    }

    private static float[] scaled(float[] vector, float factor) {
        float[] copy = vector.clone();
        for (int j = 0; j < copy.length; j++) {
            copy[j] *= factor;
        }
        return copy;
    }
}
