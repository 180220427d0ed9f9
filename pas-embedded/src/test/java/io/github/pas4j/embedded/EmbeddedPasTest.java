package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Outcome;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPasTest {

    private static PasAugmenter strong;
    private static PasAugmenter basic;

    @BeforeAll
    static void open() {
        strong = EmbeddedPas.augmenter();
        basic = EmbeddedPas.builder().target(Target.basic()).build();
    }

    @AfterAll
    static void close() {
        strong.close();
        basic.close();
    }

    @Test
    void augmentsWhereEvidenceFavoursIt() {
        String prompt = "Why do onions make you cry when you cut them?";
        AugmentedPrompt result = strong.augment(prompt);
        assertThat(result.outcome()).isEqualTo(Outcome.AUGMENTED);
        assertThat(result.text())
                .startsWith(prompt)
                .endsWith(result.complement().orElseThrow());
        assertThat(result.category()).map(Category::id).contains("question-answering");
        assertThat(result.evidence()).isPresent();
    }

    @Test
    void staysSilentElsewhereAndStillTellsTheCategory() {
        AugmentedPrompt result = strong.augment("Write a short story about a lighthouse keeper's dog");
        assertThat(result.outcome()).isEqualTo(Outcome.NO_COMPLEMENT);
        assertThat(result.text()).isEqualTo(result.original());
        assertThat(result.category()).map(Category::id).contains("creative-writing");
    }

    @Test
    void tellsTheCategoryOfWhatTheGateLeavesAlone() {
        AugmentedPrompt result = basic.augment("Translate to French, reply with only the translation: good night");
        assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result.category()).map(Category::id).contains("translation");
    }

    @Test
    void complementsOfTheBundledPairsPassTheGuardForTheirOwnPrompts() {
        // One prompt of each intent and language, through the whole way; the gate may leave some alone.
        List<String> prompts = GoldenPairs.bundledTransferable().pairs().stream()
                .collect(java.util.stream.Collectors.toMap(
                        pair -> pair.language() + pair.intent(), GoldenPair::prompt, (first, second) -> first))
                .values()
                .stream()
                .toList();
        assertThat(basic.augmentAll(prompts))
                .extracting(AugmentedPrompt::outcome)
                .doesNotContain(Outcome.REJECTED, Outcome.FAILED, Outcome.TIMED_OUT, Outcome.UNSUPPORTED);
    }

    @Test
    void sixteenThreadsGiveWhatOneThreadGives() throws Exception {
        List<String> prompts = GoldenPairs.bundledTransferable().pairs(Language.ENGLISH).stream()
                .map(GoldenPair::prompt)
                .filter(prompt -> prompt.length() < 120)
                .limit(60)
                .toList();
        List<String> one = prompts.stream().map(p -> basic.augment(p).text()).toList();
        try (PasAugmenter wide =
                EmbeddedPas.builder().target(Target.basic()).concurrency(16).build()) {
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Future<List<String>>> many = IntStream.range(0, 16)
                        .mapToObj(thread -> threads.submit(() -> prompts.stream()
                                .map(prompt -> wide.augment(prompt).text())
                                .toList()))
                        .toList();
                for (Future<List<String>> texts : many) {
                    assertThat(texts.get()).isEqualTo(one);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void closingFreesTheModels() {
        EncoderRouter encoders = BundledEncoders.router();
        SentenceEncoder english = encoders.encoder(Language.ENGLISH).orElseThrow();
        PasAugmenter augmenter =
                EmbeddedPas.builder(encoders, GoldenPairs.bundledTransferable()).build();
        augmenter.augment("What is the tallest mountain in Africa?");
        augmenter.close();
        augmenter.close();
        assertThatThrownBy(() -> english.encode("text")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> augmenter.augment("again")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBuilderMakesOneOwnerOfItsModels() {
        PasAugmenter.Builder builder = EmbeddedPas.builder();
        builder.build().close();
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }
}
