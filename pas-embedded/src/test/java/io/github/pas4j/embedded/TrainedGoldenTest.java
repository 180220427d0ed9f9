package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainedGoldenTest {

    @Test
    void everyBundledPairWasComputedBeforehand() {
        try (EncoderRouter encoders = BundledEncoders.router()) {
            for (Language language : encoders.languages()) {
                SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
                List<GoldenPair> pairs = GoldenPairs.bundled().pairs(language);
                TrainedGolden stored = TrainedGolden.find(((BundledEncoder) encoder).name(), pairs)
                        .orElseThrow();
                assertThat(stored.vectors().size()).isEqualTo(pairs.size());
                assertThat(stored.model().weights()).hasNumberOfRows(pairs.size());
                for (int i = 0; i < pairs.size(); i += 50) {
                    // Kernels for 8-bit weights differ a little between processors.
                    float[] vector = encoder.encode(pairs.get(i).prompt());
                    assertThat(stored.vectors().dot(i, vector)).isGreaterThan(0.99f);
                }
            }
        }
    }

    @Test
    void whatWasMadeFromOtherPairsOrEncodersIsNotTaken() {
        List<GoldenPair> pairs = GoldenPairs.bundled().pairs(Language.ENGLISH);
        assertThat(TrainedGolden.find("bge-small-en-v1.5-q", pairs)).isPresent();
        assertThat(TrainedGolden.find("bge-small-en-v1.5-q", pairs.subList(1, pairs.size())))
                .isEmpty();
        assertThat(TrainedGolden.find("bge-small-zh-v1.5-q", pairs)).isEmpty();
        assertThat(TrainedGolden.find("no-such-encoder", pairs)).isEmpty();
    }
}
