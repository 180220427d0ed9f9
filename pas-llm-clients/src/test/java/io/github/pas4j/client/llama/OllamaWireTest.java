package io.github.pas4j.client.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.client.WireServer;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRateLimitException.Limit;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Role;
import io.github.pas4j.llm.TokenLogprob;
import io.github.pas4j.llm.TokenLogprob.Alternative;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.testkit.FaultResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaWireTest {

    private static final ChatRequest HI = ChatRequest.user("Hi");

    private final WireServer wire = new WireServer("ollama");
    private final LlamaClient client = LlamaClient.ollama("llama3.1")
            .retry(RetryOptions.none())
            .baseUrl(wire.url())
            .build();

    @AfterEach
    void close() {
        client.close();
        wire.close();
    }

    @Test
    void minimal() {
        ChatResponse response = wire.chat("minimal", client, HI);

        assertThat(wire.last().target()).isEqualTo("/api/chat");
        assertThat(wire.last().header("Authorization")).isEmpty();
        assertThat(response.text()).isEqualTo("Hello!");
        assertThat(response.finishReason()).isEqualTo(FinishReason.OTHER);
        assertThat(response.usage()).isEmpty();
    }

    @Test
    void allFields() {
        String schema =
                "{\"type\":\"object\",\"properties\":{\"thing\":{\"type\":\"string\"}},\"required\":[\"thing\"]}";
        ChatMessage image = new ChatMessage(
                        Role.USER, List.of(ContentPart.text("What is this?"), ContentPart.text("In JSON.")))
                .withFields("{\"images\":[\"AA==\"]}");
        ChatRequest request = ChatRequest.builder()
                .system("Be brief.")
                .message(image)
                .temperature(0)
                .topP(0.9)
                .maxTokens(64)
                .stop("END")
                .seed(42)
                .logprobs(1)
                .responseFormat(ResponseFormat.jsonSchema("thing", schema))
                .extra("think", true)
                .extra("options", Map.of("num_ctx", 8192))
                .extra("keep_alive", "10m")
                .build();

        ChatResponse response = wire.chat("whole", client, request);

        assertThat(response.text()).isEqualTo("{\"thing\": \"a cat\"}");
        assertThat(response.reasoning()).contains("It has whiskers.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.usage()).contains(new Usage(26, 282));
        assertThat(response.model()).contains("llama3.1");
        assertThat(response.logprobs())
                .containsExactly(new TokenLogprob("{", -0.125, List.of(new Alternative("{", -0.125))));
        assertThat(response.rawJson().orElseThrow()).contains("\"load_duration\":1334875");
    }

    @Test
    void streamed() {
        ChatRequest request = ChatRequest.builder()
                .user("Why is the sky blue?")
                .responseFormat(ResponseFormat.jsonObject())
                .build();

        assertThat(wire.stream("stream", client, request))
                .containsExactly(
                        ChatChunk.builder().reasoning("Hmm.").build(),
                        ChatChunk.of("{\"why\":"),
                        ChatChunk.of("\"Rayleigh 🗼\"}"),
                        ChatChunk.builder()
                                .finishReason(FinishReason.LENGTH)
                                .usage(new Usage(26, 282))
                                .build());
        assertThat(wire.last().header("Accept")).contains("application/x-ndjson");
    }

    @Test
    void readsAStreamWhoseLastLineHasNoEnd() {
        wire.faults()
                .enqueue(FaultResponse.chunked(List.of(
                        "{\"message\":{\"content\":\"a\"},\"done\":false}\r\n\r\n",
                        "{\"message\":{\"content\":\"b\"},\"done\":true,\"done_reason\":\"stop\"}")));

        try (ChatStream stream = client.stream(HI)) {
            assertThat(stream.next().text()).isEqualTo("a");
            assertThat(stream.next().text()).isEqualTo("b");
            assertThat(stream.hasNext()).isFalse();
        }
    }

    @Test
    void tellsWhereAStreamCannotBeRead() {
        String good = "{\"message\":{\"content\":\"ä\"},\"done\":false}\n";
        wire.faults().enqueue(FaultResponse.chunked(List.of(good, "{\"message\":secret}\n")));

        try (ChatStream stream = client.stream(HI)) {
            assertThat(stream.next().text()).isEqualTo("ä");
            LlmProtocolException failure = catchThrowableOfType(LlmProtocolException.class, stream::hasNext);

            assertThat(failure).hasMessageContaining("bad JSON").hasMessageNotContaining("secret");
            assertThat(failure.offset()).hasValue(good.length() + 1L);
            assertThat(failure.length()).hasValue("{\"message\":secret}".length());
            assertThat(failure.status()).hasValue(200);
        }
    }

    @Test
    void reportsAFailureWithinAStream() {
        wire.faults()
                .enqueue(FaultResponse.chunked(List.of(
                        "{\"message\":{\"content\":\"a\"},\"done\":false}\n", "{\"error\":\"out of memory\"}\n")));

        try (ChatStream stream = client.stream(HI)) {
            assertThat(stream.next().text()).isEqualTo("a");
            assertThat(catchThrowableOfType(LlmServerException.class, stream::hasNext))
                    .hasMessageContaining("out of memory");
        }
    }

    @Test
    void reportsAModelThatIsNotThere() {
        wire.faults().enqueue(FaultResponse.json(404, "{\"error\":\"model 'llama3.1' not found\"}"));

        assertThat(catchThrowableOfType(LlmRequestException.class, () -> client.chat(HI)))
                .hasMessage("ollama (llama3.1): HTTP 404: model 'llama3.1' not found");
    }

    @Test
    void tellsAUsedUpAllowanceFromTooManyRequests() {
        wire.faults()
                .enqueue(
                        FaultResponse.json(429, "{\"error\":\"you have reached your weekly usage limit\"}"),
                        FaultResponse.json(429, "{\"error\":\"too many concurrent requests\"}"));

        assertThat(catchThrowableOfType(LlmRateLimitException.class, () -> client.chat(HI))
                        .limit())
                .isEqualTo(Limit.QUOTA);
        assertThat(catchThrowableOfType(LlmRateLimitException.class, () -> client.chat(HI))
                        .limit())
                .isEqualTo(Limit.RATE);
    }

    @Test
    void refusesPartsThatItHasNoPlaceFor() {
        ChatRequest request = ChatRequest.builder()
                .message(new ChatMessage(Role.USER, List.of(ContentPart.opaque("{\"type\":\"image_url\"}"))))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.chat(request))
                .withMessageContaining("images");
        assertThat(wire.faults().requests()).isEmpty();
    }
}
