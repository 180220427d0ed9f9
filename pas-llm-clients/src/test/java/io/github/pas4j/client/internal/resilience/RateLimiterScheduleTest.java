package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.client.RateLimits;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Whatever the schedule: no minute has more than its limits, and no permit is lost. {@code -Dpas.seed} repeats a run. */
class RateLimiterScheduleTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long seed = Long.getLong("pas.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final FakeTime time = new FakeTime();
    private final Deque<Runnable> handedOver = new ArrayDeque<>();

    private final int maxRequests = 1 + random.nextInt(12);
    private final int maxTokens = 1 + random.nextInt(500);
    private final int maxConcurrent = 1 + random.nextInt(5);
    private final RateLimiter limiter = new RateLimiter(
            RateLimits.builder()
                    .requestsPerMinute(maxRequests)
                    .tokensPerMinute(maxTokens)
                    .maxConcurrent(maxConcurrent)
                    .build(),
            time,
            handedOver::add);

    private final List<Sent> sent = new ArrayList<>();
    private final List<Asked> waiting = new ArrayList<>();
    private int running;
    private int lastQueued = -1;
    private int asked;

    /** A request that was sent: when, and what it used. */
    private static final class Sent {
        final long at;
        final long estimate;
        final Permit permit;
        long tokens;
        boolean over;

        Sent(long at, long tokens, Permit permit) {
            this.at = at;
            this.estimate = tokens;
            this.tokens = tokens;
            this.permit = permit;
        }
    }

    private record Asked(int number, CompletableFuture<Permit> future) {}

    @BeforeEach
    void printSeed() {
        System.out.println("seed " + seed);
    }

    @RepeatedTest(200)
    void noMinuteHasTooMuchAndNoPermitIsLost() {
        for (int i = 0; i < 400; i++) {
            step();
            assertThat(running).as("seed %d", seed).isBetween(0, maxConcurrent);
        }
        checkMinutes();
        drain();
        assertThat(sent).as("seed %d", seed).isNotEmpty();
    }

    @Test
    void threadsThatAskCancelAndCloseLoseNoPlace() throws Exception {
        int places = 3;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        RateLimiter shared =
                new RateLimiter(RateLimits.builder().maxConcurrent(places).build(), time, threads);
        Attempt attempt = new Attempt(Failure.of("fake", "fake"), Deadline.in(Duration.ofHours(1), time));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int each = 2_000;
        List<Future<?>> work = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(4 * each);
        for (int thread = 0; thread < 4; thread++) {
            boolean cancels = thread % 2 == 0;
            work.add(threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    CompletableFuture<Permit> future = shared.acquire(0, attempt);
                    future.whenComplete((permit, failure) -> {
                        if (permit != null) {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            inside.decrementAndGet();
                            permit.close();
                        }
                        ended.countDown();
                    });
                    if (cancels) {
                        future.cancel(true);
                    }
                }
            }));
        }
        for (Future<?> one : work) {
            one.get();
        }
        ended.await();
        threads.shutdown();
        assertThat(most.get()).isBetween(1, places);
        assertThat(time.pending()).isZero();
        for (int i = 0; i < places; i++) {
            assertThat(shared.acquire(0, attempt)).isCompleted();
        }
        assertThat(shared.acquire(0, attempt)).isNotDone();
    }

    private void step() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> ask(random.nextInt(maxTokens + 1));
            case 3 -> cancelOne();
            case 4, 5 -> endOne();
            case 6 -> handOver();
            default -> advance(Duration.ofMillis(random.nextInt(20_000)));
        }
    }

    private void ask(long tokens) {
        int number = asked++;
        Duration timeout = Duration.ofMillis(1 + random.nextInt(300_000));
        Attempt attempt = new Attempt(Failure.of("fake", "fake"), Deadline.in(timeout, time));
        CompletableFuture<Permit> future = limiter.acquire(tokens, attempt);
        Asked entry = new Asked(number, future);
        waiting.add(entry);
        boolean queued = !future.isDone();
        future.whenComplete((permit, failure) -> {
            waiting.remove(entry);
            if (permit != null) {
                granted(number, queued, tokens, permit);
            }
        });
    }

    private void granted(int number, boolean queued, long tokens, Permit permit) {
        if (queued) {
            assertThat(number).as("first come, first served; seed %d", seed).isGreaterThan(lastQueued);
            lastQueued = number;
        }
        sent.add(new Sent(time.nanos(), tokens, permit));
        running++;
    }

    private void cancelOne() {
        if (!waiting.isEmpty()) {
            waiting.get(random.nextInt(waiting.size())).future().cancel(true);
        }
    }

    private void endOne() {
        List<Sent> open = sent.stream().filter(one -> !one.over).toList();
        if (open.isEmpty()) {
            return;
        }
        Sent one = open.get(random.nextInt(open.size()));
        one.over = true;
        running--;
        switch (random.nextInt(3)) {
            case 0 -> {
                one.tokens = one.estimate == 0 ? 0 : random.nextLong(one.estimate + 1);
                one.permit.settle(new Usage(one.tokens, 0));
                one.permit.close();
            }
            case 1 -> {
                sent.remove(one);
                one.permit.giveBack();
            }
            default -> one.permit.close();
        }
    }

    private void handOver() {
        while (!handedOver.isEmpty()) {
            handedOver.removeFirst().run();
        }
    }

    /** Whoever is let through gets to know before time goes on, as with an executor that has threads enough. */
    private void advance(Duration span) {
        handOver();
        Duration end = time.passed().plus(span);
        while (time.pending() > 0 && time.next().compareTo(end) <= 0) {
            time.advanceToNext();
            handOver();
        }
        time.advance(end.minus(time.passed()));
        handOver();
    }

    private void checkMinutes() {
        for (Sent first : sent) {
            long requests = 0;
            long tokens = 0;
            for (Sent other : sent) {
                if (other.at - first.at >= 0 && other.at - first.at < MINUTE) {
                    requests++;
                    tokens += other.tokens;
                }
            }
            assertThat(requests).as("seed %d", seed).isLessThanOrEqualTo(maxRequests);
            assertThat(tokens).as("seed %d", seed).isLessThanOrEqualTo(maxTokens);
        }
    }

    /** Once everybody is served and a minute has passed, the limiter is as new. */
    private void drain() {
        while (!waiting.isEmpty() || running > 0 || !handedOver.isEmpty()) {
            while (running > 0) {
                endOne();
            }
            advance(Duration.ofSeconds(1));
        }
        checkMinutes();
        advance(Duration.ofMinutes(1));
        assertThat(time.pending()).as("seed %d", seed).isZero();
        int places = Math.min(maxConcurrent, maxRequests);
        for (int i = 0; i < places; i++) {
            ask(i == 0 ? maxTokens : 0);
        }
        assertThat(running).as("seed %d", seed).isEqualTo(places);
        ask(0);
        assertThat(waiting).as("seed %d", seed).hasSize(1);
    }
}
