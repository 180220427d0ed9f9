package io.github.pas4j.datagen;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.dedup.CanonicalText;
import io.github.pas4j.datagen.dedup.ComparedText;
import io.github.pas4j.datagen.dedup.PairVeto;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real prompts with their duplicates, with the bundled encoders; the guarantee is looked at from outside. */
class RealCurationTest {

    private static final String SHARED = System.getProperty("pas.shared", "");
    private static final float THRESHOLD = .9f;

    @BeforeEach
    void thereAreRealPrompts() {
        assumeTrue(!SHARED.isEmpty(), "needs -Dpas.shared=FOLDER with real prompts");
    }

    @Test
    void promptsWithDuplicates() {
        CurationResult result = curate("dup_clusters_en.jsonl", "text");
        assertThat(result.counts().nearDuplicates()).isGreaterThan(500);
        holds(result);
    }

    @Test
    void chatLogs() {
        holds(curate("chatlogs/lmsys_shape.parquet", "prompt"));
        holds(curate("chatlogs/wildchat_shape.parquet", "prompt"));
    }

    private static CurationResult curate(String file, String field) {
        Path path = Path.of(SHARED, "data", file);
        try (EncoderRouter encoders = BundledEncoders.router();
                CorpusReader prompts = CorpusReader.builder(path).field(field).open()) {
            CurationResult result =
                    PromptCurator.builder(encoders).exactIndex().build().curate(prompts);
            assertThat(result.counts().read()).isEqualTo(prompts.counts().prompts());
            return result;
        }
    }

    private static void holds(CurationResult result) {
        Map<String, CorpusPrompt> kept =
                result.kept().stream().map(CuratedPrompt::prompt).collect(toMap(CorpusPrompt::id, Function.identity()));
        for (DroppedPrompt dropped : result.dropped()) {
            dropped.keptId().ifPresent(id -> assertThat(kept).containsKey(id));
        }
        keepersAreNear(result, kept);
        keptOnesAreFar(result);
    }

    private static void keepersAreNear(CurationResult result, Map<String, CorpusPrompt> kept) {
        try (SentenceEncoder english = BundledEncoders.bgeSmallEn();
                SentenceEncoder chinese = BundledEncoders.bgeSmallZh()) {
            for (DroppedPrompt dropped : result.dropped()) {
                if (dropped.method().filter("cosine"::equals).isEmpty()) {
                    continue;
                }
                CorpusPrompt keeper =
                        Objects.requireNonNull(kept.get(dropped.keptId().orElseThrow()));
                String a = CanonicalText.of(dropped.prompt().text());
                String b = CanonicalText.of(keeper.text());
                double inEnglish = dot(english.encode(a), english.encode(b));
                double inChinese = dot(chinese.encode(a), chinese.encode(b));
                double said = dropped.similarity().orElseThrow();
                assertThat(said).isGreaterThanOrEqualTo(THRESHOLD);
                assertThat(Math.min(Math.abs(said - inEnglish), Math.abs(said - inChinese)))
                        .isLessThan(1e-5);
                assertThat(PairVeto.standard()
                                .reason(ComparedText.of(dropped.prompt().text()), ComparedText.of(keeper.text())))
                        .as(dropped.prompt().id())
                        .isEmpty();
            }
        }
    }

    /** No two kept English prompts are within the threshold, unless a veto parts them. */
    private static void keptOnesAreFar(CurationResult result) {
        List<String> english = result.kept().stream()
                .filter(prompt ->
                        prompt.language().filter(Language.ENGLISH::equals).isPresent())
                .map(prompt -> prompt.prompt().text())
                .toList();
        Embeddings vectors;
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            vectors = encoder.encodeAll(english.stream().map(CanonicalText::of).toList());
        }
        for (int i = 0; i < english.size(); i++) {
            float[] own = vectors.row(i);
            for (int j = 0; j < i; j++) {
                if (vectors.dot(j, own) > THRESHOLD + 1e-5 && !vectors.truncated(i) && !vectors.truncated(j)) {
                    assertThat(PairVeto.standard()
                                    .reason(ComparedText.of(english.get(j)), ComparedText.of(english.get(i))))
                            .as("kept English prompts %d and %d", j, i)
                            .isPresent();
                }
            }
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int d = 0; d < Math.min(a.length, b.length); d++) {
            sum += (double) a[d] * b[d];
        }
        return sum;
    }
}
