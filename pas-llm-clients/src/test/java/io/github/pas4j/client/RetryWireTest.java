package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.FaultResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries and waits through real sockets. */
class RetryWireTest extends WireCalls {

    private static final FaultResponse BUSY = status(429).header("retry-after", "60");

    private void assertTried(int times) {
        assertThat(server.requests()).hasSize(times);
    }

    @Test
    void aServerThatFailedOnceIsAskedAgain() {
        server.enqueue(status(500), ANSWER);

        assertThat(client.chat(REQUEST).text()).isEqualTo("yes");

        assertTried(2);
        assertThat(server.requests().get(1).body())
                .isEqualTo(server.requests().get(0).body());
        assertThat(log.told()).containsExactly("start", "retry 2", "usage 7", "end 2");
        assertThat(log.kinds()).containsExactly(LlmServerException.class);
    }

    @Test
    void soIsOneThatIsAskedAsynchronously() throws InterruptedException {
        server.enqueue(status(500), status(503), ANSWER);

        assertThat(client.chatAsync(REQUEST).join().text()).isEqualTo("yes");

        log.awaitOver();
        assertTried(3);
        assertThat(log.told()).containsExactly("start", "retry 2", "retry 3", "usage 7", "end 3");
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        server.enqueue(status(429).header("retry-after-ms", "17").header("retry-after", "9"), ANSWER);

        assertThat(client.chat(REQUEST).text()).isEqualTo("yes");

        assertThat(log.pauses()).containsExactly(Duration.ofMillis(17));
        assertThat(log.kinds()).containsExactly(LlmRateLimitException.class);
    }

    @Test
    void anEmptyPurseIsNotAskedAgain() {
        server.enqueue(FaultResponse.json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));

        LlmRateLimitException failure = failure(LlmRateLimitException.class, () -> client.chat(REQUEST));

