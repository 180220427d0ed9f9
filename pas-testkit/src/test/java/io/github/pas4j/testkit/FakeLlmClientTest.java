package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FakeLlmClientTest {

    private static final ChatRequest REQUEST = ChatRequest.user("question");
    private final LlmServerException failure = new LlmServerException("broken", Failure.of("fake", "fake"), null);

    @Test
    void answersByAFunctionAndRemembersWhatItWasAsked() {
        FakeLlmClient client = FakeLlmClient.answering(
                request -> "re: " + request.messages().get(0).text());

        assertThat(client.chat(REQUEST).text()).isEqualTo("re: question");
        assertThat(client.chatAsync(REQUEST).join().text()).isEqualTo("re: question");
        assertThat(client.requests()).containsExactly(REQUEST, REQUEST);
    }

    @Test
    void givesWhatIsQueuedFirst() {
        FakeLlmClient client = FakeLlmClient.answering("rest").then("first").thenFail(failure);

        assertThat(client.chat(REQUEST).text()).isEqualTo("first");
        assertThatThrownBy(() -> client.chat(REQUEST)).isSameAs(failure);
        assertThat(client.chat(REQUEST).text()).isEqualTo("rest");
    }

    @Test
    void failsAsTheFunctionDoes() {
        FakeLlmClient client = FakeLlmClient.answering(request -> {
            throw failure;
        });

        assertThatThrownBy(() -> client.chat(REQUEST)).isSameAs(failure);
        assertThat(client.chatAsync(REQUEST)).isCompletedExceptionally();
    }

    @Test
    void saysThatAScriptIsTooShort() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FakeLlmClient.scripted().chat(REQUEST));
    }

    @Test
    void streamsWordByWord() {
        FakeLlmClient client = FakeLlmClient.scripted().then("one two  three");
        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = client.stream(REQUEST)) {
            stream.forEachRemaining(chunks::add);
        }

        assertThat(chunks).extracting(ChatChunk::text).containsExactly("one ", "two ", " ", "three", "");
        assertThat(chunks.get(4).finishReason()).contains(FinishReason.STOP);
    }

    @Test
    void hangsUntilItIsInterrupted() {
        FakeLlmClient client = FakeLlmClient.scripted().thenHang();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(LlmCancelledException.class).isThrownBy(() -> client.chat(REQUEST));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void hangsUntilItIsClosed() {
        FakeLlmClient client = FakeLlmClient.scripted().thenHang();
        CompletableFuture<ChatResponse> call = client.chatAsync(REQUEST);
        assertThat(call).isNotDone();

        client.close();

        assertThatThrownBy(call::join).hasCauseInstanceOf(LlmCancelledException.class);
        assertThatIllegalStateException().isThrownBy(() -> client.chat(REQUEST));
    }
}
