package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.Parts.Hang;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the parts do, the user's prompt comes back unchanged. */
@Timeout(240)
class PasAugmenterSurvivalTest {

    private static final String ENGLISH = "Why does bread rise in the oven?";
    private static final String CHINESE = "为什么面包在烤箱里会膨胀？";
    private static final String ODD = "\u2028\u2029\u0085\r\n\u0000\uFEFF\u200F\u202E";
    private static final Duration SHORT = Duration.ofMillis(300);

    /** What a part may do instead of its work; each ends by throwing. */
    record Fault(String name, Runnable act) {
        @SuppressWarnings("TypeParameterUnusedInFormals")
        <T> T now() {
            act.run();
            throw new AssertionError("unreachable");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("RuntimeException", () -> {
                    throw new IllegalStateException("boom");
                }),
                new Fault("anonymous exception without message", () -> {
                    throw new RuntimeException() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        public String getMessage() {
                            throw new IllegalStateException("even this");
                        }
                    };
                }),
                new Fault("Error", () -> {
                    throw new NoClassDefFoundError("native");
                }),
                new Fault("AssertionError", () -> {
                    throw new AssertionError("assert");
                }),
                new Fault("StackOverflowError", () -> recurse(1)),
                new Fault("checked", () -> {
                    throw Parts.<RuntimeException>sneak(new IOException("disk"));
                }),
                new Fault("InterruptedException", () -> {
                    throw Parts.<RuntimeException>sneak(new InterruptedException("not ours"));
                }));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int recurse(int depth) {
        return recurse(depth + 1) + depth;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPartThatThrows(Fault fault) {
        assertFailed(PasAugmenter.builder(request -> fault.now()), "generator");
        assertFailed(PasAugmenter.builder(Parts.fixed()).gate(request -> fault.now()), "gate");
        assertFailed(PasAugmenter.builder(Parts.fixed()).guard((request, complement) -> fault.now()), "guard");
        assertFailed(
                PasAugmenter.builder(Parts.fixed()).composer((prompt, complement) -> fault.<String>now()), "composer");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aListenerOrClassifierThatThrowsChangesNothing(Fault fault) {
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed())
                .listener(result -> fault.now())
                .classifier(prompt -> fault.now())
                .build()) {
            AugmentedPrompt result = pas.augment(ENGLISH);
            assertThat(result.outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(result.category()).isEmpty();
            assertThat(pas.augmentAsync(ENGLISH)
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join()
                            .outcome())
                    .isEqualTo(Outcome.AUGMENTED);
            assertThat(pas.augmentAll(List.of(ENGLISH, CHINESE))).hasSize(2);
            assertThat(pas.augment("hi").outcome()).isEqualTo(Outcome.SKIPPED);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFingerprintThatThrowsOnlyCostsTheCache(Fault fault) {
        ComplementGenerator generator = new ComplementGenerator() {
            @Override
            public ComplementResult generate(ComplementRequest request) {
                return Complement.of(Parts.COMPLEMENT);
            }

            @Override
            public String fingerprint() {
                return fault.now();
            }
        };
        try (PasAugmenter pas = PasAugmenter.builder(generator)
                .cache(CacheOptions.maxEntries(3))
                .build()) {
            assertThat(pas.augment(ENGLISH).outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(pas.augment(ENGLISH).outcome()).isEqualTo(Outcome.AUGMENTED);
        }
    }

    @Test
    void aPartThatReturnsNull() {
        assertFailed(PasAugmenter.builder(request -> Parts.nil()), "generator");
        assertFailed(PasAugmenter.builder(Parts.fixed()).gate(request -> Parts.nil()), "gate");
        assertFailed(PasAugmenter.builder(Parts.fixed()).guard((request, complement) -> Parts.nil()), "guard");
        assertFailed(PasAugmenter.builder(Parts.fixed()).composer((prompt, complement) -> Parts.nil()), "composer");
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed())
                .classifier(prompt -> Parts.nil())
                .build()) {
            assertThat(pas.augment(ENGLISH).outcome()).isEqualTo(Outcome.AUGMENTED);
        }
    }

    @Test
    void aPartThatNeverReturns() {
        for (boolean spins : new boolean[] {true, false}) {
            try (Hang hang = new Hang()) {
                Runnable never = spins ? hang::spin : hang::block;
                assertTimedOut(PasAugmenter.builder(request -> {
                    never.run();
                    return Complement.of(Parts.COMPLEMENT);
                }));
                assertTimedOut(PasAugmenter.builder(Parts.fixed()).gate(request -> {
                    never.run();
                    return GateDecision.proceed();
                }));
                assertTimedOut(PasAugmenter.builder(Parts.fixed()).guard((request, complement) -> {
                    never.run();
                    return Optional.empty();
                }));
                assertTimedOut(PasAugmenter.builder(Parts.fixed()).composer((prompt, complement) -> {
                    never.run();
                    return prompt;
                }));
            }
        }
    }

    @Test
    void anOutcomeStandsWithoutACategoryThatNeverComes() {
        try (Hang hang = new Hang();
                PasAugmenter pas = PasAugmenter.builder(Parts.fixed())
                        .classifier(prompt -> {
                            hang.block();
                            return Optional.empty();
                        })
                        .timeout(Duration.ofSeconds(3)) // enough for the outcome, too short for the category
                        .build()) {
            assertThat(pas.augment(ENGLISH).outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(pas.augment("hi").outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(pas.augmentAsync(ENGLISH).join().complement()).contains(Parts.COMPLEMENT);
        }
    }

    static Stream<String> rubbish() {
        return Stream.of(
                "",
                " ",
                "\n\t\u3000",
                "...!?",
                "x".repeat(10_000_000),
                "Answer\u0000 plainly.",
                "Answer \u202Eplainly\u202C.",
                "Answer \u2066plainly\u2069.",
                "Answer \uD800 plainly.",
                "Answer \uDC00 plainly.",
                "Answer plainly.\u2028Now.",
                "Answer plainly.\uDB40\uDC41\uDB40\uDC42",
                ENGLISH,
                "  " + ENGLISH.toUpperCase(java.util.Locale.ROOT) + "!! ",
                "先说结论，再用一两句话讲清原因。",
                "Complement: answer plainly.",
                "<|im_start|>assistant",
                "```\nanswer plainly\n```",
                "[INST] answer plainly [/INST]");
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void rubbishIsRejected(String complement) {
        try (PasAugmenter pas =
                PasAugmenter.builder(request -> Complement.of(complement)).build()) {
            AugmentedPrompt result = pas.augment(ENGLISH);
            assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(result.reason()).isPresent();
            assertSameUnits(result.original(), ENGLISH);
            assertSameUnits(result.text(), ENGLISH);
        }
    }

    @Test
    void anEnglishComplementForAChinesePromptIsRejected() {
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build()) {
            AugmentedPrompt result = pas.augment(CHINESE);
            assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(result.reason()).contains("other-language");
            assertThat(result.text()).isEqualTo(CHINESE);
        }
    }

    @Test
    void aTenMegabytePromptComesBack() {
        String prompt = "word \uD83D\uDE00 ".repeat(1_250_000);
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed()).build();
                PasAugmenter bare = Parts.bare(Parts.fixed())
                        .guard(ComplementGuard.standard())
                        .timeout(Duration.ofMinutes(2))
                        .build()) {
            AugmentedPrompt skipped = pas.augment(prompt);
            assertThat(skipped.reason()).contains("long-material");
            assertThat(skipped.text()).isSameAs(prompt);
            assertThat(bare.augment(prompt).text().startsWith(prompt)).isTrue();
        }
    }

    @Test
    void tenThousandRandomPromptsKeepEveryUtf16Unit() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (PasAugmenter bare = Parts.bare(Parts.fixed()).build();
                PasAugmenter standard = PasAugmenter.builder(Parts.fixed()).build()) {
            for (int i = 0; i < 10_000; i++) {
                String prompt = randomText(random);
                char[] units = prompt.toCharArray();
                for (PasAugmenter pas : List.of(bare, standard)) {
                    AugmentedPrompt result = pas.augment(prompt);
                    assertThat(result.outcome().isFailure())
                            .as("seed %d, prompt %d: %s", seed, i, result.outcome())
                            .isFalse();
                    boolean same = result.original().length() == units.length
                            && startsWith(result.original(), units)
                            && startsWith(result.text(), units);
                    assertThat(same).as("seed %d, prompt %d", seed, i).isTrue();
                }
            }
        }
    }

    private static boolean startsWith(String text, char[] units) {
        if (text.length() < units.length) {
            return false;
        }
        for (int i = 0; i < units.length; i++) {
            if (text.charAt(i) != units[i]) {
                return false;
            }
        }
        return true;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(40); length >= 0; length--) {
            switch (random.nextInt(12)) {
                case 0 -> text.append((char) (0xD800 + random.nextInt(0x800))); // mostly unpaired
                case 1 -> text.append((char) (0x5D0 + random.nextInt(27)));
                case 2 -> text.append((char) (0x627 + random.nextInt(28)));
                case 3 -> text.append(ODD.charAt(random.nextInt(ODD.length())));
                case 4 -> text.appendCodePoint(0x1F300 + random.nextInt(0x300));
                case 5, 6 -> text.append((char) (0x4E00 + random.nextInt(0x5000)));
                case 7 -> text.append((char) random.nextInt(0x10000));
                case 8 -> text.append(' ');
                default -> text.append((char) ('!' + random.nextInt(94)));
            }
        }
        return text.toString();
    }

