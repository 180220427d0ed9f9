package io.github.pas4j;

import static io.github.pas4j.Parts.COMPLEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Parts.Hang;
import io.github.pas4j.llm.ChatRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hung generators, interrupts, cancellation, lists, close, worker threads. */
@Timeout(180)
class PasAugmenterThreadsTest {

    private static final String PROMPT = "Why do leaves turn red?";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void moreHungCallsThanWorkersAllTimeOut() throws Exception {
        try (Hang hang = new Hang();
                PasAugmenter pas = hanging(hang).concurrency(3).timeout(SHORT).build()) {
            for (int i = 0; i < 5; i++) {
                assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.TIMED_OUT);
            }
            List<CompletableFuture<AugmentedPrompt>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                futures.add(pas.augmentAsync(PROMPT));
            }
            for (CompletableFuture<AugmentedPrompt> future : futures) {
                assertThat(future.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.TIMED_OUT);
            }
            assertThat(pas.augmentAll(java.util.Collections.nCopies(10, PROMPT)))
                    .hasSize(10)
                    .allMatch(result -> result.outcome() == Outcome.TIMED_OUT)
                    .allMatch(result -> result.text().equals(PROMPT));
            assertThat(hang.entries).hasValueLessThanOrEqualTo(3);
        }
    }

    @Test
    void workersComeBackAfterAHang() {
        Hang hang = new Hang();
        AtomicInteger calls = new AtomicInteger();
        try (hang;
                PasAugmenter pas = PasAugmenter.builder(request -> {
                            if (calls.incrementAndGet() == 1) {
                                hang.block();
                            }
                            return Complement.of(COMPLEMENT);
                        })
                        .concurrency(1)
                        .timeout(LONG)
                        .build()) {
            assertThat(pas.augment(PROMPT, within(SHORT)).outcome()).isEqualTo(Outcome.TIMED_OUT);
            hang.close();
            Parts.await(hang.left);
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.AUGMENTED);
        }
    }

    @Test
    void theLateInterruptDoesNotPoisonTheNextCallOnThatWorker() {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        List<Boolean> flags = new CopyOnWriteArrayList<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (PasAugmenter pas = PasAugmenter.builder(request -> {
                    threads.add(Thread.currentThread());
                    if (calls.incrementAndGet() == 1) {
                        while (!Thread.currentThread().isInterrupted()) {
                            Thread.onSpinWait();
                        }
                        interrupted.countDown();
                        return Complement.of(COMPLEMENT); // with the flag still set
                    }
                    flags.add(Thread.currentThread().isInterrupted());
                    return Complement.of(COMPLEMENT);
                })
                .concurrency(1)
                .timeout(LONG)
                .build()) {
            assertThat(pas.augment(PROMPT, within(SHORT)).outcome()).isEqualTo(Outcome.TIMED_OUT);
            Parts.await(interrupted);
            for (int i = 0; i < 20; i++) {
                assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.AUGMENTED);
            }
            assertThat(flags).hasSize(20).containsOnly(false);
            assertThat(threads).hasSize(1);
        }
    }

    @Test
    void serialCallsReuseDaemonWorkersThatEndWithClose() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        PasAugmenter pas = PasAugmenter.builder(request -> {
                    threads.add(Thread.currentThread());
                    return Complement.of(COMPLEMENT);
                })
                .build();
        for (int i = 0; i < 200; i++) {
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.AUGMENTED);
        }
        assertThat(threads)
                .hasSizeLessThanOrEqualTo(PasAugmenter.DEFAULT_CONCURRENCY)
                .allMatch(Thread::isDaemon);
        pas.close();
        for (Thread thread : threads) {
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void whatHangsOnAFutureKeepsNoWorkerFromOtherCalls() {
        try (PasAugmenter pas =
                PasAugmenter.builder(Parts.fixed()).concurrency(1).timeout(LONG).build()) {
            assertThat(pas.augmentAsync(PROMPT)
                            .thenApply(first -> pas.augment("What is rain made of?"))
                            .join()
                            .outcome())
                    .isEqualTo(Outcome.AUGMENTED);
        }
    }

    @Test
    void timeoutsNeedNothingOfTheCommonPool() {
        try (Hang hang = new Hang();
                PasAugmenter pas = PasAugmenter.builder(request -> {
                            hang.block();
                            return Complement.of(COMPLEMENT);
                        })
                        .timeout(SHORT)
                        .build()) {
            // Fills the common pool, as an application may.
            for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism() + 1; i++) {
                ForkJoinPool.commonPool().execute(hang::block);
            }
            assertThat(pas.augmentAll(List.of(PROMPT, PROMPT, PROMPT)))
                    .extracting(AugmentedPrompt::outcome)
                    .containsOnly(Outcome.TIMED_OUT);
        }
    }

    @Test
    void anInterruptEndsTheCallAndStaysSet() throws Exception {
        try (Hang hang = new Hang();
                PasAugmenter pas = hanging(hang).timeout(LONG).build()) {
            AtomicReference<@Nullable AugmentedPrompt> result = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>(false);
            Thread caller = new Thread(() -> {
                result.set(pas.augment(PROMPT));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            Parts.await(hang.entered);
            caller.interrupt();
            caller.join(60_000);
            assertThat(result.get()).isNotNull().satisfies(ended -> {
                assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(ended.reason()).contains("interrupted");
                assertThat(ended.text()).isEqualTo(PROMPT);
            });
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void cancellingTheFutureInterruptsTheGenerator() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<Outcome> heard = new CompletableFuture<>();
        try (PasAugmenter pas = PasAugmenter.builder(request -> {
                    entered.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return Complement.of(COMPLEMENT);
                })
                .timeout(LONG)
                .listener(result -> heard.complete(result.outcome()))
                .build()) {
            CompletableFuture<AugmentedPrompt> future = pas.augmentAsync(PROMPT);
            Parts.await(entered);
            assertThat(future.cancel(true)).isTrue();
            Parts.await(interrupted);
            assertThat(heard.get(60, TimeUnit.SECONDS)).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void augmentAsyncGivesTheResultOrUnderThrowTheFailure() throws Exception {
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build();
                PasAugmenter fails = PasAugmenter.builder(request -> {
                            throw new IllegalStateException();
                        })
                        .onFailure(FailurePolicy.THROW)
                        .build()) {
            assertThat(pas.augmentAsync(PROMPT).get(60, TimeUnit.SECONDS).outcome())
                    .isEqualTo(Outcome.AUGMENTED);
            assertThat(pas.augmentAsync("hi").get(60, TimeUnit.SECONDS).outcome())
                    .isEqualTo(Outcome.SKIPPED);
            assertThatThrownBy(() -> fails.augmentAsync(PROMPT).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AugmentationException.class);
        }
    }

    @Test
    void aListComesBackInItsOrder() {
        List<String> prompts = IntStream.range(0, 300)
                .mapToObj(i -> "Why is " + i + " special?")
                .toList();
        try (PasAugmenter pas = PasAugmenter.builder(
                        request -> Complement.of("About " + request.prompt().length() + ": be plain."))
                .concurrency(4)
                .timeout(LONG)
                .build()) {
            assertThat(pas.augmentAll(prompts))
                    .extracting(AugmentedPrompt::original)
                    .containsExactlyElementsOf(prompts);
            assertThat(pas.augmentAll(List.of())).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void aNullInAListIsMisuseBeforeAnythingStarts() {
        Parts.Counting generator = new Parts.Counting();
        try (PasAugmenter pas = PasAugmenter.builder(generator).build()) {
            assertThatThrownBy(() -> pas.augmentAll(java.util.Arrays.asList(PROMPT, null)))
                    .isInstanceOf(NullPointerException.class);
            assertThat(generator.calls).hasValue(0);
        }
    }

    @Test
    void underThrowTheFirstFailureInListOrderIsThrownAndTheRestIsStopped() {
        CountDownLatch secondFailed = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        try (PasAugmenter pas = Parts.bare(request -> {
                    switch (request.prompt()) {
                        case "first" -> {
                            Parts.await(secondFailed);
                            Parts.await(hanging);
                            throw new DataFormatException("first", 0, "failed", null);
                        }
                        case "second" -> {
                            Parts.await(hanging);
                            secondFailed.countDown();
                            throw new DataFormatException("second", 0, "failed", null);
                        }
                        default -> {
                            hanging.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                stopped.countDown();
                            }
                        }
                    }
                    return Complement.of(COMPLEMENT);
                })
                .onFailure(FailurePolicy.THROW)
                .timeout(LONG)
                .build()) {
            assertThatThrownBy(() -> pas.augmentAll(List.of("first", "second", "third")))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageContaining("first");
            Parts.await(stopped);
        }
    }

    @Test
    void anInterruptedListComesBackWholeAndIsReportedOnce() throws Exception {
        List<String> prompts =
                IntStream.range(0, 40).mapToObj(i -> "prompt " + i).toList();
        List<String> heard = new CopyOnWriteArrayList<>();
        CountDownLatch firstReady = new CountDownLatch(1);
        try (Hang hang = new Hang();
                PasAugmenter pas = Parts.bare(request -> {
                            if (!request.prompt().equals("prompt 0")) {
                                Parts.await(firstReady);
                                hang.block();
                            }
                            return Complement.of(COMPLEMENT);
                        })
                        .concurrency(4)
                        .timeout(LONG)
                        .listener(result -> {
                            heard.add(result.original());
                            firstReady.countDown();
                        })
                        .build()) {
            List<AugmentedPrompt> results = new CopyOnWriteArrayList<>();
            AtomicReference<Boolean> flag = new AtomicReference<>(false);
            Thread caller = new Thread(() -> {
                results.addAll(pas.augmentAll(prompts));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            Parts.await(hang.entered);
            caller.interrupt();
            caller.join(60_000);
            assertThat(results).extracting(AugmentedPrompt::original).containsExactlyElementsOf(prompts);
            assertThat(results.get(0).outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(results.subList(1, 40))
                    .allMatch(result -> result.outcome() == Outcome.FAILED
                            && result.reason().equals(java.util.Optional.of("interrupted")));
            assertThat(flag.get()).isTrue();
            assertThat(heard).containsExactlyInAnyOrderElementsOf(prompts);
        }
    }

    @Test
    void afterCloseEveryCallIsMisuse() {
        PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build();
        pas.close();
        for (Runnable call : List.<Runnable>of(
                () -> pas.augment(PROMPT),
                () -> pas.augment("", AugmentOptions.off()),
                () -> pas.augment(ChatRequest.user(PROMPT)),
                () -> pas.augmentAll(List.of()),
                () -> pas.augmentAsync(PROMPT))) {
            assertThatIllegalStateException().isThrownBy(call::run).withMessageContaining("closed");
        }
    }

    @Test
    void closeClosesWhatItWasGivenOnceAndInSpiteOfFailures() {
        List<String> closed = new CopyOnWriteArrayList<>();
        PasAugmenter pas = PasAugmenter.builder(Parts.fixed())
                .closeWith(() -> {
                    closed.add("a");
                    throw new java.io.IOException("stuck");
                })
                .closeWith(() -> closed.add("b"))
                .build();
        pas.close();
        pas.close();
        assertThat(closed).containsExactly("a", "b");
    }

    @Test
    void closeEndsRunningAndWaitingCallsThoughTheGeneratorIgnoresIt() throws Exception {
        try (Hang hang = new Hang()) {
            PasAugmenter pas = hanging(hang).concurrency(1).timeout(LONG).build();
            CompletableFuture<AugmentedPrompt> running = pas.augmentAsync(PROMPT);
            Parts.await(hang.entered);
            CompletableFuture<AugmentedPrompt> waiting = pas.augmentAsync(PROMPT);
            pas.close();
            for (CompletableFuture<AugmentedPrompt> future : List.of(running, waiting)) {
                AugmentedPrompt result = future.get(60, TimeUnit.SECONDS);
                assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(result.reason()).contains("the augmenter is closed");
                assertThat(result.text()).isEqualTo(PROMPT);
            }
        }
    }

    private static AugmentOptions within(Duration timeout) {
        return AugmentOptions.builder().timeout(timeout).build();
    }

    private static PasAugmenter.Builder hanging(Hang hang) {
        return PasAugmenter.builder(request -> {
            hang.block();
            return Complement.of(COMPLEMENT);
        });
    }
}
