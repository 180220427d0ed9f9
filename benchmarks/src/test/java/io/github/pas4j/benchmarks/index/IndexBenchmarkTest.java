package io.github.pas4j.benchmarks.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That the indexes are searched for the same, and that the tables come out. */
class IndexBenchmarkTest {

    @Test
    void allContendersFindTheNearestWithAWideBeam() throws Exception {
        int size = 1500;
        int dimension = 24;
        try (OurExact exact = new OurExact(dimension);
                OurGraph graph = new OurGraph(dimension);
                Lucene lucene = new Lucene();
                Hnswlib hnswlib = new Hnswlib(dimension, size)) {
            Curve.Result result =
                    new Curve(size, dimension, 50, 3).measure(List.of(exact, graph, lucene, hnswlib), 1, new Random(3));

            assertThat(result.built()).hasSize(4);
            assertThat(result.points()).hasSize(1 + 3 * Curve.BEAMS.length);
            int widest = Curve.BEAMS[Curve.BEAMS.length - 1];
            assertThat(result.points())
                    .filteredOn(point -> point.beam() >= widest)
                    .hasSize(4)
                    .allSatisfy(point -> {
                        assertThat(point.recall()).as(point.name()).isBetween(.98, 1.0);
                        assertThat(point.p99().median())
                                .isGreaterThanOrEqualTo(point.p50().median());
                    });
            assertThat(result.points().stream().filter(point -> point.name().startsWith("Exact")))
                    .allSatisfy(point -> assertThat(point.recall()).isEqualTo(1));
        }
    }

    @Test
    void theTablesComeOut() throws Exception {
        assertThat(printed("curve", "600", "8", "20", "1")).contains("recall@10", "Lucene 9", "hnswlib-core 1");
        assertThat(printed("pairs-graph", "2000", "16", "0.95")).contains("ExactIndex", "JVectorIndex", "0.95");
        assertThatIllegalArgumentException().isThrownBy(() -> printed("curve"));
        assertThatIllegalArgumentException().isThrownBy(() -> printed("pairs", "0", "8"));
    }

    @Test
    void theVectorsAreClusteredUnitsAndAlwaysTheSame() {
        float[][] rows = new SentenceLikeVectors(2000, 32, 5).rows(2000, 6);
        assertThat(new SentenceLikeVectors(2000, 32, 5).rows(2000, 6)).isDeepEqualTo(rows);
        double squares = 0;
        for (float value : rows[77]) {
            squares += (double) value * value;
        }
        assertThat(squares).isBetween(.9999, 1.0001);
    }

    private static String printed(String... args) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new IndexBenchmark(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(args);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
