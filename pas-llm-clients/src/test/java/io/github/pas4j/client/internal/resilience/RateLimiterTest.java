package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pas4j.client.RateLimits;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.llm.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final Failure WHO = Failure.of("openai", "gpt-4o-mini");

    private final FakeTime time = new FakeTime();

    private RateLimiter limiter(RateLimits limits) {
        return new RateLimiter(limits, time, Runnable::run);
    }

    private Attempt within(Duration timeout) {
        return new Attempt(WHO, Deadline.in(timeout, time));
    }

    private CompletableFuture<Permit> ask(RateLimiter limiter, long tokens) {
        return limiter.acquire(tokens, within(Duration.ofHours(1)));
    }

    private static @Nullable Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isDone();
        return catchThrowable(future::join).getCause();
    }

    @Test
    void withoutLimitsNobodyWaits() {
        RateLimiter limiter = limiter(RateLimits.none());
        for (int i = 0; i < 1000; i++) {
            assertThat(ask(limiter, Long.MAX_VALUE / 2)).isCompleted();
        }
        limiter.observe(new RateHeaders(Duration.ofSeconds(5)));
        assertThat(ask(limiter, 1)).isCompleted();
    }

    @Test
    void requestsWaitUntilTheOldestIsAMinuteOld() {
        RateLimiter limiter = limiter(RateLimits.builder().requestsPerMinute(2).build());
        ask(limiter, 0).join().close();
        time.advance(Duration.ofSeconds(50));
        ask(limiter, 0).join().close();
        CompletableFuture<Permit> third = ask(limiter, 0);
        CompletableFuture<Permit> fourth = ask(limiter, 0);
        time.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(third).isNotDone();
        time.advance(Duration.ofNanos(1));
        assertThat(third).isCompleted();
        assertThat(fourth).isNotDone();
        time.advance(Duration.ofSeconds(50));
        assertThat(fourth).isCompleted();
        assertThat(time.pending()).isZero();
    }

    @Test
    void oneThatNeedsLittleDoesNotOvertakeOneThatNeedsMuch() {
        RateLimiter limiter = limiter(RateLimits.builder().tokensPerMinute(100).build());
        ask(limiter, 60).join().close();
        CompletableFuture<Permit> much = ask(limiter, 50);
        CompletableFuture<Permit> little = ask(limiter, 1);
        assertThat(List.of(much, little)).noneMatch(CompletableFuture::isDone);
        much.cancel(true);
        assertThat(little).isCompleted();
    }

    @Test
    void realUsageReplacesTheEstimate() {
        RateLimiter limiter = limiter(RateLimits.builder().tokensPerMinute(100).build());
        Permit first = ask(limiter, 90).join();
        CompletableFuture<Permit> second = ask(limiter, 60);
        first.settle(new Usage(10, 31));
        assertThat(second).isNotDone();
        first.settle(new Usage(10, 30));
        assertThat(second).isCompleted();
        second.join().settle(new Usage(500, 0));
        CompletableFuture<Permit> third = ask(limiter, 1);
        time.advance(Duration.ofSeconds(59));
        assertThat(third).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(third).isCompleted();
    }

    @Test
    void usageThatIsToldAfterItsMinuteChangesNothing() {
        RateLimiter limiter = limiter(RateLimits.builder().tokensPerMinute(100).build());
        Permit first = ask(limiter, 100).join();
        time.advance(Duration.ofSeconds(60));
        Permit second = ask(limiter, 100).join();
        first.settle(new Usage(0, 0));
        assertThat(ask(limiter, 1)).isNotDone();
        second.settle(new Usage(99, 0));
        assertThat(ask(limiter, 0)).isDone();
    }

    @Test
    void aCallAboveTheWholeLimitWaitsForAnEmptyMinute() {
        RateLimiter limiter = limiter(RateLimits.builder().tokensPerMinute(100).build());
        ask(limiter, 1).join().close();
        CompletableFuture<Permit> huge = ask(limiter, 1_000_000);
        time.advance(Duration.ofSeconds(60));
        assertThat(huge).isCompleted();
    }

    @Test
    void placesAreFreedByClosingOnce() {
        RateLimiter limiter = limiter(RateLimits.builder().maxConcurrent(1).build());
        Permit first = ask(limiter, 0).join();
        CompletableFuture<Permit> second = ask(limiter, 0);
        CompletableFuture<Permit> third = ask(limiter, 0);
        first.close();
        first.close();
        first.giveBack();
        assertThat(second).isCompleted();
        assertThat(third).isNotDone();
    }

    @Test
    void whatWasNeverSentDoesNotCount() {
        RateLimiter limiter = limiter(
                RateLimits.builder().requestsPerMinute(1).tokensPerMinute(10).build());
        Permit first = ask(limiter, 10).join();
        CompletableFuture<Permit> second = ask(limiter, 10);
        first.giveBack();
        assertThat(second).isCompleted();
    }

    @Test
    void theDeadlineEndsTheWaitAndNothingOfItIsLeft() {
        RateLimiter limiter = limiter(RateLimits.builder().requestsPerMinute(1).build());
        ask(limiter, 0).join().close();
        Attempt second = new Attempt(WHO.withAttempts(2), Deadline.in(Duration.ofSeconds(10), time));
        CompletableFuture<Permit> waiting = limiter.acquire(0, second);
        time.advance(Duration.ofSeconds(10));
        assertThat(failureOf(waiting))
                .isInstanceOfSatisfying(
                        LlmTimeoutException.class, e -> assertThat(e.attempts()).isEqualTo(2));
        assertThat(time.pending()).isZero();
        assertThat(failureOf(limiter.acquire(0, second))).isInstanceOf(LlmTimeoutException.class);
        time.advance(Duration.ofSeconds(50));
        assertThat(ask(limiter, 0)).isCompleted();
    }

    @Test
    void aServerThatHasNothingLeftIsWaitedFor() {
        RateLimiter limiter = limiter(RateLimits.byServer());
        limiter.observe(new RateHeaders(Duration.ofSeconds(6)));
        limiter.observe(new RateHeaders(Duration.ofSeconds(2)));
        limiter.observe(new RateHeaders(Duration.ZERO));
        CompletableFuture<Permit> waiting = ask(limiter, 0);
        time.advance(Duration.ofSeconds(5));
        assertThat(waiting).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(waiting).isCompleted();
        assertThat(ask(limiter, 0)).isCompleted();
    }

    @Test
    void aPauseThatIsToldWhileSomebodyWaitsHoldsHimToo() {
        RateLimiter limiter = limiter(RateLimits.builder().requestsPerMinute(1).build());
        ask(limiter, 0).join().close();
        CompletableFuture<Permit> waiting = ask(limiter, 0);
        limiter.observe(new RateHeaders(Duration.ofSeconds(90)));
        time.advance(Duration.ofSeconds(89));
        assertThat(waiting).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(waiting).isCompleted();
    }

    @Test
    void closingFailsThoseWhoWait() {
        RateLimiter limiter = limiter(RateLimits.builder().requestsPerMinute(1).build());
        ask(limiter, 0).join().close();
        CompletableFuture<Permit> waiting = ask(limiter, 0);
        limiter.close();
        assertThat(failureOf(waiting)).isInstanceOf(LlmCancelledException.class);
        assertThat(failureOf(ask(limiter, 0))).isInstanceOf(LlmCancelledException.class);
        assertThat(time.pending()).isZero();
    }

    @Test
    void thousandsWaitOnOneThreadAndAreServedInOrder() {
        List<Integer> order = new ArrayList<>();
        int count = 20_000;
        List<Runnable> work = new ArrayList<>();
        RateLimiter queued =
                new RateLimiter(RateLimits.builder().maxConcurrent(1).build(), time, work::add);
        Permit holder = ask(queued, 0).join();
        for (int i = 0; i < count; i++) {
            int number = i;
            ask(queued, 0).thenAccept(permit -> {
                order.add(number);
                permit.close();
            });
        }
        holder.close();
        for (int i = 0; i < work.size(); i++) {
            work.get(i).run();
        }
        assertThat(order).hasSize(count).isSorted();
        assertThat(time.pending()).isZero();
    }
}
