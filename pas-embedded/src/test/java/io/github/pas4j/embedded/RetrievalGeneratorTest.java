package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Category;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.Declined;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Outcome;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalGeneratorTest {

    private static EncoderRouter encoders;
    private static RetrievalGenerator generator;

    @BeforeAll
    static void load() {
        encoders = BundledEncoders.router();
        generator = RetrievalGenerator.builder(encoders).build();
    }

    @AfterAll
    static void close() {
        encoders.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brainstorming | Give me ideas for naming a small bakery by the sea",
                "rewriting | fix the grammar: he go to school yesterday",
                "mathematics | what is 17% of 240",
                "translation | Translate to French: good morning",
                "coding | Write a Java method that reverses a linked list",
                "creative-writing | Write a short story about a lighthouse keeper's dog",
                "translation | 把“早上好”翻译成法语",
                "brainstorming | 给宠物狗起几个名字",
                "coding | 用Java写一个读取文件的方法",
                "creative-writing | 写一首关于春天的诗",
            })
    void tellsTheCategory(String category, String prompt) {
        assertThat(generator.classify(prompt)).contains(Taxonomy.pas14().category(category));
    }

    @Test
    void targetWithEvidenceAddsOnlyWhatItFavours(@TempDir Path folder) throws IOException {
        Target measured = measured(folder);
        ComplementResult ideas = generate("Give me ideas for naming a small bakery by the sea", measured);
        assertThat(ideas)
                .asInstanceOf(InstanceOfAssertFactories.type(Complement.class))
                .satisfies(complement -> {
                    assertThat(complement.text()).isNotBlank();
                    assertThat(complement.intent()).contains("ideas");
                    assertThat(complement.evidence().orElseThrow().favours()).isTrue();
                });
        assertThat(generate("Write a short story about a lighthouse keeper's dog", measured))
                .asInstanceOf(InstanceOfAssertFactories.type(Declined.class))
                .satisfies(declined -> {
                    assertThat(declined.outcome()).isEqualTo(Outcome.NO_COMPLEMENT);
                    assertThat(declined.reason()).contains("story").contains("1 wins, 19 losses");
                    assertThat(declined.category()).map(Category::id).contains("creative-writing");
                });
        assertThat(generate("Translate to French: good morning", measured))
                .asInstanceOf(InstanceOfAssertFactories.type(Declined.class))
                .satisfies(declined -> assertThat(declined.reason()).startsWith("no evidence for translate"));
    }

    @Test
    void targetWithEvidenceStaysSilentWhereTheIntentIsUnclear(@TempDir Path folder) throws IOException {
        ComplementRequest vague = ComplementRequest.of("a weekend with the children, rain, no car")
                .withTarget(Target.measured(Files.writeString(folder.resolve("evidence.jsonl"), favoured("plan"))))
                .withCategory(Taxonomy.pas14().category("brainstorming"));
        ComplementRequest clear = ComplementRequest.of("Plan a three-day itinerary for Lisbon with two children")
                .withTarget(vague.target());
        assertThat(generator.generate(vague)).isInstanceOf(Declined.class);
        assertThat(generator.generate(clear)).isInstanceOf(Complement.class);
    }

    @Test
    void ownIntentBesideOursIsFoundWhateverCategoryItsPromptsLookLike() {
        Category coding = Taxonomy.pas14().category("coding");
        List<GoldenPair> own = List.of(
                pair("1", coding, "commit", "Write a commit message: the login no longer fails", Optional.of("Own.")),
                pair("2", coding, "commit", "commit message for removing unused caches", Optional.of("Own.")),
                pair("3", coding, "commit", "Give me a git commit message for this change", Optional.of("Own.")));
        RetrievalGenerator beside = RetrievalGenerator.builder(encoders)
                .goldenPairs(GoldenPairs.bundledTransferable().plus(GoldenPairs.of(Taxonomy.pas14(), own)))
                .build();
        ComplementRequest request = ComplementRequest.of("Write a commit message: the parser keeps comments now")
                .withTarget(Target.basic());
        assertThat(beside.generate(request))
                .asInstanceOf(InstanceOfAssertFactories.type(Complement.class))
                .satisfies(complement -> {
                    assertThat(complement.intent()).contains("commit");
                    assertThat(complement.category()).contains(coding);
                });
    }

    private static String favoured(String intent) {
        return "{\"intent\":\"" + intent + "\",\"wins\":16,\"losses\":4,\"ties\":0,\"prompts\":10,"
                + "\"answeringModel\":\"m\",\"judgingModel\":\"j\"}\n";
    }

    @Test
    void clauseThatThePromptStatesIsDropped() {
        assertThat(generate("Give me unusual, creative ideas for naming a small bakery by the sea", Target.basic()))
                .asInstanceOf(InstanceOfAssertFactories.type(Complement.class))
                .satisfies(complement -> assertThat(complement.text()).doesNotContain("obvious"));
    }

    private static Target measured(Path folder) throws IOException {
        return Target.measured(Files.writeString(folder.resolve("evidence.jsonl"), """
                {"intent":"ideas","wins":16,"losses":4,"ties":0,"prompts":10,"answeringModel":"m","judgingModel":"j"}
                {"intent":"plan","wins":16,"losses":4,"ties":0,"prompts":10,"answeringModel":"m","judgingModel":"j"}
                {"intent":"ways-to","wins":16,"losses":4,"ties":0,"prompts":10,"answeringModel":"m","judgingModel":"j"}
                {"intent":"story","wins":1,"losses":19,"ties":0,"prompts":10,"answeringModel":"m","judgingModel":"j"}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Write a short story about a lighthouse keeper's dog", "写一首关于春天的诗"})
    void basicTargetAddsWhereEvidenceIsLacking(String prompt, @TempDir Path folder) throws IOException {
        assertThat(generate(prompt, measured(folder))).isInstanceOf(Declined.class);
        assertThat(generate(prompt, Target.basic())).isInstanceOf(Complement.class);
    }

    @Test
    void complementIsInThePromptsLanguage() {
        assertThat(((Complement) generate("写一首关于春天的诗", Target.basic())).text()).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(((Complement) generate("Write a poem about spring", Target.basic())).text())
                .doesNotContainPattern("[\\u4e00-\\u9fff]");
    }

    @ParameterizedTest
    @CsvSource({
        "Расскажи как приготовить настоящий борщ со свёклой и капустой, language ru",
        "Wie viele Bundesländer hat Deutschland?, language de"
    })
    void declinesOtherLanguages(String prompt, String reason) {
        for (Target target : List.of(Target.strong(), Target.basic())) {
            assertThat(generate(prompt, target))
                    .asInstanceOf(InstanceOfAssertFactories.type(Declined.class))
                    .satisfies(declined -> {
                        assertThat(declined.outcome()).isEqualTo(Outcome.UNSUPPORTED);
                        assertThat(declined.reason()).isEqualTo(reason);
                    });
        }
        assertThat(generator.classify(prompt)).isEmpty();
    }

    @Test
    void givenCategoryNarrowsTheChoice() {
        ComplementRequest request = ComplementRequest.of("Something about the sea and the wind")
                .withTarget(Target.basic())
                .withCategory(Taxonomy.pas14().category("translation"));
        assertThat(generator.generate(request).category().orElseThrow().id()).isEqualTo("translation");
    }

    @Test
    void takesUsersOwnPairsAndTaxonomyAndSilence() {
        Category recipes = new Category("recipes", "cooking");
        Category cars = new Category("cars", "cars");
        GoldenPairs own = GoldenPairs.of(
                Taxonomy.of(List.of(recipes, cars)),
                List.of(
                        pair("1", recipes, "cook", "How do I cook rice?", Optional.of("Give amounts and times.")),
                        pair("2", recipes, "cook", "Recipe for apple pie", Optional.of("Give amounts and times.")),
                        pair("3", cars, "repair", "How do I change a tyre?", Optional.empty()),
                        pair("4", cars, "repair", "My car engine makes a noise", Optional.empty())));
        RetrievalGenerator mine =
                RetrievalGenerator.builder(encoders).goldenPairs(own).build();
        ComplementRequest cook = ComplementRequest.of("How do I cook pasta?").withTarget(Target.basic());
        assertThat(((Complement) mine.generate(cook)).text()).isEqualTo("Give amounts and times.");
        ComplementRequest repair =
                ComplementRequest.of("How do I repair my car brakes?").withTarget(Target.basic());
        assertThat(mine.generate(repair))
                .asInstanceOf(InstanceOfAssertFactories.type(Declined.class))
                .satisfies(declined -> assertThat(declined.category()).contains(cars));
        assertThat(mine.fingerprint()).isNotEqualTo(generator.fingerprint());
        // No Chinese pair: Chinese is not a language of this generator.
        assertThat(((Declined) mine.generate(ComplementRequest.of("怎么煮米饭"))).outcome())
                .isEqualTo(Outcome.UNSUPPORTED);
    }

    @Test
    void promptsFarLongerThanTheEncodersLimitAreRead() {
        String prompt = "Translate the following into French. " + "The sea is calm today. ".repeat(5_000);
        assertThat(generator.classify(prompt).orElseThrow().id()).isEqualTo("translation");
    }

    @Test
    void pairsThatTakeLongerThanOneCallAreReadyForALaterOne() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SentenceEncoder english = encoders.encoder(Language.ENGLISH).orElseThrow();
        SentenceEncoder slow = new SentenceEncoder() {
            @Override
            public int dimension() {
                return english.dimension();
            }

            @Override
            public float[] encode(String text) {
                return english.encode(text);
            }

            @Override
            public Embeddings encodeAll(List<String> texts) {
                asked.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new EncodingException("interrupted", e);
                }
                return english.encodeAll(texts);
            }

            @Override
            public void close() {}
        };
        RetrievalGenerator mine = RetrievalGenerator.builder(EncoderRouter.of(slow, slow))
                .goldenPairs(GoldenPairs.of(
                        Taxonomy.pas14(),
                        GoldenPairs.bundledTransferable().pairs().subList(0, 30)))
                .build();
        try (PasAugmenter pas = PasAugmenter.builder(mine)
                .target(Target.basic())
                .timeout(EmbeddedPas.DEFAULT_TIMEOUT)
                .build()) {
            CompletableFuture<AugmentedPrompt> first = pas.augmentAsync("When was the telephone invented?");
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            first.cancel(true);
            go.countDown();
            assertThat(pas.augment("When was the telephone invented?").category())
                    .isPresent();
        }
    }

    private static GoldenPair pair(
            String id, Category category, String intent, String prompt, Optional<String> complement) {
        return new GoldenPair(
                id, Language.ENGLISH, category, intent, prompt, complement, GoldenPair.Reach.TRANSFERABLE);
    }

    private static ComplementResult generate(String prompt, Target target) {
        return generator.generate(ComplementRequest.of(prompt).withTarget(target));
    }
}
