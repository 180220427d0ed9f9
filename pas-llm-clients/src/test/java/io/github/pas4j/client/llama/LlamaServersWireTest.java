package io.github.pas4j.client.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.client.WireServer;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.TokenLogprob.Alternative;
import io.github.pas4j.testkit.FaultResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What llama.cpp's and vLLM's servers do otherwise than OpenAI. */
class LlamaServersWireTest {

    private static final ChatRequest NAME = ChatRequest.builder()
            .user("A name, as JSON")
            .responseFormat(ResponseFormat.jsonSchema("name", "{\"type\":\"string\"}"))
            .build();

    private static LlamaClient llamaCpp(WireServer wire) {
        return LlamaClient.llamaCpp("stories260K")
                .retry(RetryOptions.none())
                .baseUrl(wire.url() + "/v1")
                .build();
    }

    @Test
    void schemaOfLlamaCpp() {
        try (WireServer wire = new WireServer("llamacpp");
                LlamaClient client = llamaCpp(wire)) {
            ChatResponse response =
                    wire.chat("schema", client, NAME.toBuilder().maxTokens(80).build());

            assertThat(wire.last().target()).isEqualTo("/v1/chat/completions");
            assertThat(response.text()).isEqualTo("\"Lily\"");
            assertThat(response.reasoning()).contains("Lily is nice.");
        }
    }

    @Test
    void failuresOfLlamaCppHaveTheStatusForACode() {
        try (WireServer wire = new WireServer("llamacpp");
                LlamaClient client = llamaCpp(wire)) {
            wire.faults()
                    .enqueue(
                            FaultResponse.json(
                                    503,
                                    "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":"
                                            + "\"unavailable_error\"}}"),
                            FaultResponse.json(
                                    401,
                                    "{\"error\":{\"code\":401,\"message\":\"Invalid API Key\",\"type\":"
                                            + "\"authentication_error\"}}"));

            LlmServerException loading = catchThrowableOfType(LlmServerException.class, () -> client.chat(NAME));
            assertThat(loading.isRetryable()).isTrue();
            assertThat(loading.code()).contains("unavailable_error");
            assertThat(loading).hasMessage("llama.cpp (stories260K): HTTP 503: Loading model");
            assertThat(catchThrowableOfType(LlmAuthenticationException.class, () -> client.chat(NAME))
                            .isRetryable())
                    .isFalse();
        }
    }

    @Test
    void readsTheFieldThatOlderBuildsReportFailuresOfAStreamIn() {
        try (WireServer wire = new WireServer("llamacpp");
                LlamaClient client = llamaCpp(wire)) {
            wire.faults()
                    .enqueue(FaultResponse.chunked(List.of(
                                    "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
                                    "error: {\"code\":500,\"message\":\"no slot\",\"type\":\"server_error\"}\n\n"))
                            .header("Content-Type", "text/event-stream"));

            try (ChatStream stream = client.stream(ChatRequest.user("Hi"))) {
                assertThat(stream.next().text()).isEqualTo("a");
                assertThat(catchThrowableOfType(LlmServerException.class, stream::hasNext))
                        .hasMessageContaining("no slot");
            }
        }
    }

    @Test
    void schemaOfVllm() {
        try (WireServer wire = new WireServer("vllm");
                LlamaClient client = LlamaClient.vllm("llama3.1")
                        .retry(RetryOptions.none())
                        .baseUrl(wire.url() + "/v1")
                        .build()) {
            ChatResponse response =
                    wire.chat("schema", client, NAME.toBuilder().logprobs(2).build());

            assertThat(response.text()).isEqualTo("\"Lily\"");
            assertThat(response.reasoning()).contains("Lily is nice.");
            assertThat(response.logprobs().get(0).top())
                    .containsExactly(
                            new Alternative(" \"", -0.5), new Alternative("\"", -2.5), new Alternative("'", -3.0));
        }
    }

    @Test
    void failuresOfVllmNeedNoErrorField() {
        try (WireServer wire = new WireServer("vllm");
                LlamaClient client = LlamaClient.vllm("llama3.1")
                        .retry(RetryOptions.none())
                        .baseUrl(wire.url())
                        .build()) {
            wire.faults()
                    .enqueue(FaultResponse.json(
                            200, "{\"object\":\"error\",\"message\":\"engine is dead\",\"type\":\"x\",\"code\":500}"));

            assertThat(catchThrowableOfType(LlmServerException.class, () -> client.chat(ChatRequest.user("Hi"))))
                    .hasMessageContaining("engine is dead");
        }
    }
}
