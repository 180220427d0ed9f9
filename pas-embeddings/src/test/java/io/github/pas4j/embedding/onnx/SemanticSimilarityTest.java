package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.embedding.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cosines rank pairs of sentences as people do: Spearman's rank correlation with the scores of STS-B, of which only the
 * pairs that are clearly alike or clearly not are at hand. The bounds are what was measured, less a hundredth.
 */
class SemanticSimilarityTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Pair(String a, String b, double score) {}

    private static List<Pair> pairs(String language) throws IOException {
        String shared = System.getProperty("pas.shared", "");
        Assumptions.assumeFalse(shared.isEmpty(), "pas.shared is not set: it names the folder with the labelled pairs");
        List<Pair> pairs = new ArrayList<>();
        for (String line :
                Files.readString(Path.of(shared, "data", "dup_pairs.jsonl")).split("\n", -1)) {
            JsonNode row = MAPPER.readTree(line);
            if (row.path("kind").asText("").equals("semantic")
                    && row.path("lang").asText("").equals(language)) {
                pairs.add(new Pair(
                        row.required("a").textValue(),
                        row.required("b").textValue(),
                        row.required("score").doubleValue()));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, en, 0.87", "CHINESE, zh, 0.84"})
    void ranksPairsAsPeopleDo(Bundled model, String language, double least) throws IOException {
        List<Pair> pairs = pairs(language);
        double[] cosines = new double[pairs.size()];
        try (OnnxSentenceEncoder encoder = model.builder().pooling(Pooling.CLS).build()) {
            Embeddings a = encoder.encodeAll(pairs.stream().map(Pair::a).toList());
            Embeddings b = encoder.encodeAll(pairs.stream().map(Pair::b).toList());
            for (int i = 0; i < cosines.length; i++) {
                cosines[i] = a.dot(i, b.row(i));
            }
        }
        double spearman = pearson(
                ranks(cosines), ranks(pairs.stream().mapToDouble(Pair::score).toArray()));
        System.err.printf("SemanticSimilarityTest(%s): %d pairs, Spearman %.4f%n", model, pairs.size(), spearman);
        assertThat(pairs).hasSizeGreaterThan(500);
        assertThat(spearman).isGreaterThan(least);
    }

    /** From 1; equal values share their mean rank. */
    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
