package io.github.pas4j.client.qwen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.client.WireFixture;
import io.github.pas4j.client.WireServer;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.testkit.FaultResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QwenWireTest {

    private static final ChatRequest WHO = ChatRequest.user("你是谁？");

    private final WireServer wire = new WireServer("qwen");
    private final QwenClient thinker =
            client().thinking(true).thinkingBudget(50).build();

    private QwenClient.Builder client() {
        return QwenClient.builder("qwen-plus").retry(RetryOptions.none()).baseUrl(wire.url() + "/compatible-mode/v1");
    }

    @AfterEach
    void close() {
        thinker.close();
        wire.close();
    }

    @Test
    void withoutThinking() {
        try (QwenClient client = client().thinking(false).build()) {
            ChatResponse response =
                    wire.chat("plain", client, WHO.toBuilder().maxTokens(64).build());

            assertThat(response.text()).isEqualTo("我是通义千问。");
            assertThat(response.usage()).contains(new Usage(3026, 104, 2048L, null));
            assertThat(response.reasoning()).isEmpty();
            assertThat(wire.last().target()).isEqualTo("/compatible-mode/v1/chat/completions");
        }
    }

    @Test
    void thinkingInAStream() {
        List<ChatChunk> chunks = wire.stream("thinking", thinker, WHO);

        assertThat(chunks.stream().map(ChatChunk::reasoning).collect(Collectors.joining()))
                .isEqualTo("用户问我是谁。");
        assertThat(chunks.stream().map(ChatChunk::text).collect(Collectors.joining()))
                .isEqualTo("我是通义千问。");
        assertThat(chunks.get(chunks.size() - 1).usage()).contains(new Usage(10, 360, null, 300L));
    }

    @Test
    void thinkingInABlockingCallIsStreamedUnderneath() {
        ChatResponse response = wire.chatStreamed("thinking", thinker, WHO);

        assertThat(wire.last().header("Accept")).contains("text/event-stream");
        assertThat(response.text()).isEqualTo("我是通义千问。");
        assertThat(response.reasoning()).contains("用户问我是谁。");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.usage()).contains(new Usage(10, 360, null, 300L));
        assertThat(response.model()).contains("qwen-plus");
        assertThat(response.rawJson()).isEmpty();
    }

    private FaultResponse thoughts() {
        return FaultResponse.chunked(List.of(new WireFixture("qwen", "thinking").events()))
                .header("Content-Type", "text/event-stream")
                .header("x-request-id", "req-1");
    }

    @Test
    void anAsynchronousCallIsStreamedUnderneathToo() {
        wire.faults().enqueue(thoughts());

        ChatResponse response = thinker.chatAsync(WHO).join();

        assertThat(response.text()).isEqualTo("我是通义千问。");
        assertThat(response.requestId()).contains("req-1");
    }

    @Test
    void aRequestSwitchesThinkingForItself() {
        wire.faults().enqueue(thoughts());
        try (QwenClient client = client().build()) {
            ChatRequest request = WHO.toBuilder().extra("enable_thinking", true).build();

            assertThat(client.chat(request).reasoning()).isPresent();
            assertThat(wire.last().body()).contains("\"enable_thinking\":true").contains("\"stream\":true");
        }
        wire.faults().enqueue(FaultResponse.json(200, new WireFixture("qwen", "plain").response()));

        ChatRequest request = WHO.toBuilder().extra("enable_thinking", false).build();

        assertThat(thinker.chat(request).text()).isEqualTo("我是通义千问。");
        assertThat(wire.last().body()).doesNotContain("\"stream\"");
    }

    @Test
    void aStreamThatIsCutUnderneathIsNoAnswer() {
        String events = new WireFixture("qwen", "thinking").events();
        String half = events.substring(0, events.indexOf("通义千问"));
        wire.faults().enqueue(FaultResponse.chunked(List.of(half)).header("Content-Type", "text/event-stream"));

        LlmProtocolException failure = catchThrowableOfType(LlmProtocolException.class, () -> thinker.chat(WHO));

        assertThat(failure).hasMessageContaining("cut").hasMessageNotContaining("用户");
        assertThat(failure.offset()).hasValue(half.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }

    @Test
    void aFailureInADocumentInPlaceOfAStreamIsThatFailure() {
        wire.faults()
                .enqueue(FaultResponse.json(200, "{\"error\":{\"message\":\"busy\",\"code\":\"internal_error\"}}"));

        assertThat(catchThrowableOfType(LlmServerException.class, () -> thinker.chat(WHO)))
                .hasMessageContaining("busy");
    }

    @Test
    void knowsTheFilterOfDashScope() {
        wire.faults()
                .enqueue(FaultResponse.json(
                        400,
                        "{\"error\":{\"message\":\"Input data may contain inappropriate content.\",\"type\":"
                                + "\"data_inspection_failed\",\"param\":null,\"code\":\"data_inspection_failed\"}}"));

        LlmContentFilterException failure =
                catchThrowableOfType(LlmContentFilterException.class, () -> thinker.chat(WHO));

        assertThat(failure.provider()).isEqualTo("qwen");
        assertThat(failure.isRetryable()).isFalse();
    }
}