        assertThat(failure.attempts()).isEqualTo(1);
        assertTried(1);
        assertThat(log.told()).containsExactly("start", "LlmRateLimitException 1");
    }

    @Test
    void aBadRequestIsSentOnce() {
        server.enqueue(status(400));

        failure(LlmRequestException.class, () -> client.chat(REQUEST));

        assertTried(1);
    }

    @Test
    void theServersWordCountsMoreThanItsStatus() {
        server.enqueue(status(500).header("x-should-retry", "false"));
        failure(LlmServerException.class, () -> client.chat(REQUEST));
        assertTried(1);

        server.enqueue(status(400).header("x-should-retry", "true"), ANSWER);
        assertThat(client.chat(REQUEST).text()).isEqualTo("yes");
        assertTried(3);
    }

    private static Stream<FaultResponse> accidents() {
        return Stream.of(
                FaultResponse.garbage("").thenReset(),
                FaultResponse.garbage(""),
                FaultResponse.garbage("no HTTP\r\n\r\n"),
                ANSWER.thenReset(),
                ANSWER.thenClose(),
                FaultResponse.json(200, "{\"choices\":"),
                FaultResponse.json(200, "{\"error\":{\"code\":\"slow_down\"}}"));
    }

    @ParameterizedTest
    @MethodSource("accidents")
    void anAnswerThatDidNotComeWholeIsAskedForAgain(FaultResponse accident) {
        server.enqueue(accident, ANSWER);

        assertThat(client.chat(REQUEST).text()).isEqualTo("yes");

        assertTried(2);
    }

    @Test
    void theLastFailureSaysHowOftenItWasTried() {
        server.enqueue(status(500), FaultResponse.garbage("").thenReset(), status(503));

        LlmServerException failure = failure(LlmServerException.class, () -> client.chat(REQUEST));

        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(failure.status()).hasValue(503);
        assertTried(3);
        assertThat(log.told()).containsExactly("start", "retry 2", "retry 3", "LlmServerException 3");
        assertThat(log.kinds()).containsExactly(LlmServerException.class, LlmIoException.class);
    }

    @Test
    void soItDoesWhereNoAnswerCame() {
        server.otherwise(request -> FaultResponse.garbage("").thenReset());

        assertThatThrownBy(() -> client.chatAsync(REQUEST).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isExactlyInstanceOf(LlmIoException.class)
                .satisfies(e -> assertThat(((LlmException) e).attempts()).isEqualTo(3));
        assertTried(3);
    }

    private static Stream<FaultResponse> accidentsBeforeAnyPiece() {
        return Stream.of(
                status(500),
                FaultResponse.garbage("").thenReset(),
                unfinished().thenReset(),
                unfinished().thenClose(),
                unfinished(),
                FaultResponse.events(List.of("{\"error\":{\"code\":\"server_error\"}}")),
                FaultResponse.json(200, "{\"error\":{\"code\":503}}"));
    }

    @ParameterizedTest
    @MethodSource("accidentsBeforeAnyPiece")
    void aStreamThatBreaksBeforeItsFirstPieceIsTriedAgain(FaultResponse accident) {
        server.enqueue(accident, stream("one", "two"));

        assertThat(readAll(client.stream(REQUEST))).containsExactly("one", "two");

        assertTried(2);
        assertThat(log.told()).containsExactly("start", "retry 2", "first token 2", "usage 7", "end 2");
    }

    private static Stream<FaultResponse> accidentsAfterAPiece() {
        return Stream.of(unfinished("one").thenReset(), unfinished("one").thenClose(), unfinished("one"));
    }

    @ParameterizedTest
    @MethodSource("accidentsAfterAPiece")
    void aStreamThatBreaksAfterItsFirstPieceIsNotTriedAgain(FaultResponse accident) {
        server.enqueue(accident, stream("one", "two"));

        try (ChatStream stream = client.stream(REQUEST)) {
            assertThat(stream.next().text()).isEqualTo("one");
            assertThatThrownBy(stream::hasNext)
                    .isInstanceOfAny(LlmIoException.class, LlmProtocolException.class)
                    .satisfies(e -> assertThat(((LlmException) e).attempts()).isEqualTo(1));
        }

        assertTried(1);
        assertThat(log.told()).hasSize(3).startsWith("start", "first token 1");
        assertThat(log.told().get(2)).endsWith("Exception 1");
    }

    @Test
    void aPauseThatWouldOutlastTheCallIsNotBegun() {
        server.enqueue(BUSY);
        ChatRequest brief = REQUEST.toBuilder().timeout(Duration.ofSeconds(20)).build();

        LlmRateLimitException failure = failure(LlmRateLimitException.class, () -> client.chat(brief));

        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
        assertTried(1);
        assertThat(log.told()).containsExactly("start", "LlmRateLimitException 1");
    }

    @Test
    void allTriesTogetherHaveTheOneTimeout() {
        // The first try takes some of it, and the second would wait for ever.
        server.enqueue(status(500), FaultResponse.silence());
        ChatRequest brief = REQUEST.toBuilder().timeout(Duration.ofMillis(1500)).build();

        LlmTimeoutException failure = failure(LlmTimeoutException.class, () -> client.chat(brief));

        assertThat(failure.attempts()).isEqualTo(2);
        assertTried(2);
    }

    @Test
    void cancellingDuringAPauseEndsIt() throws InterruptedException {
        server.otherwise(request -> status(503).header("retry-after-ms", "250"));
        CompletableFuture<ChatResponse> call = client.chatAsync(REQUEST);
        log.awaitRetry();

        assertThat(call.cancel(true)).isTrue();

        log.awaitOver();
        assertThat(log.told()).containsExactly("start", "retry 2", "CancellationException 1");
        assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
        // Its pauses begin later than the one that was ended, and are over later, too.
        failure(LlmServerException.class, () -> client.chat(REQUEST));
        assertTried(4);
    }

    @Test
    void closingDuringAPauseEndsIt() throws InterruptedException {
        server.enqueue(BUSY);
        CompletableFuture<ChatResponse> call = client.chatAsync(REQUEST);
        log.awaitRetry();

        client.close();

        assertThatThrownBy(call::join).hasCauseInstanceOf(LlmCancelledException.class);
        assertTried(1);
    }

    @Test
    void anInterruptDuringAPauseCancelsTheCallAndKeepsTheFlag() {
        server.enqueue(BUSY);
        Thread caller = Thread.currentThread();
        try (OpenAiClient interrupted = builder()
                .listener(new LlmClientListener() {
                    @Override
                    public void onRetry(Retry event) {
                        caller.interrupt();
                    }
                })
                .build()) {
            LlmCancelledException failure = failure(LlmCancelledException.class, () -> interrupted.chat(REQUEST));

            // Clears the flag for what follows, too.
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.attempts()).isEqualTo(1);
        }
        assertTried(1);
        assertThat(log.told()).containsExactly("start", "retry 2", "LlmCancelledException 1");
    }

    @Test
    void noneTriesOnce() {
        server.enqueue(status(500), ANSWER);
        try (OpenAiClient once = builder().retry(RetryOptions.none()).build()) {
            failure(LlmServerException.class, () -> once.chat(REQUEST));
        }
        assertTried(1);
    }
}
