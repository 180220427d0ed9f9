package io.github.pas4j.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.IndexException;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.VectorIndex;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JVectorIndexTest {

    private static final int DIMENSION = 32;
    private static final Embeddings VECTORS = Vectors.clustered(5000, DIMENSION, 21);

    private static ExactIndex exact;
    private static JVectorIndex graph;

    @TempDir
    Path folder;

    @BeforeAll
    static void fill() {
        exact = ExactIndex.create(DIMENSION);
        exact.addAll(VECTORS);
        graph = JVectorIndex.create(DIMENSION);
        graph.addAll(VECTORS);
    }

    @AfterAll
    static void close() {
        exact.close();
        graph.close();
    }

    @Test
    void pairsAreThoseOfTheExactIndex() {
        for (float threshold : new float[] {.8f, .9f, .95f}) {
            List<Vectors.Pair> expected = Vectors.pairs(exact, threshold);
            List<Vectors.Pair> found = Vectors.pairs(graph, threshold);
            assertThat(new HashSet<>(expected)).containsAll(found); // the cosines, to the last bit
            assertThat(found.size()).isBetween((int) Math.ceil(.99 * expected.size()), expected.size());
        }
    }

    @Test
    void hundredsOfNearCopiesAreFound() {
        try (JVectorIndex index = JVectorIndex.create(DIMENSION)) {
            index.addAll(VECTORS);
            Embeddings tight = Vectors.clustered(15, DIMENSION, 5);
            for (int i = 0; i < 900; i++) {
                float[] near = tight.row(0);
                near[i % DIMENSION] += 1e-3f * (1 + i);
                index.add(near);
            }
            List<Neighbor> found = index.within(tight.row(0), .99f);
            try (ExactIndex all = ExactIndex.create(DIMENSION)) {
                all.addAll(VECTORS);
                for (int i = 0; i < 900; i++) {
                    float[] near = tight.row(0);
                    near[i % DIMENSION] += 1e-3f * (1 + i);
                    all.add(near);
                }
                List<Neighbor> expected = all.within(tight.row(0), .99f);
                assertThat(expected).hasSizeGreaterThan(500);
                assertThat(found.size()).isGreaterThanOrEqualTo((int) (.99 * expected.size()));
            }
        }
    }

    @Test
    void aWiderBeamFindsMore() {
        Path file = folder.resolve("graph");
        try (JVectorIndex index = JVectorIndex.builder(DIMENSION)
                .maxDegree(4)
                .buildBeam(8)
                .searchBeam(1)
                .build()) {
            index.addAll(VECTORS);
            double narrow = recall(index);
            index.searchBeam(600);
            assertThat(recall(index)).isGreaterThan(narrow + .02);
            index.save(file);
        }
        try (JVectorIndex loaded = JVectorIndex.load(file)) {
            double wide = recall(loaded);
            loaded.searchBeam(1);
            assertThat(recall(loaded)).isLessThan(wide - .02);
        }
    }

    @Test
    void manyThreadsBuildAsGoodAGraph() {
        try (JVectorIndex index =
                JVectorIndex.builder(DIMENSION).buildThreads(4).build()) {
            index.addAll(VECTORS);
            assertThat(index.size()).isEqualTo(VECTORS.size());
            assertThat(recall(index)).isGreaterThan(.95);
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("pas-index"));
        }
    }

    @Test
    void aGraphThatGrewAfterLoadingIsAsGood() {
        Path file = folder.resolve("graph");
        try (JVectorIndex first = JVectorIndex.create(DIMENSION)) {
            for (int i = 0; i < 2500; i++) {
                first.add(VECTORS.row(i));
            }
            first.save(file);
        }
        try (JVectorIndex index = JVectorIndex.load(file)) {
            for (int i = 2500; i < VECTORS.size(); i++) {
                index.add(VECTORS.row(i));
            }
            assertThat(recall(index)).isGreaterThan(.95);
        }
    }

    @Test
    void codesShowTheWayAndVectorsDecide() {
        Path file = folder.resolve("graph");
        try (JVectorIndex index = JVectorIndex.create(DIMENSION)) {
            for (int i = 0; i < 4000; i++) {
                index.add(VECTORS.row(i));
            }
            index.quantise(DIMENSION / 4);
            for (int i = 4000; i < VECTORS.size(); i++) {
                index.add(VECTORS.row(i));
            }
            assertThat(recall(index)).isGreaterThan(.9);
            List<Vectors.Pair> found = Vectors.pairs(index, .9f);
            List<Vectors.Pair> expected = Vectors.pairs(exact, .9f);
            assertThat(new HashSet<>(expected)).containsAll(found);
            assertThat(found.size()).isGreaterThan((int) (.97 * expected.size()));
            index.save(file);
            try (JVectorIndex loaded = JVectorIndex.load(file)) {
                for (int q = 0; q < 100; q++) {
                    assertThat(loaded.search(VECTORS.row(q), 10)).isEqualTo(index.search(VECTORS.row(q), 10));
                }
                assertThatIllegalStateException().isThrownBy(() -> loaded.quantise(4));
            }
        }
    }

    @Test
    void codesNeedSomethingToLearnFrom() {
        try (JVectorIndex index = JVectorIndex.create(DIMENSION)) {
            index.add(VECTORS.row(0));
            assertThatIllegalStateException()
                    .isThrownBy(() -> index.quantise(4))
                    .withMessageContaining("256");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.quantise(DIMENSION + 1))
                    .withMessageContaining("33");
        }
    }

    @Test
    void eachKindOfFileNamesItsLoader() {
        Path graphs = folder.resolve("graph");
        Path vectors = folder.resolve("vectors");
        graph.save(graphs);
        exact.save(vectors);

        assertThatExceptionOfType(IndexException.class)
                .isThrownBy(() -> ExactIndex.load(graphs))
                .withMessageContaining("JVectorIndex");
        assertThatExceptionOfType(IndexException.class)
                .isThrownBy(() -> JVectorIndex.load(vectors))
                .withMessageContaining("ExactIndex");
    }

    @Test
    void anotherVersionIsNamed() throws Exception {
        Path file = folder.resolve("graph");
        graph.save(file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 7);
        Files.write(file, bytes);

        assertThatExceptionOfType(IndexException.class)
                .isThrownBy(() -> JVectorIndex.load(file))
                .withMessageContaining("version 7")
                .withMessageContaining("version " + IndexFile.VERSION);
    }

    /** What jvector brings, but does not need for what is used here. */
    @Test
    void itWorksWithoutWhatIsExcluded() {
        for (String name : List.of("org.apache.commons.math3.stat.StatUtils", "org.yaml.snakeyaml.Yaml")) {
            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name));
        }
        assertThat(graph.within(VECTORS.row(0), .9f)).isNotEmpty();
    }

    @Test
    void optionsAreChecked() {
        JVectorIndex.Builder builder = JVectorIndex.builder(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxDegree(3))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.buildBeam(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.searchBeam(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.buildThreads(0))
                .withMessageContaining("0");
    }

    @Test
    void theAdviceFitsTheRuntime() {
        assertThat(JVectorRuntime.advice(17)).contains("JDK 20").contains("ExactIndex");
        assertThat(JVectorRuntime.advice(25)).contains("--add-modules jdk.incubator.vector");
        boolean vectorApi =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(JVectorRuntime.simd())
                .isEqualTo(vectorApi && Runtime.version().feature() >= 20);
    }

    private static double recall(VectorIndex index) {
        int hits = 0;
        for (int q = 0; q < 200; q++) {
            List<Neighbor> expected = exact.search(VECTORS.row(q * 25), 10);
            hits += (int) index.search(VECTORS.row(q * 25), 10).stream()
                    .filter(expected::contains)
                    .count();
        }
        return hits / 2000.0;
    }
}
