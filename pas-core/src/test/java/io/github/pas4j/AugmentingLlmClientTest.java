package io.github.pas4j;

import static io.github.pas4j.Parts.COMPLEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Parts.Hang;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmServerException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class AugmentingLlmClientTest {

    private static final String PROMPT = "Why do cats purr?";
    private static final String SENT = PROMPT + "\n\n" + COMPLEMENT;

    /** Remembers what it was asked; answers at once, unless told to leave futures open. */
    private static final class FakeClient implements LlmClient {
        final List<String> asked = new CopyOnWriteArrayList<>();
        final AtomicInteger closed = new AtomicInteger();
        final CountDownLatch called = new CountDownLatch(1);
        final CompletableFuture<ChatResponse> open = new CompletableFuture<>();
        boolean answers = true;

        @Override
        public ChatResponse chat(ChatRequest request) {
            asked.add(request.messages().get(0).text());
            return ChatResponse.of("because");
        }

        @Override
        public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
            asked.add(request.messages().get(0).text());
            called.countDown();
            return answers ? CompletableFuture.completedFuture(ChatResponse.of("because")) : open;
        }

        @Override
        public ChatStream stream(ChatRequest request) {
            asked.add(request.messages().get(0).text());
            Iterator<ChatChunk> chunks =
                    List.of(ChatChunk.of("be"), ChatChunk.of("cause")).iterator();
            return new ChatStream() {
                @Override
                public Optional<String> requestId() {
                    return Optional.of("id");
                }

                @Override
                public boolean hasNext() {
                    return chunks.hasNext();
                }

                @Override
                public ChatChunk next() {
                    return chunks.next();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void allThreeWaysSendTheAugmentedRequest() throws Exception {
        FakeClient client = new FakeClient();
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            LlmClient better = pas.wrap(client);
            assertThat(better.chat(ChatRequest.user(PROMPT)).text()).isEqualTo("because");
            assertThat(better.chatAsync(ChatRequest.user(PROMPT))
                            .get(60, TimeUnit.SECONDS)
                            .text())
                    .isEqualTo("because");
            StringBuilder streamed = new StringBuilder();
            try (ChatStream stream = better.stream(ChatRequest.user(PROMPT))) {
                stream.forEachRemaining(chunk -> streamed.append(chunk.text()));
            }
            assertThat(streamed).hasToString("because");
            assertThat(client.asked).containsExactly(SENT, SENT, SENT);
        }
    }

    @Test
    void closingTheWrapperClosesNeither() {
        FakeClient client = new FakeClient();
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            LlmClient better = pas.wrap(client);
            better.close();
            assertThat(client.closed).hasValue(0);
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(better.chat(ChatRequest.user(PROMPT)).text()).isEqualTo("because");
        }
        assertThat(client.closed).hasValue(0);
    }

    @Test
    void cancellingWhileAugmentingSendsNothing() throws Exception {
        FakeClient client = new FakeClient();
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        try (PasAugmenter pas = PasAugmenter.builder(request -> {
                    entered.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return Complement.of(COMPLEMENT);
                })
                .timeout(Duration.ofMinutes(2))
                .build()) {
            CompletableFuture<ChatResponse> answer = pas.wrap(client).chatAsync(ChatRequest.user(PROMPT));
            Parts.await(entered);
            assertThat(answer.cancel(true)).isTrue();
            Parts.await(interrupted);
            assertThat(client.asked).isEmpty();
        }
    }

    @Test
    void cancellingWhileTheModelAnswersCancelsTheExchange() {
        FakeClient client = new FakeClient();
        client.answers = false;
        CountDownLatch cancelled = new CountDownLatch(1);
        client.open.whenComplete((response, failure) -> cancelled.countDown());
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            CompletableFuture<ChatResponse> answer = pas.wrap(client).chatAsync(ChatRequest.user(PROMPT));
            Parts.await(client.called);
            assertThat(answer.cancel(true)).isTrue();
            Parts.await(cancelled);
            assertThat(client.open).isCancelled();
        }
    }

    @Test
    void theModelsFailureComesThroughUnwrapped() {
        LlmServerException down = new LlmServerException("down", Failure.of("test", "m"), null);
        FakeClient client = new FakeClient();
        client.answers = false;
        client.open.completeExceptionally(down);
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            assertThatThrownBy(() ->
                            pas.wrap(client).chatAsync(ChatRequest.user(PROMPT)).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(down);
        }
    }

    @Test
    void aHungAugmentationIsSentAsItIs() throws Exception {
        FakeClient client = new FakeClient();
        try (Hang hang = new Hang();
                PasAugmenter pas = PasAugmenter.builder(request -> {
                            hang.block();
                            return Complement.of(COMPLEMENT);
                        })
                        .timeout(Duration.ofMillis(50))
                        .build()) {
            LlmClient better = pas.wrap(client);
            assertThat(better.chat(ChatRequest.user(PROMPT)).text()).isEqualTo("because");
            assertThat(better.chatAsync(ChatRequest.user(PROMPT))
                            .get(60, TimeUnit.SECONDS)
                            .text())
                    .isEqualTo("because");
            assertThat(client.asked).containsExactly(PROMPT, PROMPT);
        }
    }

    @Test
    void underThrowNothingIsSent() {
        FakeClient client = new FakeClient();
        try (PasAugmenter pas = PasAugmenter.builder(request -> Parts.nil())
                .onFailure(FailurePolicy.THROW)
                .build()) {
            LlmClient better = pas.wrap(client);
            assertThatThrownBy(() -> better.chat(ChatRequest.user(PROMPT))).isInstanceOf(AugmentationException.class);
            assertThatThrownBy(() -> better.chatAsync(ChatRequest.user(PROMPT)).get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AugmentationException.class);
            assertThat(client.asked).isEmpty();
        }
    }
}
