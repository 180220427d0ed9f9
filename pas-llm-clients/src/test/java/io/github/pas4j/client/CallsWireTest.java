package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.FaultResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Limits, silence, listeners and threads through real sockets. */
class CallsWireTest extends WireCalls {

    private static final Duration IDLE = Duration.ofSeconds(1);

    private static boolean passed(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theServerSeesNoMoreCallsAtOnceThanAllowed() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore arrived = new Semaphore(0);
        CountDownLatch release = new CountDownLatch(1);
        server.otherwise(request -> {
            if (request.body().contains("unlimited")) {
                return ANSWER;
            }
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            arrived.release();
            boolean inTime = passed(release);
            running.decrementAndGet();
            return inTime ? ANSWER : status(500);
        });
        RateLimits two = RateLimits.builder().maxConcurrent(2).build();
        try (OpenAiClient limited = builder().limits(two).build()) {
            List<CompletableFuture<ChatResponse>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(limited.chatAsync(REQUEST));
            }
            assertThat(arrived.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
            // A whole round trip, in which the others would have come, too.
            assertThat(client.chat(ChatRequest.user("unlimited")).text()).isEqualTo("yes");
            assertThat(running).hasValue(2);
            release.countDown();

            assertThat(calls).allSatisfy(call -> assertThat(call.join().text()).isEqualTo("yes"));
        }
        assertThat(most).hasValue(2);
        assertThat(server.requests()).hasSize(7);
    }

