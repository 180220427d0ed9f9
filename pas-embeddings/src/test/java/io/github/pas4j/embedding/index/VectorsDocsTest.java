package io.github.pas4j.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/vectors.md} shows code that runs and numbers that are the code's. */
class VectorsDocsTest {

    // tag::pairs[]
    static long duplicates(Embeddings vectors) {
        long[] count = {0};
        try (VectorIndex index = VectorIndexes.automatic(vectors.dimension(), vectors.size(), IndexTask.ALL_PAIRS)) {
            index.addAll(vectors);
            index.pairs(.9f, (first, second, cosine) -> count[0]++); // by rising first, then second
        }
        return count[0];
    }
    // end::pairs[]

    // tag::graph[]
    static List<Neighbor> nearest(Embeddings vectors, float[] query, Path file) {
        try (JVectorIndex index = JVectorIndex.create(vectors.dimension())) {
            index.addAll(vectors);
            index.save(file);
        }
        try (JVectorIndex index = JVectorIndex.load(file)) { // mapped, not read
            index.searchBeam(200); // more than the default finds more, and takes longer
            return index.search(query, 10);
        }
    }
    // end::graph[]

    @Test
    void theProgramsRun(@TempDir Path folder) {
        Embeddings vectors = Vectors.clustered(700, 16, 4);
        assertThat(duplicates(vectors))
                .isPositive()
                .isEqualTo(Vectors.naivePairs(vectors, .9f).size());
        assertThat(nearest(vectors, vectors.row(3), folder.resolve("index")))
                .hasSize(10)
                .first()
                .isEqualTo(new Neighbor(3, 1));
    }

    @Test
    void theDocumentShowsThem() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/pas4j/embedding/index/VectorsDocsTest.java"));
        String document = Files.readString(Path.of("..", "docs", "vectors.md"));
        assertThat(matches(document, "(?s)```java\n(.*?)```"))
                .containsExactlyElementsOf(matches(source, "(?s)// tag::[a-z-]+\\[]\n(.*?) *// end::").stream()
                        .map(region -> region.stripTrailing().stripIndent() + "\n")
                        .toList());
        assertThat(document)
                .contains(
                        String.format(Locale.ROOT, "%,d vectors of dimension 384", VectorIndexes.SEARCH_NUMBERS / 384),
                        String.format(Locale.ROOT, "%,d vectors where", VectorIndexes.ALL_PAIRS),
                        String.format(Locale.ROOT, "%,d elsewhere", VectorIndexes.ALL_PAIRS_WITHOUT_SIMD),
                        "up to " + GraphReader.SCANNED + " different vectors",
                        "`maxDegree` " + JVectorIndex.DEFAULT_MAX_DEGREE,
                        "`buildBeam` " + JVectorIndex.DEFAULT_BUILD_BEAM,
                        "`searchBeam` " + JVectorIndex.DEFAULT_SEARCH_BEAM);
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
