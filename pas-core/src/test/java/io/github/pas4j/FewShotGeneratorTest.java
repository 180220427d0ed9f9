package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.Role;
import io.github.pas4j.llm.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewShotGeneratorTest {

    private static final String COMPLEMENT = "Keep to the one cause that matters most.";
    private static final Category QUESTION = Taxonomy.pas14().category("question-answering");
    private static final Category STORY = Taxonomy.pas14().category("creative-writing");

    private final ScriptedModel model = ScriptedModel.saying(COMPLEMENT);

    private FewShotGenerator.Builder generator() {
        return FewShotGenerator.builder(model).goldenPairs(GoldenPairs.bundled());
    }

    private List<ChatMessage> messages(FewShotGenerator generator, ComplementRequest request) {
        generator.generate(request);
        return model.requests.get(model.requests.size() - 1).messages();
    }

    private static ComplementRequest basic(String prompt) {
        return ComplementRequest.of(prompt).withTarget(Target.basic()).withCategory(QUESTION);
    }

    /** The example prompts of a request, and what they are answered with. */
    private static List<Map.Entry<String, String>> examples(List<ChatMessage> messages) {
        List<Map.Entry<String, String>> examples = new ArrayList<>();
        for (int i = 1; i < messages.size() - 1; i += 2) {
            assertThat(messages.get(i).role()).isEqualTo(Role.USER);
            assertThat(messages.get(i + 1).role()).isEqualTo(Role.ASSISTANT);
            String prompt = (String) StrictJson.object(messages.get(i).text()).getOrDefault("prompt", "");
            examples.add(Map.entry(prompt, messages.get(i + 1).text()));
        }
        return examples;
    }

    private static GoldenPair pair(String prompt) {
        return java.util.stream.Stream.concat(
                        GoldenPairs.bundled().pairs().stream(), GoldenPairs.bundledTransferable().pairs().stream())
                .filter(candidate -> candidate.prompt().equals(prompt))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRequestIsSystemExamplesAndPrompt() {
        List<ChatMessage> messages = messages(generator().build(), basic("Why do cats purr?"));
        assertThat(messages).hasSize(1 + 2 * FewShotGenerator.DEFAULT_EXAMPLES + 1);
        assertThat(messages.get(0).role()).isEqualTo(Role.SYSTEM);
        assertThat(messages.get(messages.size() - 1))
                .isEqualTo(ChatMessage.of(Role.USER, "{\"prompt\": \"Why do cats purr?\"}"));
        assertThat(model.requests.get(0).temperature()).hasValue(0);
        assertThat(model.requests.get(0).maxTokens()).hasValue(120);
        assertThat(model.requests.get(0).model()).isEmpty();
        assertThat(examples(messages)).allSatisfy(example -> {
            GoldenPair pair = pair(example.getKey());
            assertThat(pair.language()).isEqualTo(Language.ENGLISH);
            assertThat(pair.category()).isEqualTo(QUESTION);
            assertThat(example.getValue()).isEqualTo(pair.complement().orElse("none"));
        });
        assertThat(examples(messages).stream()
                        .filter(example -> example.getValue().equals("none")))
                .hasSize(2);
        assertThat(examples(messages).stream().map(Map.Entry::getKey).distinct())
                .hasSize(8);
    }

    @Test
    void settingsReachTheRequest() {
        FewShotGenerator generator = generator()
                .model("m")
                .maxTokens(900)
                .providerTemperature()
                .examples(3)
                .build();
        assertThat(messages(generator, basic("Why?"))).hasSize(1 + 2 * 3 + 1);
        ChatRequest request = model.requests.get(0);
        assertThat(request.model()).contains("m");
        assertThat(request.maxTokens()).hasValue(900);
        assertThat(request.temperature()).isEmpty();
    }

    @Test
    void theComplementHasCategoryAndUsage() {
        ScriptedModel counting = ScriptedModel.answering(request -> ChatResponse.builder(COMPLEMENT)
                .usage(new Usage(900, 12, 800L, null))
                .build());
        ComplementResult result = FewShotGenerator.builder(counting).build().generate(basic("Why do cats purr?"));
        assertThat(result).isInstanceOf(Complement.class);
        assertThat(((Complement) result).text()).isEqualTo(COMPLEMENT);
        assertThat(result.category()).contains(QUESTION);
        assertThat(result.usage()).contains(new Usage(900, 12, 800L, null));
    }

    @Test
    void noneIsDeclinedWithItsUsage() {
        ScriptedModel silent = ScriptedModel.answering(
                request -> ChatResponse.builder("none").usage(new Usage(900, 2)).build());
        try (PasAugmenter pas =
                PasAugmenter.builder(FewShotGenerator.builder(silent).build()).build()) {
            AugmentedPrompt result = pas.augment("Why do cats purr?");
            assertThat(result.outcome()).isEqualTo(Outcome.NO_COMPLEMENT);
            assertThat(result.reason()).contains("the model has nothing to add");
            assertThat(result.usage()).contains(new Usage(900, 2));
            assertThat(result.text()).isEqualTo("Why do cats purr?");
        }
    }

    @Test
    void anEmptyAnswerIsAFailureThatMayPass() {
        ScriptedModel empty = ScriptedModel.answering(request ->
                ChatResponse.builder(" ").requestId("r-1").model("m-2").build());
        FewShotGenerator generator = FewShotGenerator.builder(empty).build();
        assertThatThrownBy(() -> generator.generate(basic("Why do secret cats purr?")))
                .isInstanceOfSatisfying(LlmProtocolException.class, failure -> {
                    assertThat(failure.isRetryable()).isTrue();
                    assertThat(failure.requestId()).contains("r-1");
                    assertThat(failure.model()).isEqualTo("m-2");
                })
                .hasMessage("few-shot (m-2): the answer is empty");
    }

    @Test
    void theGuardStillHasItsSay() {
        ScriptedModel answering = ScriptedModel.saying("The answer is that they vibrate their larynx.");
        try (PasAugmenter pas = PasAugmenter.builder(
                        FewShotGenerator.builder(answering).build())
                .build()) {
            AugmentedPrompt result = pas.augment("Why do cats purr?");
            assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(result.reason()).contains("answer");
        }
    }

    @Test
    void chinesePromptsAreShownChinese() {
        List<ChatMessage> messages =
                messages(generator().build(), ComplementRequest.of("为什么猫会打呼噜？").withTarget(Target.basic()));
        assertThat(messages.get(0).text()).containsPattern("\\p{IsHan}{20}");
        assertThat(examples(messages))
                .hasSize(8)
                .allSatisfy(
                        example -> assertThat(pair(example.getKey()).language()).isEqualTo(Language.CHINESE));
    }

    @Test
    void otherLanguagesAreLeftAloneWithoutAsking() {
        FewShotGenerator generator = generator().build();
        for (String prompt : List.of("なぜ猫はゴロゴロ鳴くのですか", "Почему кошки мурлычут?", "고양이는 왜 가르랑거리나요?")) {
            assertThat(generator.generate(ComplementRequest.of(prompt)))
                    .isInstanceOfSatisfying(
                            Declined.class,
                            declined -> assertThat(declined.outcome()).isEqualTo(Outcome.UNSUPPORTED));
        }
        FewShotGenerator knowing = generator()
                .languageDetector(text -> Optional.of(new Language("de")))
                .build();
        assertThat(knowing.generate(ComplementRequest.of("Warum schnurren Katzen?")))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo("language de"));
        assertThat(model.requests).isEmpty();
    }

    @Test
    void aPromptThatIsTooLongIsNotSent() {
        FewShotGenerator generator = generator().maxPromptCharacters(20).build();
        assertThat(generator.generate(ComplementRequest.of("a".repeat(21))))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo("the prompt is longer than 20 characters"));
        assertThat(model.requests).isEmpty();
        assertThat(generator.generate(ComplementRequest.of("a".repeat(20)))).isInstanceOf(Complement.class);
    }

    @Test
    void theClassifierIsAskedOnlyWhereTheCallerDidNotSay() {
        List<String> asked = new ArrayList<>();
        FewShotGenerator generator = generator()
                .classifier(prompt -> {
                    asked.add(prompt);
                    return Optional.of(STORY);
                })
                .build();
        assertThat(generator.generate(ComplementRequest.of("A story")).category())
                .contains(STORY);
        assertThat(generator.generate(basic("Why?")).category()).contains(QUESTION);
        assertThat(asked).containsExactly("A story");
    }

    @Test
    void withoutACategoryEachExampleIsOfAnother() {
        List<ChatMessage> messages = messages(
                generator().examples(14).build(), ComplementRequest.of("Why?").withTarget(Target.basic()));
        assertThat(examples(messages)).hasSize(14);
        assertThat(examples(messages).stream()
                        .map(example -> pair(example.getKey()).category())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(11);
        assertThat(examples(messages).stream()
                        .filter(example -> example.getValue().equals("none")))
                .hasSize(3);
    }

    @Test
    void anUnknownCategoryIsAsGoodAsNone() {
        List<ChatMessage> messages =
                messages(generator().build(), ComplementRequest.of("Why?").withCategory(new Category("soups", "")));
        assertThat(examples(messages)).hasSize(8);
    }

    @Test
    void strongTargetsAreShownWhatTheEvidenceSays() {
        for (Category category : Taxonomy.pas14().categories()) {
            for (String prompt : List.of("Why?", "为什么？")) {
                List<Map.Entry<String, String>> examples = examples(messages(
                        generator().build(), ComplementRequest.of(prompt).withCategory(category)));
                assertThat(examples).hasSize(8);
                assertThat(examples.stream()
                                .filter(example -> example.getValue().equals("none")))
                        .as("%s", category)
                        .hasSizeGreaterThanOrEqualTo(4);
                assertThat(examples).allSatisfy(example -> {
                    GoldenPair pair = pair(example.getKey());
                    assertThat(pair.category()).isEqualTo(category);
                    assertThat(example.getValue().equals("none"))
                            .as("%s", pair)
                            .isEqualTo(pair.complement().isEmpty()
                                    || !Target.strong().admits(pair.intent()));
                });
            }
        }
        assertThat(examples(messages(
                        generator().build(), ComplementRequest.of("Why?").withCategory(QUESTION))))
                .extracting(example -> pair(example.getKey()).intent())
                .contains("explain", "short-fact", "definition", "who-what");
        assertThat(examples(messages(
                        generator().build(), ComplementRequest.of("Write").withCategory(STORY))))
                .allSatisfy(example -> assertThat(example.getValue()).isEqualTo("none"));
    }

    @Test
    void ownPairsWithoutEvidenceAreShownAsTheyAre() {
        Taxonomy soups = Taxonomy.of(List.of(new Category("soups", "soups")));
        GoldenPairs own = GoldenPairs.of(
                soups,
                IntStream.range(0, 4)
                        .mapToObj(i -> new GoldenPair(
                                "s" + i,
                                Language.ENGLISH,
                                soups.category("soups"),
                                "broth",
                                "soup " + i,
                                i == 3 ? Optional.empty() : Optional.of("Stir " + i),
                                GoldenPair.Reach.SPECIFIC))
                        .toList());
        assertThat(examples(messages(generator().goldenPairs(own).build(), ComplementRequest.of("borscht"))))
                .extracting(Map.Entry::getValue)
                .containsExactlyInAnyOrder("Stir 0", "Stir 1", "Stir 2", "none");
    }

    @Test
    void theEarlierTurnsAreShownShortenedBeforeThePrompt() {
        List<ChatMessage> earlier = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            earlier.add(ChatMessage.of(Role.USER, "old " + i));
        }
        earlier.add(ChatMessage.of(Role.SYSTEM, "Be kind."));
        earlier.add(ChatMessage.of(Role.ASSISTANT, "b".repeat(499) + "\ud83d\ude00" + "e".repeat(2000) + "END"));
        earlier.add(new ChatMessage(Role.USER, List.of(ContentPart.opaque("{}"), ContentPart.text("See?"))));
        earlier.add(new ChatMessage(Role.ASSISTANT, List.of(), Optional.of("{\"tool_calls\": []}")));
        earlier.add(ChatMessage.of(Role.TOOL, "17 degrees"));
        List<ChatMessage> messages =
                messages(generator().build(), basic("And why is that?").withEarlier(earlier));
        Map<String, Object> turn =
                StrictJson.object(messages.get(messages.size() - 1).text());
        assertThat(turn.keySet()).containsExactly("earlier", "prompt");
        assertThat(turn).containsEntry("prompt", "And why is that?");
        assertThat(turn.get("earlier"))
                .isEqualTo(List.of(
                        Map.of("role", "user", "text", "old 3"),
                        Map.of("role", "user", "text", "old 4"),
                        Map.of("role", "system", "text", "Be kind."),
                        Map.of(
                                "role",
                                "assistant",
                                "text",
                                "b".repeat(499) + " … " + "e".repeat(197) + "END",
                                "shortened",
                                true),
                        Map.of("role", "user", "text", "See?", "other_parts", 1L),
                        Map.of("role", "tool", "text", "17 degrees")));
    }

    @Test
    void theNearestPairsComeAfterTheFixedOnesTheNearestLast() {
        FewShotGenerator generator = generator().encoder(new LetterEncoder()).build();
        String nearTo = "How do I read the size on a bicycle tyre? Mine says 37-622 and also 700x35C!";
        List<ChatMessage> first = messages(generator, basic(nearTo));
        List<ChatMessage> second = messages(generator, basic("is a kilometre longer than two miles"));
        assertThat(examples(first)).hasSize(8);
        assertThat(examples(first).stream().map(Map.Entry::getKey).distinct()).hasSize(8);
        int fixed = 1 + 2 * 4;
        assertThat(first.subList(0, fixed)).isEqualTo(second.subList(0, fixed));
        assertThat(first.subList(fixed, fixed + 8)).isNotEqualTo(second.subList(fixed, fixed + 8));
        assertThat(examples(first).get(7).getKey()).startsWith("How do I read the size on a bicycle tyre? Mine");
        assertThat(messages(generator, basic(nearTo))).isEqualTo(first);
        assertThat(examples(first).subList(0, 4).stream()
                        .filter(example -> example.getValue().equals("none")))
                .hasSize(1);
    }

    @Test
    void aLanguageWithoutEncoderHasFixedExamplesOnly() {
        try (EncoderRouter router = EncoderRouter.lazy(Map.of(Language.CHINESE, LetterEncoder::new))) {
            List<ChatMessage> messages = messages(generator().encoders(router).build(), basic("Why?"));
            assertThat(examples(messages)).hasSize(8);
        }
    }

    @Test
    void fingerprintsTellWhatDecides() {
        FewShotGenerator plain = generator().build();
        assertThat(plain.fingerprint())
                .isEqualTo(generator().build().fingerprint())
                .contains("few-shot-strong-en-1-", "few-shot-basic-zh-1-");
        assertThat(List.of(
                        generator().examples(6).build(),
                        generator().model("m").build(),
                        generator().maxTokens(99).build(),
                        generator().providerTemperature().build(),
                        generator().encoder(new LetterEncoder()).build(),
                        generator().classifier(prompt -> Optional.empty()).build(),
                        generator()
                                .goldenPairs(GoldenPairs.bundledTransferable())
                                .build(),
                        FewShotGenerator.builder(ScriptedModel.saying("none")).build()))
                .extracting(FewShotGenerator::fingerprint)
                .doesNotHaveDuplicates()
                .doesNotContain(plain.fingerprint());
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> generator().examples(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("examples must be 2 to 64: 1");
        assertThatThrownBy(() -> generator().examples(65)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> generator().maxTokens(0)).hasMessage("maxTokens must be positive: 0");
        assertThatThrownBy(() -> generator().maxPromptCharacters(-1))
                .hasMessage("maxPromptCharacters must be positive: -1");
        assertThatThrownBy(() -> generator().model(" ")).hasMessage("model must not be blank");
    }

    @Test
    void saysNothingOfThePromptWhenPrinted() {
        assertThat(generator().build().toString())
                .isEqualTo("FewShotGenerator[" + GoldenPairs.bundled() + ", 8 examples]");
    }
}
