package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
            assertThat(intents.vectors()).as("the same vectors").isSameAs(categories.vectors());
            assertThat(intents.examples().length).isGreaterThanOrEqualTo(pairs.size());
            assertThat(intents.labels())
                    .containsExactlyInAnyOrderElementsOf(
                            pairs.stream().map(GoldenPair::intent).distinct().toList());
            assertThat(categories.examples().length)
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
                assertThat(intents.vectors().rows().dot(intents.examples()[i], vector))
                        .isGreaterThan(0.99f);
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
    void modelsComeBackFromTheirFileAsTheyWere() throws IOException {
        SentenceEncoder encoder = encoders.encoder(Language.ENGLISH).orElseThrow();
        List<String> prompts = List.of("What is 3 + 4?", "Write a poem about rain", "write a poem for my cat");
        KernelModel categories = KernelModel.fit(
                new LabelledPrompts(prompts, List.of("maths", "writing", "writing")),
                encoder.encodeAll(prompts),
                new KernelModel.Settings(4, 0.5, 1));
        List<String> some = List.of(prompts.get(2), prompts.get(0));
        KernelModel intents = KernelModel.fit(
                        new LabelledPrompts(some, List.of("poem", "sum")),
                        encoder.encodeAll(some),
                        new KernelModel.Settings(9, 0.3, 2))
                .over(categories.vectors(), new int[] {2, 0});
        byte[] digest = new byte[ModelFile.DIGEST_BYTES];
        digest[0] = 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(new BundledModels(digest, "1.2.3", categories, intents), out);

        BundledModels read =
                ModelFile.read(new ByteArrayInputStream(out.toByteArray())).orElseThrow();
        assertThat(read.runtime()).isEqualTo("1.2.3");
        assertThat(read.isMadeFrom(digest)).isTrue();
        assertThat(read.isMadeFrom(new byte[ModelFile.DIGEST_BYTES])).isFalse();
        assertThat(read.intents().vectors()).isSameAs(read.categories().vectors());
        EncodedPrompt prompt = new EncodedPrompt("a poem on snow", encoder.encode("a poem on snow"));
        assertThat(read.categories().scores(prompt)).isEqualTo(categories.scores(prompt));
        assertThat(read.intents().scores(prompt)).isEqualTo(intents.scores(prompt));

        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 5);
        assertThat(ModelFile.read(new ByteArrayInputStream(cut))).isEmpty();
    }

    @Test
    void aModelOverSharedVectorsSaysTheSame() {
        SentenceEncoder encoder = encoders.encoder(Language.ENGLISH).orElseThrow();
        List<String> prompts = List.of("Write a poem about rain", "What is 3 + 4?");
        KernelModel own = KernelModel.fit(
                new LabelledPrompts(prompts, List.of("poem", "sum")),
                encoder.encodeAll(prompts),
                new KernelModel.Settings(4, 0.5, 1));
        List<String> more = List.of("another", prompts.get(1), "a third", prompts.get(0));
        KernelModel shared = own.over(Columns.of(encoder.encodeAll(more)), new int[] {3, 1});

        float[] vector = encoder.encode("a poem on snow");
        Map<String, Double> expected = own.scores(new EncodedPrompt("a poem on snow", vector));
        shared.scores(new EncodedPrompt("a poem on snow", vector))
                .forEach((label, score) -> assertThat(score).isCloseTo(expected.get(label), within(1e-4)));
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