    @Test
    void aStreamTakesItsPlaceUntilItIsOver() {
        RateLimits one = RateLimits.builder().maxConcurrent(1).build();
        server.enqueue(
                stream("one"),
                unfinished("two").thenStall(),
                unfinished("three").thenReset(),
                status(500),
                stream("four"),
                ANSWER);
        try (OpenAiClient limited = builder().limits(one).build()) {
            assertThat(readAll(limited.stream(REQUEST))).containsExactly("one");
            ChatStream second = limited.stream(REQUEST);
            CompletableFuture<ChatResponse> waiting = limited.chatAsync(
                    REQUEST.toBuilder().timeout(Duration.ofMillis(50)).build());
            // Fails by its own time, without having been sent.
            assertThat(waiting).failsWithin(Duration.ofSeconds(30));
            second.close();
            ChatStream third = limited.stream(REQUEST);
            assertThat(third.next().text()).isEqualTo("three");
            failure(LlmIoException.class, third::hasNext);
            assertThat(readAll(limited.stream(REQUEST))).containsExactly("four");

            assertThat(limited.chat(REQUEST).text()).isEqualTo("yes");
        }
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void aStreamThatFallsSilentIsEnded() throws InterruptedException {
        server.enqueue(unfinished("one").thenStall());
        try (OpenAiClient watched = builder().idleTimeout(IDLE).build();
                ChatStream stream = watched.stream(REQUEST)) {
            assertThat(stream.next().text()).isEqualTo("one");

            LlmTimeoutException failure = failure(LlmTimeoutException.class, stream::hasNext);

            assertThat(failure).hasMessageContaining("no byte of 127.0.0.1:").hasMessageContaining("PT1S");
            server.awaitClosedByClient();
        }
        assertThat(log.told()).containsExactly("start", "first token 1", "LlmTimeoutException 1");
    }

    @Test
    void aStreamThatNobodyReadsOrClosesIsEndedWhenItsTimeIsOver() throws InterruptedException {
        RateLimits one = RateLimits.builder().maxConcurrent(1).build();
        server.enqueue(unfinished("one", "two").thenStall(), ANSWER);
        try (OpenAiClient limited = builder().limits(one).build()) {
            ChatStream forgotten = limited.stream(
                    REQUEST.toBuilder().timeout(Duration.ofSeconds(1)).build());

            // Its place becomes free, and its connection is not kept.
            assertThat(limited.chat(REQUEST).text()).isEqualTo("yes");
            server.awaitClosedByClient();
            assertThat(log.told()).startsWith("start", "first token 1", "start").contains("LlmTimeoutException 1");
            assertThat(forgotten.next().text()).isEqualTo("one");
            failure(LlmTimeoutException.class, () -> readAll(forgotten));
        }
    }

    @Test
    void aStreamThatIsSilentFromItsStartIsTriedAgain() throws InterruptedException {
        server.enqueue(unfinished().thenStall(), stream("one"));
        try (OpenAiClient watched = builder().idleTimeout(IDLE).build()) {
            assertThat(readAll(watched.stream(REQUEST))).containsExactly("one");
        }
        server.awaitClosedByClient();
        assertThat(log.kinds()).containsExactly(LlmTimeoutException.class);
    }

    @Test
    void aSlowReaderIsNoSilence() {
        // Too long to have been read ahead: what is left must still come through the connection.
        String two = "2".repeat(1024 * 1024);
        server.enqueue(stream("one", two, "three"), unfinished("other").thenStall());
        try (OpenAiClient watched = builder().idleTimeout(IDLE).build();
                ChatStream slow = watched.stream(REQUEST)) {
            assertThat(slow.next().text()).isEqualTo("one");
            // Once a stream that began later was ended, the slow one has been left alone for longer than that.
            failure(LlmTimeoutException.class, () -> readAll(watched.stream(REQUEST)));

            assertThat(readAll(slow)).containsExactly(two, "three");
        }
    }

    @Test
    void listenersHearAWholeAnswerInOrder() {
        server.enqueue(ANSWER);

        client.chat(REQUEST);

        assertThat(log.told()).containsExactly("start", "usage 7", "end 1");
    }

    @Test
    void listenersHearAStreamInOrder() {
        server.enqueue(stream("one", "two"));

        readAll(client.stream(REQUEST));

        assertThat(log.told()).containsExactly("start", "first token 1", "usage 7", "end 1");
    }

    @Test
    void listenersHearThatAStreamWasClosed() {
        server.enqueue(unfinished("one", "two").thenStall());

        try (ChatStream stream = client.stream(REQUEST)) {
            assertThat(stream.next().text()).isEqualTo("one");
        }

        assertThat(log.told()).containsExactly("start", "first token 1", "LlmCancelledException 1");
    }

    @Test
    void listenersHearThatACallWasCancelled() throws InterruptedException {
        server.enqueue(FaultResponse.silence());
        CompletableFuture<ChatResponse> call = client.chatAsync(REQUEST);
        server.takeRequest();

        call.cancel(true);

        log.awaitOver();
        assertThat(log.told()).containsExactly("start", "CancellationException 1");
        server.awaitClosedByClient();
    }

    @Test
    void eventsTellWhoAndHowLong() {
        server.enqueue(status(500), ANSWER);

        client.chat(REQUEST);

        assertThat(log.shown()).contains("provider=openai, model=m", "LlmServerException", "attempts=2", "duration=PT");
    }

    @Test
    void nothingOfAClosedClientIsLeft() throws InterruptedException {
        Set<Thread> before = threads();
        server.enqueue(ANSWER, status(500), stream("one"), unfinished("two").thenStall(), FaultResponse.silence());
        client.chat(REQUEST);
        readAll(client.stream(REQUEST));
        ChatStream open = client.stream(REQUEST);
        CompletableFuture<ChatResponse> running = client.chatAsync(REQUEST);
        for (int i = 0; i < 5; i++) {
            server.takeRequest();
        }
        Set<Thread> during = threads();
        during.removeAll(before);
        // Virtual threads, which newer runtimes have, are not among those that can be listed.
        assertThat(during.isEmpty()).isEqualTo(Runtime.version().feature() >= 24);

        client.close();

        // Closing itself takes a thread for a moment.
        Set<Thread> after = threads();
        after.removeAll(before);
        for (Thread thread : after) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }
        after.removeIf(thread -> !thread.isAlive());
        assertThat(after).isEmpty();
        assertThat(running).isCompletedExceptionally();
        open.close();
    }

    /** Ours, but for the one that wakes up for all clients of the JVM and goes by itself. */
    private static Set<Thread> threads() {
        Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
        all.removeIf(thread ->
                !thread.getName().startsWith("pas-") || thread.getName().equals("pas-client-time"));
        return all;
    }
}
