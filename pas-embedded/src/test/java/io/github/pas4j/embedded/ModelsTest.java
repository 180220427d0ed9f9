package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedded.internal.LabelledPrompts;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelsTest {

    private static EncoderRouter encoders;

    @BeforeAll
    static void load() {
        encoders = BundledEncoders.router();
    }

    @AfterAll
    static void close() {
        encoders.close();
    }

    @Test
    void modelsOfTheBundledDataWereLearntBeforehand() {
        for (Language language : encoders.languages()) {
            SentenceEncoder asked =
                    new CountingEncoder(encoders.encoder(language).orElseThrow());
            BundledEncoder encoder =
                    new BundledEncoder(encoders.encoder(language).orElseThrow().toString(), asked);
            List<GoldenPair> pairs = GoldenPairs.bundledTransferable().pairs(language);
            KernelModel intents = Models.intents(pairs, language, encoder);
            KernelModel categories = Models.bundledCategories(language, encoder);

            assertThat(((CountingEncoder) asked).texts).isZero();
            assertThat(intents.vectors().size()).isGreaterThanOrEqualTo(pairs.size());
            assertThat(intents.labels())
                    .containsExactlyInAnyOrderElementsOf(
                            pairs.stream().map(GoldenPair::intent).distinct().toList());
            assertThat(categories.vectors().size())
                    .isEqualTo(LabelledPrompts.bundledCategories(language)
                            .prompts()
                            .size());
            assertThat(categories.labels())
                    .allSatisfy(id -> assertThat(Taxonomy.pas14().find(id)).isPresent());
            for (int i = 0; i < pairs.size(); i += 50) {
                // Kernels for 8-bit weights differ a little between processors.
                float[] vector = encoders.encoder(language)
                        .orElseThrow()
                        .encode(Focus.of(pairs.get(i).prompt()));
                assertThat(intents.vectors().rows().dot(i, vector)).isGreaterThan(0.99f);
            }
        }
    }

    @Test
    void pairsBesideTheBundledOnesCostOnlyTheirOwnVectors() {
        CountingEncoder asked =
                new CountingEncoder(encoders.encoder(Language.ENGLISH).orElseThrow());
        BundledEncoder encoder = new BundledEncoder("bge-small-en-v1.5-q", asked);
        List<GoldenPair> own = List.of(new GoldenPair(
                "own",
                Language.ENGLISH,
                Taxonomy.pas14().category("coding"),
                "own-intent",
                "Port this COBOL to Java",
                Optional.of("Keep the rounding."),
                GoldenPair.Reach.TRANSFERABLE));
        List<GoldenPair> both = GoldenPairs.bundledTransferable()
                .plus(GoldenPairs.of(Taxonomy.pas14(), own))
                .pairs(Language.ENGLISH);

        assertThat(Models.intents(both, Language.ENGLISH, encoder).labels()).contains("own-intent", "ideas");
        assertThat(asked.texts).isEqualTo(1);
    }

    @Test
    void aModelComesBackFromItsFileAsItWas() throws IOException {
        SentenceEncoder encoder = encoders.encoder(Language.ENGLISH).orElseThrow();
        List<String> prompts = List.of("Write a poem about rain", "write a poem for my cat", "What is 3 + 4?");
        KernelModel model = KernelModel.fit(
                new LabelledPrompts(prompts, List.of("poem", "poem", "sum")),
                encoder.encodeAll(prompts),
                new KernelModel.Settings(4, 0.5, 1));
        byte[] digest = new byte[ModelFile.DIGEST_BYTES];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(model, out, digest);

        KernelModel read = ModelFile.read(new ByteArrayInputStream(out.toByteArray()), Optional.of(digest))
                .orElseThrow();
        float[] vector = encoder.encode("a poem on snow");
        assertThat(read.scores("a poem on snow", vector)).isEqualTo(model.scores("a poem on snow", vector));

        byte[] other = digest.clone();
        other[0] = 1;
        assertThat(ModelFile.read(new ByteArrayInputStream(out.toByteArray()), Optional.of(other)))
                .isEmpty();
        byte[] cut = java.util.Arrays.copyOf(out.toByteArray(), out.size() - 5);
        assertThat(ModelFile.read(new ByteArrayInputStream(cut), Optional.of(digest)))
                .isEmpty();
    }

    private static final class CountingEncoder implements SentenceEncoder {
        private final SentenceEncoder encoder;
        private int texts;

        CountingEncoder(SentenceEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public int dimension() {
            return encoder.dimension();
        }

        @Override
        public float[] encode(String text) {
            texts++;
            return encoder.encode(text);
        }

        @Override
        public Embeddings encodeAll(List<String> list) {
            texts += list.size();
            return encoder.encodeAll(list);
        }

        @Override
        public void close() {}
    }
}
