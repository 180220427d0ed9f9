package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenVectorsTest {

    @Test
    void everyBundledPairHasItsVector() {
        try (EncoderRouter encoders = BundledEncoders.router()) {
            for (Language language : encoders.languages()) {
                SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
                List<String> prompts = prompts(language);
                Embeddings stored = GoldenVectors.find(((BundledEncoder) encoder).name(), prompts)
                        .orElseThrow();
                assertThat(stored.size()).isEqualTo(prompts.size());
                for (int i = 0; i < prompts.size(); i += 50) {
                    // Kernels for 8-bit weights differ a little between processors.
                    assertThat(stored.dot(i, encoder.encode(prompts.get(i)))).isGreaterThan(0.99f);
                }
            }
        }
    }

    @Test
    void vectorsOfOtherPromptsOrEncodersAreNotTaken() {
        List<String> prompts = prompts(Language.ENGLISH);
        assertThat(GoldenVectors.find("bge-small-en-v1.5-q", prompts.subList(1, prompts.size())))
                .isEmpty();
        assertThat(GoldenVectors.find("bge-small-zh-v1.5-q", prompts)).isEmpty();
        assertThat(GoldenVectors.find("no-such-encoder", prompts)).isEmpty();
    }

    private static List<String> prompts(Language language) {
        return GoldenPairs.bundled().pairs(language).stream()
                .map(GoldenPair::prompt)
                .toList();
    }
}
