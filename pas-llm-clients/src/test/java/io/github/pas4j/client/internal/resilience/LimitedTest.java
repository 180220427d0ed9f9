package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.client.RateLimits;
import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.LlmTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LimitedTest {

    private static final Failure WHO = Failure.of("openai", "gpt-4o-mini");

    private final FakeTime time = new FakeTime();
    private final RateLimiter limiter =
            new RateLimiter(RateLimits.builder().maxConcurrent(1).build(), time, Runnable::run);
    private final Retrying retrying = new Retrying(RetryOptions.defaults(), time, () -> 0.5);
    private final List<Permit> permits = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private CompletableFuture<String> exchange = new CompletableFuture<>();

    private final Limited<String> step = new Limited<>(limiter, 10, new Limited.PermittedStep<>() {
        @Override
        public CompletableFuture<String> start(Attempt attempt, Permit permit) {
            permits.add(permit);
            return exchange;
        }

        @Override
        public void discard(String value) {
            discarded.add(value);
        }
    });

    private CompletableFuture<String> start() {
        return retrying.start(WHO, Deadline.in(Duration.ofMinutes(1), time), step, RetryListener.NONE);
    }

    private boolean isFree() {
        CompletableFuture<Permit> asked =
                limiter.acquire(0, new Attempt(WHO, Deadline.in(Duration.ofSeconds(1), time)));
        boolean free = asked.isDone();
        asked.cancel(true);
        if (free) {
            asked.join().giveBack();
        }
        return free;
    }

    @Test
    void aSuccessLeavesThePermitToWhoeverReadsTheValue() {
        CompletableFuture<String> result = start();
        exchange.complete("open stream");
        assertThat(result).isCompletedWithValue("open stream");
        assertThat(isFree()).isFalse();
        permits.get(0).close();
        assertThat(isFree()).isTrue();
    }

    @Test
    void aFailureFreesThePlaceDuringThePause() {
        start();
        exchange.completeExceptionally(new LlmServerException("HTTP 500", WHO, null));
        assertThat(isFree()).isTrue();
        exchange = new CompletableFuture<>();
        time.advanceToNext();
        assertThat(permits).hasSize(2);
        assertThat(isFree()).isFalse();
    }

    @Test
    void cancellingAbortsTheExchangeAndFreesThePlace() {
        CompletableFuture<String> result = start();
        result.cancel(true);
        assertThat(exchange).isCancelled();
        assertThat(isFree()).isTrue();
    }

    @Test
    void cancellingWhileItWaitsForAPermitSendsNothing() {
        start();
        CompletableFuture<String> waiting = start();
        waiting.cancel(true);
        permits.get(0).close();
        assertThat(permits).hasSize(1);
        assertThat(isFree()).isTrue();
        assertThat(time.pending()).isZero();
    }

    @Test
    void aCallThatIsNotLetThroughInTimeSendsNothing() {
        start();
        CompletableFuture<String> waiting = start();
        time.advance(Duration.ofMinutes(1));
        assertThat(waiting.handle((value, failure) -> failure).join()).isInstanceOf(LlmTimeoutException.class);
        assertThat(permits).hasSize(1);
    }

    @Test
    void aStepThatThrowsKeepsNoPlace() {
        Limited<String> broken = new Limited<>(limiter, 10, (attempt, permit) -> {
            throw new IllegalArgumentException("fields must be one JSON object");
        });
        CompletableFuture<String> result =
                retrying.start(WHO, Deadline.in(Duration.ofMinutes(1), time), broken, RetryListener.NONE);
        assertThat(result).isCompletedExceptionally();
        assertThat(isFree()).isTrue();
    }

    @Test
    void whatComesTooLateIsDiscardedWithItsPermit() {
        exchange = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                return false; // too late: the stream is open
            }
        };
        CompletableFuture<String> result = start();
        result.cancel(true);
        assertThat(isFree()).isFalse();
        exchange.complete("open stream");
        assertThat(discarded).containsExactly("open stream");
        assertThat(isFree()).isTrue();
    }
}
