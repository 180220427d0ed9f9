package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultResponse.Place;
import io.github.pas4j.testkit.FaultServer;
import io.github.pas4j.testkit.LlmDialect;
import io.github.pas4j.testkit.LlmDialect.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pas augment --generator few-shot} and {@code fine-tuned}, with the real parts and a server that speaks as it is told. */
class AugmentByModelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "sk-generator-0123456789";
    private static final String PROMPT = "Why do onions make you cry when you cut them?";
    private static final String COMPLEMENT = "Explain the cause step by step, in plain words.";
    private static final String AUGMENTED = PROMPT + "\n\n" + COMPLEMENT + "\n";

    @TempDir
    Path folder;

    private final FaultServer server = FaultServer.start();
    private final LlmDialect openAi = LlmDialect.openAi();

    @AfterEach
    void stop() {
        server.close();
    }

    private static FaultResponse answer(LlmDialect dialect, String text) {
        return dialect.answer("m-2", text, new Usage(11, 7));
    }

    private Run.Result augment(String generator, String... more) {
        List<String> args = new ArrayList<>(List.of("augment", "--generator", generator));
        args.addAll(List.of("--base-url", server.url() + "/v1", "--model", "m"));
        args.addAll(List.of(more));
        return pas(args.toArray(String[]::new));
    }

    private static Run.Result pas(String... args) {
        return Run.with().embedded().variable("OPENAI_API_KEY", KEY).pas(args);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private JsonNode sent() {
        return json(server.requests().get(0).body());
    }

    private Path rows(int count) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(PROMPT.replace("onions", "onions of sort " + i)).append('\n');
        }
        return Files.writeString(folder.resolve("prompts.txt"), rows);
    }

    @Test
    void aFewShotModelIsShownGoldenPairsAndThePrompt() {
        server.enqueue(answer(openAi, COMPLEMENT));
        Run.Result result = augment("few-shot", PROMPT);
        assertThat(result.err()).isEqualTo("pas: AUGMENTED (question-answering)" + System.lineSeparator());
        assertThat(result.out()).isEqualTo(AUGMENTED);
        assertThat(result.code()).isZero();
        assertThat(server.requests().get(0).header("Authorization")).contains("Bearer " + KEY);
        assertThat(sent().get("model").asText()).isEqualTo("m");
        assertThat(sent().get("max_tokens").asInt()).isEqualTo(120);
        assertThat(sent().get("temperature").asDouble()).isZero();
        JsonNode messages = sent().get("messages");
        assertThat(messages.get(0).get("role").asText()).isEqualTo("system");
        assertThat(messages).hasSize(1 + 8 * 2 + 1);
        assertThat(json(messages.get(17).get("content").asText()).get("prompt").asText())
                .isEqualTo(PROMPT);
    }

    static Stream<Arguments> servers() {
        return Stream.of("few-shot", "fine-tuned")
                .flatMap(generator -> Stream.of("openai", "qwen", "ollama", "llama-cpp", "vllm")
                        .map(client -> Arguments.of(generator, client)));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyClientOfAskServes(String generator, String client) {
        boolean ollama = client.equals("ollama");
        server.enqueue(answer(ollama ? LlmDialect.ollama() : openAi, COMPLEMENT));
        String url = ollama ? server.url().toString() : server.url() + "/v1";
        Run.Result result =
                pas("augment", PROMPT, "--generator", generator, "--client", client, "--model", "m", "--base-url", url);
        assertThat(result.out()).isEqualTo(AUGMENTED);
        assertThat(result.code()).isZero();
        FaultRequest request = server.requests().get(0);
        assertThat(request.target()).isEqualTo(ollama ? "/api/chat" : "/v1/chat/completions");
        // OpenAI's key is for its own client.
        assertThat(request.header("Authorization").isPresent()).isEqualTo(client.equals("openai"));
    }

    @Test
    void jsonHasTheKeysOfAnyGenerator() {
        server.enqueue(answer(openAi, "none"));
        Run.Result result = augment("few-shot", PROMPT, "--json");
        JsonNode object = json(result.out());
        assertThat(object.fieldNames())
                .toIterable()
                .containsExactly(
                        "original", "complement", "text", "outcome", "reason", "category", "intent", "elapsedMillis");
        assertThat(object.get("outcome").asText()).isEqualTo("NO_COMPLEMENT");
        assertThat(object.get("category").asText()).isEqualTo("question-answering");
        assertThat(object.get("text").asText()).isEqualTo(PROMPT);
        assertThat(result.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"few-shot", "fine-tuned"})
    void whatTheGateLeavesAloneIsNotSentAndHasACategory(String generator) {
        Run.Result result = augment(generator, "Reply with the capital of France. Output only JSON.", "--json");
        assertThat(json(result.out()).get("outcome").asText()).isEqualTo("SKIPPED");
        assertThat(json(result.out()).get("category").isNull()).isFalse();
        assertThat(server.requests()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void theTargetDecidesWhatAFewShotModelIsTold() {
        server.enqueue(answer(openAi, COMPLEMENT), answer(openAi, COMPLEMENT));
        augment("few-shot", PROMPT);
        augment("few-shot", PROMPT, "--target", "basic");
        assertThat(json(server.requests().get(1).body()).get("messages").get(0))
                .isNotEqualTo(sent().get("messages").get(0));
    }

    @Test
    void aModelThatMustThinkIsAskedItsWay() {
        server.enqueue(answer(openAi, COMPLEMENT), answer(openAi, COMPLEMENT));
        for (String generator : List.of("few-shot", "fine-tuned")) {
            augment(generator, PROMPT, "--max-tokens", "2000", "--provider-temperature");
        }
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(json(request.body()).get("max_tokens").asInt()).isEqualTo(2000);
            assertThat(json(request.body()).has("temperature")).isFalse();
        });
    }

    @Test
    void nearestPairsAreOthersThanTheFixedOnes() {
        server.enqueue(answer(openAi, COMPLEMENT), answer(openAi, COMPLEMENT));
        augment("few-shot", PROMPT, "--target", "basic");
        augment("few-shot", PROMPT, "--target", "basic", "--nearest");
        JsonNode near = json(server.requests().get(1).body()).get("messages");
        assertThat(near).hasSize(18).isNotEqualTo(sent().get("messages"));
    }

    @Test
    void ownGoldenPairsAreShownWhateverTheirReach() throws IOException {
        server.enqueue(answer(openAi, COMPLEMENT));
        Path golden = Files.writeString(folder.resolve("mine.jsonl"), """
                {"id":"s-1","language":"en","category":"soups","intent":"stock","prompt":"How do I clear a stock?",\
                "complement":"Name the moment at which to skim."}
                {"id":"s-2","language":"en","category":"sauces","intent":"roux","prompt":"Roux, quickly?",\
                "complement":null}
                """);
        Run.Result result = augment(
                "few-shot", PROMPT, "--golden", golden.toString(), "--taxonomy", "soups,sauces", "--target", "basic");
        assertThat(result.out()).isEqualTo(AUGMENTED);
        assertThat(result.err()).containsPattern("AUGMENTED \\((soups|sauces)\\)");
        assertThat(server.requests().get(0).body())
                .contains("How do I clear a stock?", "Name the moment at which to skim.");
    }

    @Test
    void aFineTunedModelIsShownItsTemplateAlone() throws IOException {
        server.enqueue(answer(openAi, COMPLEMENT), answer(openAi, COMPLEMENT));
        Path template = Files.writeString(folder.resolve("template.txt"), "Expert, complement: {prompt}\n");
        Run.Result own = augment("fine-tuned", PROMPT, "--template", template.toString());
        assertThat(own.out()).isEqualTo(AUGMENTED);
        assertThat(own.err()).isEqualTo("pas: AUGMENTED (question-answering)" + System.lineSeparator());
        assertThat(sent().get("messages")).hasSize(1);
        assertThat(sent().get("messages").get(0).get("content").asText()).isEqualTo("Expert, complement: " + PROMPT);
        assertThat(augment("fine-tuned", PROMPT).out()).isEqualTo(AUGMENTED);
        assertThat(server.requests().get(1).body()).contains("Write the complement for the prompt");
    }

    @Test
    void theTargetIsNoWayAroundAFineTunedModelsNone() {
        server.enqueue(answer(openAi, "none"));
        assertThat(augment("fine-tuned", PROMPT).err())
                .contains("NO_COMPLEMENT")
                .doesNotContain("--target");
    }

    @Test
    void aTemplateThatCannotBeUsedIsOneLine() throws IOException {
        Path none = Files.writeString(folder.resolve("none.txt"), "no place for it");
        Run.Result without = augment("fine-tuned", PROMPT, "--template", none.toString());
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.messages())
                .singleElement()
                .asString()
                .contains("none.txt", "has no placeholder {prompt} or {prompt:json}");
        Run.Result missing = augment("fine-tuned", PROMPT, "--template", "nowhere.txt");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.messages()).containsExactly("pas augment: cannot read nowhere.txt: no such file or folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"few-shot", "fine-tuned"})
    void keyModelAndClientAreAskedForBeforeAnythingIsSent(String generator) {
        Run.Result noKey = Run.with().embedded().pas("augment", PROMPT, "--generator", generator, "--model", "m");
        assertUsage(noKey, "no key: set OPENAI_API_KEY or give --api-key-file");
        Run.Result noModel = pas("augment", PROMPT, "--generator", generator);
        assertUsage(noModel, "which model? Give --model or set OPENAI_MODEL");
        assertUsage(
                augment(generator, PROMPT, "--client", "other"),
                "--client must be one of openai, qwen, ollama, llama-cpp, vllm: 'other'");
        assertUsage(
                pas("augment", PROMPT, "--generator", generator, "--model", "m", "--base-url", "ftp://x"),
                "baseUrl must be an http or https URL");
        assertUsage(augment(generator, PROMPT, "--max-tokens", "0"), "--max-tokens must be positive: 0");
        assertThat(server.requests()).isEmpty();
    }

    private static void assertUsage(Run.Result result, String message) {
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.messages()).hasSize(2).first().asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --generator=other                         | --generator must be one of embedded, few-shot, fine-tuned: 'other'
                    --client=openai                           | --client needs --generator few-shot or fine-tuned
                    --model=m                                 | --model needs --generator few-shot or fine-tuned
                    --base-url=http://localhost               | --base-url needs --generator few-shot or fine-tuned
                    --api-key-file=f                          | --api-key-file needs --generator few-shot or fine-tuned
                    --max-tokens=9                            | --max-tokens needs --generator few-shot or fine-tuned
                    --provider-temperature                    | --provider-temperature needs --generator few-shot or fine-tuned
                    --nearest                                 | --nearest needs --generator few-shot
                    --template=f                              | --template needs --generator fine-tuned
                    --generator=few-shot --template=f         | --template needs --generator fine-tuned
                    --generator=fine-tuned --nearest          | --nearest needs --generator few-shot
                    --generator=fine-tuned --golden=f         | --golden needs --generator embedded or few-shot
                    --generator=fine-tuned --taxonomy=a       | --taxonomy needs --generator embedded or few-shot
                    """)
    void optionsThatWouldDoNothingAreWrongUsage(String options, String message) {
        List<String> args = new ArrayList<>(List.of("augment", PROMPT));
        args.addAll(List.of(options.split(" ", -1)));
        assertUsage(pas(args.toArray(String[]::new)), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"few-shot", "fine-tuned"})
    void nobodyThereGivesThePromptBackAndFails(String generator) {
        server.close();
        Run.Result result = augment(generator, PROMPT);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(PROMPT + "\n");
        assertThat(result.messages())
                .singleElement()
                .asString()
                .contains(
                        "FAILED; left alone",
                        "openai (m): ",
                        String.valueOf(server.url().getPort()))
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"few-shot", "fine-tuned"})
    void aServerThatSaysNothingFailsWhenTheTimeIsOver(String generator) {
        server.always(FaultResponse.json(200, "{}").upTo(Place.BEFORE_HEAD).thenStall());
        Run.Result result = augment(generator, PROMPT, "--timeout", "200ms", "--json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(json(result.out()).get("outcome").asText()).isIn("TIMED_OUT", "FAILED");
        assertThat(json(result.out()).get("text").asText()).isEqualTo(PROMPT);
        assertThat(result.messages()).hasSize(1);
    }

    @Test
    void aRefusalThatQuotesTheKeyDoesNotShowIt() {
        server.always(openAi.failure(Problem.BAD_KEY, "Incorrect API key provided: " + KEY + " for " + PROMPT));
        for (String more : List.of("--json", "--verbose")) {
            Run.Result result = augment("few-shot", PROMPT, more);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("HTTP 401").doesNotContain(KEY).doesNotContain("onions");
            assertThat(result.out()).contains(PROMPT).doesNotContain(KEY);
        }
    }

    @Test
    void eachRowOfAFileIsAugmented() throws IOException {
        server.always(answer(openAi, COMPLEMENT));
        Path out = folder.resolve("out.jsonl");
        Run.Result result =
                augment("few-shot", "--in", rows(6).toString(), "--out", out.toString(), "--threads", "3", "--quiet");
        assertThat(result.code()).isZero();
        assertThat(Files.readAllLines(out))
                .hasSize(6)
                .allSatisfy(
                        row -> assertThat(json(row).get("complement").asText()).isEqualTo(COMPLEMENT));
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void aKeyThatIsRefusedIsNotSentForEveryRow() throws IOException {
        server.always(openAi.failure(Problem.BAD_KEY, "no"));
        Run.Result result = augment("fine-tuned", "--in", rows(30).toString(), "--threads", "1", "--quiet");
        assertThat(server.requests()).hasSize(1);
        assertThat(result.rows())
                .hasSize(30)
                .allSatisfy(row -> assertThat(json(row).get("outcome").asText()).isEqualTo("FAILED"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.messages())
                .last()
                .isEqualTo("pas augment: the model is asked no more: openai (m): HTTP 401: no");
    }

    @Test
    void quotaThatIsSpentIsNotAskedForAgain() throws IOException {
        server.enqueue(answer(openAi, COMPLEMENT)).always(openAi.failure(Problem.NO_QUOTA, "no"));
        Run.Result result = augment("fine-tuned", "--in", rows(5).toString(), "--threads", "1", "--quiet");
        assertThat(server.requests()).hasSize(2);
        assertThat(result.rows()).hasSize(5);
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void aModelThatNeverAnswersIsGivenUp() throws IOException {
        server.always(openAi.failure(Problem.BAD_REQUEST, "no such model"));
        Run.Result result = augment("fine-tuned", "--in", rows(30).toString(), "--threads", "1", "--quiet");
        assertThat(server.requests()).hasSize(ModelWatch.PATIENCE);
        assertThat(result.rows()).hasSize(30);
        assertThat(result.code()).isEqualTo(1);
        Run.Result few = augment("fine-tuned", "--in", rows(3).toString(), "--threads", "1", "--quiet");
        assertThat(few.code()).isEqualTo(1);
        assertThat(few.messages())
                .last()
                .isEqualTo("pas augment: the model never answered: openai (m): HTTP 400: no such model");
    }

    @Test
    void aModelThatAnswersNowAndThenIsAskedForEveryRow() throws IOException {
        server.enqueue(answer(openAi, COMPLEMENT)).always(openAi.failure(Problem.BAD_REQUEST, "not this one"));
        Run.Result result = augment("fine-tuned", "--in", rows(30).toString(), "--threads", "1", "--quiet");
        assertThat(server.requests()).hasSize(30);
        assertThat(result.err()).containsPattern("failed +29 ");
        assertThat(result.code()).isZero();
    }

    @Test
    void helpSaysWhatEachGeneratorIs() {
        assertThat(Run.with().pas("augment", "--help").out().replaceAll("\\s+", " "))
                .contains("few-shot, any model that is shown golden pairs", "--client", "--template=F", "--timeout");
    }
}
