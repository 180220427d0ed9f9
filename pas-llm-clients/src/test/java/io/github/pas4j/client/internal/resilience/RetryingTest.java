package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRateLimitException.Limit;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryingTest {

    private static final Failure WHO = Failure.of("openai", "gpt-4o-mini");

    private final FakeTime time = new FakeTime();
    private final Deadline deadline = Deadline.in(Duration.ofMinutes(2), time);
    private final Tries tries = new Tries();
    private final List<String> heard = new ArrayList<>();
    private Retrying retrying = retrying(RetryOptions.defaults());

    private Retrying retrying(RetryOptions options) {
        return new Retrying(options, time, () -> 0.5);
    }

    private CompletableFuture<String> start() {
        return retrying.start(
                WHO, deadline, tries, (failure, next, wait) -> heard.add(next + " after " + wait.toMillis() + " ms"));
    }

    private LlmException serverError() {
        return new LlmServerException("HTTP 503", tries.last().failure(), null);
    }

    private LlmException busy(Duration retryAfter) {
        Failure who = tries.last().failure();
        return new LlmRateLimitException(
                "HTTP 429",
                new Failure(who.provider(), who.model(), null, 429, null, who.attempts(), retryAfter, null),
                Limit.RATE);
    }

    private static @Nullable Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isDone();
        Throwable thrown = catchThrowable(future::join);
        return thrown instanceof CompletionException ? thrown.getCause() : thrown;
    }

    @Test
    void aFirstSuccessIsTheResult() {
        CompletableFuture<String> result = start();
        tries.running().complete("yes");
        assertThat(result).isCompletedWithValue("yes");
        assertThat(tries.attempts).hasSize(1);
        assertThat(heard).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void pausesDoubleAndEachTryKnowsItsNumberAndItsTime() {
        CompletableFuture<String> result = start();
        tries.running().completeExceptionally(serverError());
        assertThat(tries.attempts).hasSize(1);
        time.advance(Duration.ofMillis(374));
        assertThat(tries.attempts).hasSize(1);
        time.advance(Duration.ofMillis(1));
        assertThat(tries.attempts).hasSize(2);
        tries.running().completeExceptionally(serverError());
        time.advance(Duration.ofMillis(750));
        tries.running().complete("yes");
        assertThat(result).isCompletedWithValue("yes");
        assertThat(tries.attempts.stream().map(Attempt::number)).containsExactly(1, 2, 3);
        assertThat(tries.remaining)
                .containsExactly(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(2).minusMillis(375),
                        Duration.ofMinutes(2).minusMillis(1125));
        assertThat(heard).containsExactly("2 after 375 ms", "3 after 750 ms");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 250", "1, 0.999999999, 500", "2, 0, 500", "5, 0, 4000", "5, 0.999999999, 8000", "40, 0, 4000"})
    void pausesAreBetweenHalfAndTheWholeOfWhatDoubles(int failed, double random, long millis) {
        Backoff backoff = new Backoff(RetryOptions.defaults().withMaxAttempts(100), () -> random);
        Attempt attempt = new Attempt(WHO.withAttempts(failed), deadline);
        Duration pause = backoff.afterFailure(new LlmServerException("HTTP 500", attempt.failure(), null), attempt);
        assertThat(pause).isCloseTo(Duration.ofMillis(millis), Duration.ofNanos(10));
    }

    @Test
    void theLastFailureSaysHowOftenItWasTried() {
        CompletableFuture<String> result = start();
        for (int i = 0; i < 2; i++) {
            tries.running().completeExceptionally(serverError());
            time.advanceToNext();
        }
        LlmException last = serverError();
        tries.running().completeExceptionally(last);
        assertThat(failureOf(result)).isSameAs(last);
        assertThat(last.attempts()).isEqualTo(3);
        assertThat(time.pending()).isZero();
    }

    @Test
    void noneTriesOnce() {
        retrying = retrying(RetryOptions.none());
        CompletableFuture<String> result = start();
        tries.running().completeExceptionally(serverError());
        assertThat(failureOf(result)).isInstanceOf(LlmServerException.class);
    }

    @Test
    void whatTheProviderAsksForIsThePause() {
        start();
        tries.running().completeExceptionally(busy(Duration.ofSeconds(60)));
        time.advance(Duration.ofSeconds(60).minusNanos(1));
        assertThat(tries.attempts).hasSize(1);
        time.advance(Duration.ofNanos(1));
        assertThat(tries.attempts).hasSize(2);
    }

    @Test
    void anAskedPauseOfNothingIsKeptToo() {
        start();
        tries.running().completeExceptionally(busy(Duration.ZERO));
        time.advance(Duration.ZERO);
        assertThat(tries.attempts).hasSize(2);
    }

    @Test
    void aProviderThatAsksForTooLongAPauseIsNotTriedAgain() {
        CompletableFuture<String> result = start();
        tries.running().completeExceptionally(busy(Duration.ofSeconds(60).plusNanos(1)));
        assertThat(failureOf(result)).isInstanceOf(LlmRateLimitException.class);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aPauseThatWouldOutlastTheDeadlineIsNotBegun() {
        CompletableFuture<String> result = start();
        time.advance(Duration.ofSeconds(90));
        tries.running().completeExceptionally(busy(Duration.ofSeconds(30)));
        assertThat(failureOf(result)).isInstanceOf(LlmRateLimitException.class);
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void noQuotaIsNotTriedAgain() {
        CompletableFuture<String> result = start();
        tries.running()
                .completeExceptionally(
                        new LlmRateLimitException("HTTP 429", tries.last().failure(), Limit.QUOTA));
        assertThat(failureOf(result)).isInstanceOf(LlmRateLimitException.class);
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void whatTheProviderSaysOfAnotherTryCounts(boolean shouldRetry, int expected) {
        start();
        Failure hinted = new Failure("openai", "gpt-4o-mini", null, null, null, 1, null, shouldRetry);
        tries.running()
                .completeExceptionally(
                        shouldRetry
                                ? new LlmRequestException("HTTP 400", hinted, null)
                                : new LlmServerException("HTTP 500", hinted, null));
        time.advance(Duration.ofSeconds(1));
        assertThat(tries.attempts).hasSize(expected);
    }

    @Test
    void misuseIsNotTriedAgain() {
        IllegalStateException misuse = new IllegalStateException("the client is closed");
        CompletableFuture<String> result = retrying.start(
                WHO,
                deadline,
                attempt -> {
                    throw misuse;
                },
                RetryListener.NONE);
        assertThat(failureOf(result)).isSameAs(misuse);
    }

    @Test
    void cancellingTheResultAbortsTheRunningTry() {
        CompletableFuture<String> result = start();
        result.cancel(true);
        assertThat(tries.running()).isCancelled();
        assertThat(time.pending()).isZero();
    }

    @Test
    void cancellingTheResultOfALaterTryAbortsThatOne() {
        CompletableFuture<String> result = start();
        tries.running().completeExceptionally(serverError());
        time.advanceToNext();
        result.cancel(true);
        assertThat(tries.futures).hasSize(2);
        assertThat(tries.running()).isCancelled();
    }

    @Test
    void cancellingTheResultEndsThePause() {
        CompletableFuture<String> result = start();
        tries.running().completeExceptionally(serverError());
        assertThat(time.pending()).isEqualTo(1);
        result.cancel(true);
        assertThat(time.pending()).isZero();
        time.advance(Duration.ofMinutes(1));
        assertThat(tries.attempts).hasSize(1);
    }

    @Test
    void aValueThatNobodyWantsAnyMoreIsDiscarded() {
        CompletableFuture<String> held = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                return false; // too late: the stream is open
            }
        };
        CompletableFuture<String> second = retrying.start(
                WHO,
                deadline,
                new Step<>() {
                    @Override
                    public CompletableFuture<String> start(Attempt attempt) {
                        return held;
                    }

                    @Override
                    public void discard(String value) {
                        tries.discard(value);
                    }
                },
                RetryListener.NONE);
        second.cancel(true);
        held.complete("open stream");
        assertThat(tries.discarded).containsExactly("open stream");
    }

    @Test
    void closingFailsWhatWaitsAndWhatRuns() {
        Tries others = new Tries();
        CompletableFuture<String> waiting = start();
        tries.running().completeExceptionally(serverError());
        CompletableFuture<String> running = retrying.start(WHO, deadline, others, RetryListener.NONE);
        retrying.close();
        assertThat(failureOf(waiting)).isInstanceOf(LlmCancelledException.class);
        assertThat(failureOf(running)).isInstanceOf(LlmCancelledException.class);
        assertThat(others.running()).isCancelled();
        assertThat(time.pending()).isZero();
        assertThatThrownBy(this::start).isInstanceOf(IllegalStateException.class);
        assertThat(tries.attempts).hasSize(1);
    }

    @Test
    void anAbortedExchangeIsReportedAsCancelled() {
        CompletableFuture<String> result = start();
        tries.running().cancel(true);
        assertThat(failureOf(result)).isInstanceOf(LlmCancelledException.class);
    }

    @Test
    void aBlockingCallIsTriedAgain() throws Exception {
        List<Integer> numbers = new ArrayList<>();
        FutureTask<String> call = onAThread(() -> retrying.call(
                WHO,
                deadline,
                attempt -> {
                    numbers.add(attempt.number());
                    return attempt.number() < 3
                            ? CompletableFuture.failedFuture(
                                    new LlmServerException("HTTP 500", attempt.failure(), null))
                            : CompletableFuture.completedFuture("yes");
                },
                RetryListener.NONE));
        time.awaitAlarm();
        time.advanceToNext(); // the second try fails at once, on this thread
        time.advanceToNext();
        assertThat(call.get()).isEqualTo("yes");
        assertThat(numbers).containsExactly(1, 2, 3);
    }

    @Test
    void anInterruptWithinAPauseCancelsAndIsKept() throws Exception {
        List<Object> seen = new ArrayList<>();
        Thread thread = new Thread(() -> {
            try {
                seen.add(retrying.call(
                        WHO,
                        deadline,
                        attempt -> CompletableFuture.failedFuture(
                                new LlmServerException("HTTP 500", attempt.failure(), null)),
                        RetryListener.NONE));
            } catch (LlmException e) {
                seen.add(e.getClass());
                seen.add(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        time.awaitAlarm();
        thread.interrupt();
        thread.join();
        assertThat(seen).containsExactly(LlmCancelledException.class, true);
        assertThat(time.pending()).isZero();
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> retrying.call(WHO, deadline, tries, RetryListener.NONE));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(LlmCancelledException.class);
        assertThat(tries.attempts).isEmpty();
    }

    @Test
    void aBlockingFailureShowsWhoWaitedForIt() {
        retrying = retrying(RetryOptions.none());
        Throwable thrown = catchThrowable(() -> retrying.call(
                WHO,
                deadline,
                attempt -> CompletableFuture.failedFuture(new LlmServerException("HTTP 500", attempt.failure(), null)),
                RetryListener.NONE));
        assertThat(thrown).isInstanceOf(LlmServerException.class);
        assertThat(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("await"));
    }

    private static <T> FutureTask<T> onAThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }
}
