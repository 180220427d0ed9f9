package io.github.pas4j.client.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.client.WireFixture;
import io.github.pas4j.client.WireServer;
import io.github.pas4j.client.internal.BaseUrl;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Role;
import io.github.pas4j.llm.TokenLogprob;
import io.github.pas4j.llm.TokenLogprob.Alternative;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte for byte, and what real answers are read as. */
class OpenAiWireTest {

    private final WireServer wire = new WireServer("openai");
    private final FaultServer server = wire.faults();
    private final OpenAiClient client = client().build();

    private OpenAiClient.Builder client() {
        return OpenAiClient.builder("gpt-4o-mini").retry(RetryOptions.none()).baseUrl(wire.url() + "/v1");
    }

    @AfterEach
    void close() {
        client.close();
        wire.close();
    }

    @Test
    void minimal() {
        ChatResponse response = wire.chat("minimal", client, ChatRequest.user("Hello!"));

        assertThat(response.text()).isEqualTo("Hello! How can I assist you today?");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.usage()).contains(new Usage(19, 10, 0L, 0L));
        assertThat(response.model()).contains("gpt-4o-mini-2024-07-18");
    }

    @Test
    void everything() {
        ChatRequest request = ChatRequest.builder()
                .system("Be brief.\n\"Quoted\" \\ and \u0001.")
                .user("Ünïcode 東京 🗼")
                .assistant("…")
                .message(ChatMessage.of(Role.TOOL, "{}"))
                .temperature(0.0)
                .maxTokens(64)
                .model("another-model")
                .build();

        ChatResponse response = wire.chat("everything", client, request);

        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void partsThatAreNotTextPassUntouched() {
        ContentPart image = ContentPart.opaque(
                "{ \"type\":\"image_url\",  \"image_url\": {\"url\": \"data:image/png;base64,AA==\"}, \"n\": 1.50 }");
        ChatMessage message = new ChatMessage(Role.USER, List.of(ContentPart.text("What is this?"), image));

        ChatResponse response = wire.chat(
                "parts", client, ChatRequest.builder().message(message).build());

        assertThat(response.refusal()).contains("I can't help with that.");
        assertThat(response.text()).isEmpty();
    }

    @Test
    void tokenLimitOfOpenAiOnRequest() {
        try (OpenAiClient asked =
                client().tokenLimitField(TokenLimitField.MAX_COMPLETION_TOKENS).build()) {
            ChatRequest request = ChatRequest.builder().user("Hi").maxTokens(5).build();

            ChatResponse response = wire.chat("completion-tokens", asked, request);

            assertThat(response.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
            assertThat(response.text()).isEmpty();
        }
    }

    @Test
    void allFields() {
        String schema = "{\"type\":\"object\",\"properties\":{\"celsius\":{\"type\":\"number\"}},"
                + "\"required\":[\"celsius\"],\"additionalProperties\":false}";
        String call = "{\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":"
                + "{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}}]}";
        ChatRequest request = ChatRequest.builder()
                .user("What is the weather in Paris?")
                .message(new ChatMessage(Role.ASSISTANT, List.of(), Optional.of(call)))
                .message(ChatMessage.of(Role.TOOL, "18.50 degrees").withFields("{\"tool_call_id\":\"call_1\"}"))
                .message(ChatMessage.of(Role.USER, "In JSON.").withFields("{\"name\":\"Ada\"}"))
                .temperature(0.7)
                .topP(0.9)
                .maxTokens(64)
                .stop("END", "\n\n")
                .seed(42)
                .logprobs(2)
                .responseFormat(ResponseFormat.jsonSchema("weather", schema))
                .extra("tools", List.of(tool()))
                .extra("reasoning_effort", "low")
                .extra("user", "u-1")
                .build();

        ChatResponse response = wire.chat("all-fields", client, request);

        assertThat(response.text()).isEqualTo("{\"celsius\": 18.5}");
        assertThat(response.usage()).contains(new Usage(120, 30, 100L, 20L));
        assertThat(response.logprobs())
                .containsExactly(
                        new TokenLogprob(
                                "{\"", -0.25, List.of(new Alternative("{\"", -0.25), new Alternative("{", -1.5))),
                        new TokenLogprob("celsius", -0.5, List.of()));
        assertThat(response.rawJson()).contains(new WireFixture("openai", "all-fields").response());
    }

    private static Map<String, Object> tool() {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", "weather");
        function.put("strict", false);
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("type", "function");
        tool.put("function", function);
        return tool;
    }

    @Test
    void extraFieldsStandInThePlaceOfOurs() {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .temperature(0.2)
                .maxTokens(64)
                .extra("temperature", 1)
                .extra("stream_options", Map.of("include_usage", false))
                .extra("top_k", 20)
                .build();

        List<ChatChunk> chunks = wire.stream("overridden", client, request);

        assertThat(chunks.stream().map(ChatChunk::refusal).collect(Collectors.joining()))
                .isEqualTo("I'm sorry, no.");
        assertThat(chunks.stream().map(ChatChunk::text).collect(Collectors.joining()))
                .isEmpty();
    }

    @Test
    void jsonObject() {
        ChatRequest request = ChatRequest.builder()
                .user("JSON, please")
                .responseFormat(ResponseFormat.jsonObject())
                .build();

        assertThat(wire.chat("json-object", client, request).text()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":1},{\"b\":2}", "{\"a\":1}]}],\"model\":\"x\""})
    void refusesFieldsOfAMessageThatAreNotOneJsonObject(String json) {
        ChatRequest request = ChatRequest.builder()
                .message(ChatMessage.of(Role.USER, "Hi").withFields(json))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.chat(request))
                .withMessageStartingWith("the JSON of a message's fields is not one JSON object");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void realAnswerOfLlamaCpp() {
        ChatResponse response = wire.chat("llamacpp", client, ChatRequest.user("Once upon a time"));

        assertThat(response.text()).startsWith(" little girl named Lily.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.usage()).contains(new Usage(9, 120));
    }

    @Test
    void streamed() {
        List<ChatChunk> chunks = wire.stream("stream", client, ChatRequest.user("Hello!"));

        assertThat(chunks)
                .containsExactly(
                        ChatChunk.of("Hello"),
                        ChatChunk.of(" 🗼"),
                        ChatChunk.builder().finishReason(FinishReason.STOP).build(),
                        ChatChunk.builder().usage(new Usage(19, 3)).build());
    }

    @Test
    void realStreamOfLlamaCpp() {
        List<ChatChunk> chunks = wire.stream("llamacpp-stream", client, ChatRequest.user("Once upon a time"));

        assertThat(chunks.stream().map(ChatChunk::text).collect(Collectors.joining()))
                .startsWith("\"He");
        ChatChunk last = chunks.get(chunks.size() - 1);
        assertThat(last.finishReason()).contains(FinishReason.LENGTH);
        assertThat(last.usage()).isPresent();
    }

    @Test
    void sendsTheKeyAsABearerTokenToTheChatEndpoint() {
        server.enqueue(FaultResponse.json(200, new WireFixture("openai", "minimal").response()));
        try (OpenAiClient asked = OpenAiClient.builder("m")
                .retry(RetryOptions.none())
                .apiKey("sk-wire")
                .baseUrl(server.url() + "/openai/v1/?api-version=7")
                .build()) {
            asked.chat(ChatRequest.user("Hello!"));
        }

        FaultRequest sent = server.requests().get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.target()).isEqualTo("/openai/v1/chat/completions?api-version=7");
        assertThat(sent.header("Authorization")).contains("Bearer sk-wire");
        assertThat(sent.header("Content-Type")).contains("application/json");
        assertThat(sent.header("Accept")).contains("application/json");
    }

    @Test
    void sendsNoAuthorizationWithoutAKey() {
        server.enqueue(FaultResponse.json(200, new WireFixture("openai", "minimal").response()));

        client.chat(ChatRequest.user("Hello!"));

        assertThat(server.requests().get(0).header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{\"a\":1},{\"b\":2}", "{\"a\":1}]}],\"model\":\"x\"", "{\"a\":"})
    void refusesAPartThatIsNotOneJsonObject(String json) {
        ChatRequest request = ChatRequest.builder()
                .message(new ChatMessage(Role.USER, List.of(ContentPart.opaque(json))))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.chatAsync(request))
                .withMessageStartingWith("an opaque content part is ");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-mini, https://api.openai.com/v1, MAX_COMPLETION_TOKENS",
        "gpt-4o-mini, https://eu.api.openai.com/v1, MAX_COMPLETION_TOKENS",
        "gpt-4o-mini, https://api.openai.com.example.org/v1, MAX_TOKENS",
        "gpt-4o-mini, https://evilapi.openai.com.example/v1, MAX_TOKENS",
        "o1, https://gateway.example/v1, MAX_COMPLETION_TOKENS",
        "o3-mini, https://gateway.example/v1, MAX_COMPLETION_TOKENS",
        "openai/o4-mini-2025-04-16, https://gateway.example/v1, MAX_COMPLETION_TOKENS",
        "gpt-5-nano, https://gateway.example/v1, MAX_COMPLETION_TOKENS",
        "gpt-5.1, https://gateway.example/v1, MAX_COMPLETION_TOKENS",
        "o10, https://gateway.example/v1, MAX_TOKENS",
        "olmo-2, https://gateway.example/v1, MAX_TOKENS",
        "gpt-4.5, https://gateway.example/v1, MAX_TOKENS"
    })
    void choosesTheTokenLimitByModelAndHost(String model, String url, TokenLimitField expected) {
        assertThat(TokenLimitField.of(model, BaseUrl.of(url))).isEqualTo(expected);
    }

    @Test
    void choosesTheTokenLimitForTheModelThatIsAsked() {
        ChatRequest.Builder request = ChatRequest.builder().user("Hi").maxTokens(5);
        server.otherwise(sent -> FaultResponse.json(200, new WireFixture("openai", "minimal").response()));

        client.chat(request.build());
        client.chat(request.model("o3-mini").build());

        assertThat(server.requests().get(0).body()).contains("\"max_tokens\":5");
        assertThat(server.requests().get(1).body()).contains("\"max_completion_tokens\":5");
    }

    @Test
    void refusesAStreamThatTheCallerAsksForByTheBack() {
        ChatRequest request =
                ChatRequest.builder().user("Hi").extra("stream", true).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.chat(request))
                .withMessageContaining("stream");
        assertThat(server.requests()).isEmpty();
    }
}
