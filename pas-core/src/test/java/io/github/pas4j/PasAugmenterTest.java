package io.github.pas4j;

import static io.github.pas4j.Parts.COMPLEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Parts.Counting;
import io.github.pas4j.Parts.Hang;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one call gives back: outcomes, options, policy, listener, categories. */
@Timeout(120)
class PasAugmenterTest {

    private static final String PROMPT = "Why do cats purr?";
    private static final Category QA = Taxonomy.pas14().category("question-answering");
    private static final Category ADVICE = Taxonomy.pas14().category("advice");
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void anAugmentedPromptIsThePromptAnEmptyLineAndTheComplement() {
        Evidence evidence =
                new Evidence(3, 1, OptionalInt.empty(), OptionalInt.empty(), "model", "judge", Optional.empty());
        Usage usage = new Usage(11, 7);
        try (PasAugmenter pas = PasAugmenter.builder(request -> Complement.of("  " + COMPLEMENT + "\n")
                        .withCategory(QA)
                        .withIntent("why")
                        .withEvidence(evidence)
                        .withUsage(usage))
                .build()) {
            AugmentedPrompt result = pas.augment(PROMPT);

            assertThat(result.outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(result.original()).isEqualTo(PROMPT);
            assertThat(result.complement()).contains(COMPLEMENT);
            assertThat(result.text()).isEqualTo(PROMPT + "\n\n" + COMPLEMENT);
            assertThat(result.category()).contains(QA);
            assertThat(result.intent()).contains("why");
            assertThat(result.evidence()).contains(evidence);
            assertThat(result.usage()).contains(usage);
            assertThat(result.reason()).isEmpty();
            assertThat(result.elapsed().isNegative()).isFalse();
        }
    }

    @Test
    void theGateDecidesWithoutAskingTheGenerator() {
        Counting generator = new Counting();
        try (PasAugmenter pas = PasAugmenter.builder(generator).build()) {
            assertLeftAlone(pas.augment("hello!"), Outcome.SKIPPED, "greeting");
            assertLeftAlone(
                    pas.augment("Explain tides to a child in two sentences."),
                    Outcome.ALREADY_COMPLETE,
                    "states-its-wishes");
            assertThat(generator.calls).hasValue(0);
        }
    }

    @Test
    void blankPromptsAreSkipped() {
        Counting generator = new Counting();
        try (PasAugmenter pas = Parts.bare(generator).build()) {
            for (String blank : List.of("", " ", "\n\t ", "\u3000\u3000")) {
                assertLeftAlone(pas.augment(blank), Outcome.SKIPPED, "blank");
            }
            assertThat(generator.calls).hasValue(0);
        }
    }

    @Test
    void aGeneratorMayDeclineOrNotKnowTheLanguage() {
        try (PasAugmenter declines = PasAugmenter.builder(request ->
                                Declined.because("no-evidence").withCategory(QA).withIntent("why"))
                        .build();
                PasAugmenter unsupported = PasAugmenter.builder(request -> Declined.unsupported("language"))
                        .build()) {
            AugmentedPrompt result = declines.augment(PROMPT);
            assertLeftAlone(result, Outcome.NO_COMPLEMENT, "no-evidence");
            assertThat(result.category()).contains(QA);
            assertThat(result.intent()).contains("why");
            assertLeftAlone(unsupported.augment(PROMPT), Outcome.UNSUPPORTED, "language");
        }
    }

    @Test
    void theGuardRejects() {
        try (PasAugmenter pas =
                        PasAugmenter.builder(request -> Complement.of(PROMPT)).build();
                PasAugmenter own = PasAugmenter.builder(Parts.fixed())
                        .guard((request, complement) -> Optional.of("house rule"))
                        .build()) {
            assertLeftAlone(pas.augment(PROMPT), Outcome.REJECTED, "echo");
            assertLeftAlone(own.augment(PROMPT), Outcome.REJECTED, "house rule");
        }
    }

    @Test
    void timeRunsOut() {
        try (Hang hang = new Hang();
                PasAugmenter pas = PasAugmenter.builder(request -> {
                            hang.block();
                            return Complement.of(COMPLEMENT);
                        })
                        .timeout(SHORT)
                        .build()) {
            assertLeftAlone(pas.augment(PROMPT), Outcome.TIMED_OUT, "timeout");
        }
    }

    @Test
    void aFailureNamesThePartButNotThePrompt() {
        try (PasAugmenter pas = PasAugmenter.builder(request -> {
                    throw new IllegalArgumentException("cannot handle: " + request.prompt());
                })
                .build()) {
            assertLeftAlone(
                    pas.augment(PROMPT), Outcome.FAILED, "generator failed: java.lang.IllegalArgumentException");
        }
    }

    @Test
    void switchedOffAsksNobody() {
        Counting generator = new Counting();
        try (PasAugmenter pas = PasAugmenter.builder(generator).build()) {
            AugmentedPrompt result = pas.augment(PROMPT, AugmentOptions.off());
            assertThat(result.outcome()).isEqualTo(Outcome.OFF);
            assertThat(result.text()).isEqualTo(PROMPT);
            assertThat(generator.calls).hasValue(0);
        }
    }

    @Test
    void theCallersCategoryReachesTheGeneratorAndWins() {
        List<Optional<Category>> seen = new CopyOnWriteArrayList<>();
        try (PasAugmenter pas = PasAugmenter.builder(request -> {
                    seen.add(request.category());
                    return Complement.of(COMPLEMENT).withCategory(QA);
                })
                .classifier(prompt -> Optional.of(QA))
                .build()) {
            AugmentOptions options = AugmentOptions.builder().category(ADVICE).build();
            assertThat(pas.augment(PROMPT, options).category()).contains(ADVICE);
            assertThat(pas.augment("hello", options).category()).contains(ADVICE);
            assertThat(seen).containsExactly(Optional.of(ADVICE));
        }
    }

    @Test
    void aTimedOutCallKeepsTheCallersCategory() {
        try (Hang hang = new Hang();
                PasAugmenter pas = PasAugmenter.builder(request -> {
                            hang.block();
                            return Complement.of(COMPLEMENT);
                        })
                        .build()) {
            AugmentOptions options =
                    AugmentOptions.builder().category(ADVICE).timeout(SHORT).build();
            AugmentedPrompt result = pas.augment(PROMPT, options);
            assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(result.category()).contains(ADVICE);
        }
    }

    @Test
    void theClassifierTellsTheCategoryOfWhatTheGateLeavesAlone() {
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed())
                .classifier(prompt -> Optional.of(ADVICE))
                .build()) {
            assertThat(pas.augment("hi").category()).contains(ADVICE);
            assertThat(pas.augment(PROMPT).category()).contains(ADVICE);
        }
    }

    @Test
    void theTargetReachesTheGenerator() {
        List<Target> seen = new CopyOnWriteArrayList<>();
        ComplementGenerator generator = request -> {
            seen.add(request.target());
            return Complement.of(COMPLEMENT);
        };
        try (PasAugmenter strong = PasAugmenter.builder(generator).build();
                PasAugmenter basic =
                        PasAugmenter.builder(generator).target(Target.basic()).build()) {
            strong.augment(PROMPT);
            basic.augment(PROMPT);
            assertThat(seen).containsExactly(Target.strong(), Target.basic());
        }
    }

    @Test
    void ownComposer() {
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed())
                .composer((prompt, complement) -> complement + "\n" + prompt)
                .build()) {
            assertThat(pas.augment(PROMPT).text()).isEqualTo(COMPLEMENT + "\n" + PROMPT);
        }
    }

    @Test
    void underThrowOurOwnExceptionsPassThrough() {
        LlmServerException own = new LlmServerException("down", Failure.of("test", "m"), null);
        try (PasAugmenter pas = PasAugmenter.builder(request -> {
                    throw own;
                })
                .onFailure(FailurePolicy.THROW)
                .build()) {
            assertThatThrownBy(() -> pas.augment(PROMPT)).isSameAs(own);
        }
    }

    @Test
    void underThrowOtherFailuresAreWrappedWithTheirOutcome() {
        IllegalArgumentException cause = new IllegalArgumentException("secret words");
        try (Hang hang = new Hang();
                PasAugmenter fails = PasAugmenter.builder(request -> {
                            throw cause;
                        })
                        .onFailure(FailurePolicy.THROW)
                        .build();
                PasAugmenter hangs = PasAugmenter.builder(request -> {
                            hang.spin();
                            return Complement.of(COMPLEMENT);
                        })
                        .onFailure(FailurePolicy.THROW)
                        .timeout(SHORT)
                        .build()) {
            assertThatThrownBy(() -> fails.augment(PROMPT))
                    .isInstanceOfSatisfying(
                            AugmentationException.class,
                            e -> assertThat(e.outcome()).isEqualTo(Outcome.FAILED))
                    .hasCause(cause)
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(() -> hangs.augment(PROMPT))
                    .isInstanceOfSatisfying(
                            AugmentationException.class,
                            e -> assertThat(e.outcome()).isEqualTo(Outcome.TIMED_OUT));
        }
    }

    @Test
    void underThrowRefusalsAreNoFailures() {
        try (PasAugmenter declines = PasAugmenter.builder(request -> Declined.because("none"))
                        .onFailure(FailurePolicy.THROW)
                        .build();
                PasAugmenter echoes = PasAugmenter.builder(request -> Complement.of(request.prompt()))
                        .onFailure(FailurePolicy.THROW)
                        .build()) {
            assertThat(declines.augment(PROMPT).outcome()).isEqualTo(Outcome.NO_COMPLEMENT);
            assertThat(echoes.augment(PROMPT).outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(echoes.augment("hi").outcome()).isEqualTo(Outcome.SKIPPED);
        }
    }

    @Test
    void theListenerHearsOfEachCallOnceWhateverItsOutcome() {
        List<Outcome> heard = new CopyOnWriteArrayList<>();
        try (Hang hang = new Hang();
                PasAugmenter pas = PasAugmenter.builder(request -> switch (request.prompt()) {
                            case "fail please" -> throw new IllegalStateException();
                            case "hang please" -> {
                                hang.block();
                                yield Complement.of(COMPLEMENT);
                            }
                            case "echo please" -> Complement.of("echo please");
                            case "decline please" -> Declined.because("x");
                            default -> Complement.of(COMPLEMENT);
                        })
                        .timeout(Duration.ofSeconds(60))
                        .cache(CacheOptions.maxEntries(10))
                        .listener(result -> heard.add(result.outcome()))
                        .build()) {
            pas.augment(PROMPT);
            pas.augment(PROMPT); // from the cache
            pas.augment("hi");
            pas.augment("fail please");
            pas.augment("hang please", AugmentOptions.builder().timeout(SHORT).build());
            pas.augment("echo please");
            pas.augment("decline please");
            pas.augment(PROMPT, AugmentOptions.off());
            assertThat(heard)
                    .containsExactly(
                            Outcome.AUGMENTED,
                            Outcome.AUGMENTED,
                            Outcome.SKIPPED,
                            Outcome.FAILED,
                            Outcome.TIMED_OUT,
                            Outcome.REJECTED,
                            Outcome.NO_COMPLEMENT,
                            Outcome.OFF);
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void misuseNamesTheValue() {
        assertThatNullPointerException().isThrownBy(() -> PasAugmenter.builder(null));
        PasAugmenter.Builder builder = PasAugmenter.builder(Parts.fixed());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeout(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeout(Duration.ofMillis(-3)))
                .withMessageContaining("PT-0.003S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.concurrency(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheOptions.maxEntries(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AugmentOptions.builder().timeout(Duration.ZERO))
                .withMessageContaining("PT0S");
        for (Runnable setter : List.<Runnable>of(
                () -> builder.target(null),
                () -> builder.gate(null),
                () -> builder.guard(null),
                () -> builder.composer(null),
                () -> builder.timeout(null),
                () -> builder.onFailure(null),
                () -> builder.cache(null),
                () -> builder.listener(null),
                () -> builder.classifier(null),
                () -> builder.closeWith(null))) {
            assertThatNullPointerException().isThrownBy(setter::run);
        }
        try (PasAugmenter pas = builder.build()) {
            assertThatNullPointerException().isThrownBy(() -> pas.augment((String) null));
            assertThatNullPointerException().isThrownBy(() -> pas.augment("a", null));
            assertThatNullPointerException().isThrownBy(() -> pas.augmentAsync(null));
            assertThatNullPointerException().isThrownBy(() -> pas.augmentAll(null));
            assertThatNullPointerException().isThrownBy(() -> pas.wrap(null));
        }
    }

    @Test
    void anAugmentedResultNeedsAComplement() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> AugmentedPrompt.builder("p", Outcome.AUGMENTED).build());
    }

    @Test
    void veryLongTimeoutsAreFine() {
        try (PasAugmenter pas = PasAugmenter.builder(Parts.fixed())
                .timeout(Duration.ofSeconds(Long.MAX_VALUE))
                .build()) {
            assertThat(pas.augment(PROMPT).outcome()).isEqualTo(Outcome.AUGMENTED);
        }
    }

    private static void assertLeftAlone(AugmentedPrompt result, Outcome outcome, String reason) {
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.reason()).contains(reason);
        assertThat(result.text()).isEqualTo(result.original());
        assertThat(result.complement()).isEmpty();
    }
}
