package io.github.pas4j.client.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.client.WireFixture;
import io.github.pas4j.client.internal.BaseUrl;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Role;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte for byte, and what real answers are read as. */
class OpenAiWireTest {

    private final FaultServer server = FaultServer.start();
    private final OpenAiClient client = client().build();

    private OpenAiClient.Builder client() {
        return OpenAiClient.builder("gpt-4o-mini").baseUrl(server.url() + "/v1");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ChatResponse chat(String fixture, OpenAiClient asked, ChatRequest request) {
        WireFixture wire = new WireFixture("openai", fixture);
        server.enqueue(FaultResponse.json(200, wire.response()));
        ChatResponse response = asked.chat(request);
        wire.assertRequest(server.requests().get(0).body());
        return response;
    }

    private List<ChatChunk> stream(String fixture, ChatRequest request) {
        WireFixture wire = new WireFixture("openai", fixture);
        server.enqueue(FaultResponse.chunked(List.of(wire.events())).header("Content-Type", "text/event-stream"));
        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = client.stream(request)) {
            stream.forEachRemaining(chunks::add);
        }
        wire.assertRequest(server.requests().get(0).body());
        return chunks;
    }

    @Test
    void minimal() {
        ChatResponse response = chat("minimal", client, ChatRequest.user("Hello!"));

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

        ChatResponse response = chat("everything", client, request);

        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void partsThatAreNotTextPassUntouched() {
        ContentPart image = ContentPart.opaque(
                "{ \"type\":\"image_url\",  \"image_url\": {\"url\": \"data:image/png;base64,AA==\"}, \"n\": 1.50 }");
        ChatMessage message = new ChatMessage(Role.USER, List.of(ContentPart.text("What is this?"), image));

        ChatResponse response =
                chat("parts", client, ChatRequest.builder().message(message).build());

        assertThat(response.refusal()).contains("I can't help with that.");
        assertThat(response.text()).isEmpty();
    }

    @Test
    void tokenLimitOfOpenAiOnRequest() {
        try (OpenAiClient asked =
                client().tokenLimitField(TokenLimitField.MAX_COMPLETION_TOKENS).build()) {
            ChatRequest request = ChatRequest.builder().user("Hi").maxTokens(5).build();

            ChatResponse response = chat("completion-tokens", asked, request);

            assertThat(response.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
            assertThat(response.text()).isEmpty();
        }
    }

    @Test
    void realAnswerOfLlamaCpp() {
        ChatResponse response = chat("llamacpp", client, ChatRequest.user("Once upon a time"));

        assertThat(response.text()).startsWith(" little girl named Lily.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.usage()).contains(new Usage(9, 120));
    }

    @Test
    void streamed() {
        List<ChatChunk> chunks = stream("stream", ChatRequest.user("Hello!"));

        assertThat(chunks)
                .containsExactly(
                        ChatChunk.of("Hello"),
                        ChatChunk.of(" 🗼"),
                        ChatChunk.builder().finishReason(FinishReason.STOP).build(),
                        ChatChunk.builder().usage(new Usage(19, 3)).build());
    }

    @Test
    void realStreamOfLlamaCpp() {
        List<ChatChunk> chunks = stream("llamacpp-stream", ChatRequest.user("Once upon a time"));

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
