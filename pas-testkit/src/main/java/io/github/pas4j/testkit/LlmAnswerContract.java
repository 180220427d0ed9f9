package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is asked reaches the server, and what it answers reaches the caller. */
abstract class LlmAnswerContract extends LlmContractBase {

    private static final List<String> PIECES = List.of("Grüße", " aus ", "東京 ", "🗼\n", "\"done\"");

    @Test
    final void givesTheAnswerWithAllThatIsKnownOfIt() {
        server.enqueue(answer("Grüße aus 東京 🗼").header(dialect().requestIdHeader(), "req-42"));

        ChatResponse response = client.chat(REQUEST);

        assertThat(response.text()).isEqualTo("Grüße aus 東京 🗼");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.usage()).contains(USAGE);
        assertThat(response.requestId()).contains("req-42");
        assertThat(response.model()).contains(MODEL);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    final void answersAsynchronously() {
        server.enqueue(answer("later"));

        assertThat(client.chatAsync(REQUEST).join().text()).isEqualTo("later");
    }

    @Test
    final void needsNoRequestId() {
        server.enqueue(answer("x"));

        assertThat(client.chat(REQUEST).requestId()).isEmpty();
    }

    @Test
    final void sendsTheConversationInOrder() {
        server.enqueue(answer("x"));

        client.chat(ChatRequest.builder()
                .system("first words")
                .user("second words")
                .assistant("third words")
                .user("fourth words")
                .build());

        assertThat(server.requests().get(0).body())
                .containsSubsequence("first words", "second words", "third words", "fourth words");
    }

    @Test
    final void asksTheModelThatTheRequestNames() {
        server.enqueue(answer("x"));

        client.chat(ChatRequest.builder().user(PROMPT).model("another-model").build());

        FaultRequest sent = server.requests().get(0);
        assertThat(sent.target() + sent.body()).contains("another-model");
    }

    @Test
    final void sendsHalfOfASurrogatePairSomehow() {
        server.enqueue(answer("x"));

        client.chat(ChatRequest.user("before " + "\ud83d" + " after"));

        assertThat(server.requests().get(0).body()).containsSubsequence("before ", " after");
    }

    @Test
    final void streamsTheAnswer() {
        server.enqueue(dialect().stream(PIECES, USAGE).header(dialect().requestIdHeader(), "req-43"));

        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = client.stream(REQUEST)) {
            stream.forEachRemaining(chunks::add);
            assertThat(stream.requestId()).contains("req-43");
            assertThat(stream.hasNext()).isFalse();
            assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
        }

        assertStreamed(chunks);
    }

    @Test
    final void streamsAnAnswerThatComesByteByByte() {
        server.enqueue(dialect().stream(PIECES, USAGE).trickled());

        assertStreamed(readAll(REQUEST));
    }

    private static void assertStreamed(List<ChatChunk> chunks) {
        assertThat(chunks.stream().map(ChatChunk::text).filter(text -> !text.isEmpty()))
                .containsExactlyElementsOf(PIECES);
        assertThat(chunks.stream().map(ChatChunk::finishReason).flatMap(Optional::stream))
                .containsExactly(FinishReason.STOP);
        assertThat(chunks.stream().map(ChatChunk::usage).flatMap(Optional::stream))
                .containsExactly(USAGE);
    }

    @Test
    final void givesTheFirstPieceBeforeTheLastIsSent() {
        server.enqueue(dialect().unfinishedStream(List.of("first")).thenStall());

        try (ChatStream stream = client.stream(REQUEST)) {
            assertThat(stream.next().text()).isEqualTo("first");
        }
    }

    @Test
    final void runs32CallsAtOnce() {
        CountDownLatch all = new CountDownLatch(32);
        server.otherwise(request -> {
            all.countDown();
            try {
                // Nobody is answered before the last one has asked.
                all.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer("echo " + request.body().replaceAll("(?s).*(call-\\d+).*", "$1"));
        });

        List<CompletableFuture<ChatResponse>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            calls.add(client.chatAsync(ChatRequest.user("call-" + i)));
        }

        List<String> texts = calls.stream().map(call -> call.join().text()).collect(Collectors.toList());
        for (int i = 0; i < 32; i++) {
            assertThat(texts.get(i)).isEqualTo("echo call-" + i);
        }
    }
}