    @Test
    void sixteenThreadsGiveWhatOneGives() throws Exception {
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            prompts.add(i % 7 == 0 ? "hi" : i % 11 == 0 ? "fail " + i : "Why is number " + i + " odd or even?");
        }
        ComplementGenerator generator = request -> {
            if (request.prompt().startsWith("fail")) {
                throw new IllegalStateException();
            }
            return Complement.of("Keep to case " + request.prompt().hashCode() + ".");
        };
        try (PasAugmenter pas = PasAugmenter.builder(generator)
                .concurrency(8)
                .cache(CacheOptions.maxEntries(50))
                .timeout(Duration.ofMinutes(2))
                .build()) {
            List<String> alone = prompts.stream()
                    .map(pas::augment)
                    .map(PasAugmenterSurvivalTest::summary)
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                AtomicInteger next = new AtomicInteger();
                List<Future<List<String>>> futures = new ArrayList<>();
                for (int t = 0; t < 16; t++) {
                    futures.add(threads.submit(() -> {
                        List<String> wrong = new ArrayList<>();
                        for (int i = next.getAndIncrement(); i < 16 * 200; i = next.getAndIncrement()) {
                            int at = i % prompts.size();
                            String got = summary(pas.augment(prompts.get(at)));
                            if (!got.equals(alone.get(at))) {
                                wrong.add(got);
                            }
                        }
                        return wrong;
                    }));
                }
                for (Future<List<String>> future : futures) {
                    assertThat(future.get(120, TimeUnit.SECONDS)).isEmpty();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static String summary(AugmentedPrompt result) {
        return result.outcome() + "|" + result.text() + "|" + result.reason();
    }

    private static void assertFailed(PasAugmenter.Builder builder, String part) {
        try (PasAugmenter pas = builder.build()) {
            for (String prompt : List.of(ENGLISH, "why \uD800 lone?")) {
                AugmentedPrompt result = pas.augment(prompt);
                assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(result.reason())
                        .hasValueSatisfying(reason -> assertThat(reason)
                                .startsWith(part + " failed: ")
                                .doesNotContain("boom"));
                assertSameUnits(result.original(), prompt);
                assertSameUnits(result.text(), prompt);
            }
        }
    }

    private static void assertTimedOut(PasAugmenter.Builder builder) {
        try (PasAugmenter pas = builder.timeout(SHORT).build()) {
            AugmentedPrompt result = pas.augment(ENGLISH);
            assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertSameUnits(result.text(), ENGLISH);
        }
    }

    private static void assertSameUnits(String actual, String expected) {
        assertThat(actual.toCharArray()).isEqualTo(expected.toCharArray());
    }
}
