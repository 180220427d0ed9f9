package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Category;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.Declined;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.PairValidator;
import io.github.pas4j.datagen.RunSummary.Ending;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.PriceTable;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.RunStoreException;
import io.github.pas4j.testkit.FakeLlmClient;
import io.github.pas4j.testkit.FaultResponse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairPipelineTest {

    private static final Category ADVICE = new Category("advice", "");

    @TempDir
    Path folder;

    private final PairServer server = new PairServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Path db() {
        return folder.resolve("run.db");
    }

    private GeneratedPair only(String script) {
        PairRuns.run(server, db(), PairRuns.prompts(1, script), options -> options);
        List<GeneratedPair> pairs = PairRuns.pairs(db());
        assertThat(pairs).hasSize(1);
        return pairs.get(0);
    }

    private static List<String> results(GeneratedPair pair) {
        return pair.history().stream()
                .map(step -> step.source() + " " + step.result() + " " + step.violations())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            right,          ACCEPTED,    1, 1, generator correct []
            retry,          ACCEPTED,    2, 2, generator incorrect [superfluous; excessive]|generator correct []
            never,          QUARANTINED, 3, 3, generator incorrect [superfluous; excessive]|generator incorrect [superfluous; excessive]|generator incorrect [superfluous; excessive]
            corrected,      ACCEPTED,    1, 2, generator incorrect [superfluous; excessive]|critic correct []
            bad-correction, QUARANTINED, 3, 2, generator incorrect [superfluous; excessive]|critic incorrect [superfluous; excessive]|generator incorrect [superfluous; excessive]|generator incorrect [superfluous; excessive]
            silent,         ACCEPTED,    1, 1, generator correct []
            not-silent,     ACCEPTED,    2, 2, generator incorrect []|generator correct []
            language,       ACCEPTED,    2, 1, generator refused [other-language]|generator correct []
            long,           ACCEPTED,    2, 1, generator refused [too-long]|generator correct []
            echo,           ACCEPTED,    2, 1, generator refused [echo]|generator correct []
            answer,         ACCEPTED,    2, 1, generator refused [answer]|generator correct []
            leak,           ACCEPTED,    2, 1, generator unusable []|generator correct []
            empty,          ACCEPTED,    2, 1, generator unusable []|generator correct []
            lines,          ACCEPTED,    2, 1, generator unusable []|generator correct []
            fenced,         ACCEPTED,    1, 1, generator correct []
            renamed,        ACCEPTED,    1, 1, generator correct []
            garbage,        UNVERIFIED,  1, 2, generator unverified []
            garbled-once,   ACCEPTED,    1, 2, generator correct []
            two,            UNVERIFIED,  1, 2, generator unverified []
            obey,           UNVERIFIED,  1, 2, generator unverified []
            mute,           UNVERIFIED,  1, 2, generator unverified []
            storm,          ACCEPTED,    1, 1, generator correct []
            broken,         ACCEPTED,    1, 1, generator correct []
            cut,            ACCEPTED,    1, 1, generator correct []
            reset,          ACCEPTED,    1, 1, generator correct []
            noise,          ACCEPTED,    1, 1, generator correct []
            """)
    void eachScriptEndsAsItShould(String script, PairState state, int attempts, int criticCalls, String history) {
        GeneratedPair pair = only(script);
        assertThat(pair.state()).isEqualTo(state);
        assertThat(pair.attempts()).isEqualTo(attempts);
        assertThat(results(pair)).containsExactly(history.replace("; ", ", ").split("\\|", -1));
        assertThat(server.criticCalls()).isEqualTo(criticCalls);
        assertThat(server.generatorCalls()).isEqualTo(attempts);
        boolean speaks = state == PairState.ACCEPTED && !script.equals("silent");
        assertThat(pair.complement().isPresent()).isEqualTo(speaks);
        assertThat(pair.reason().isEmpty()).isEqualTo(state == PairState.ACCEPTED);
    }

    @Test
    void theGeneratorSeesWhatWasRejectedAndWhy() {
        List<PairServer.Turn> turns = new ArrayList<>();
        server.before((body, turn) -> {
            turns.add(turn);
            return null;
        });
        only("never");
        assertThat(turns.stream().filter(turn -> !turn.critic()).map(PairServer.Turn::rejected))
                .containsExactly(
                        List.of(),
                        List.of("Cover every aspect in depth. Try 0 of 1000."),
                        List.of(
                                "Cover every aspect in depth. Try 0 of 1000.",
                                "Cover every aspect in depth. Try 1 of 1000."));
    }

    @Test
    void aCallThatTimesOutIsMadeAgain() {
        try (RunStore store = RunStore.sqlite(db());
                LlmClient client = PairRuns.client(server, Duration.ofSeconds(2))) {
            RunSummary summary = PairPipeline.builder(
                            FewShotGenerator.builder(client).build(),
                            PairValidator.builder(client).build())
                    .runStore(store)
                    .build()
                    .run(PairRuns.prompts(3, "stall"));
            assertThat(summary.accepted()).isEqualTo(3);
        }
        assertThat(server.mostAnswersToOneRequest()).isOne();
    }

    @Test
    void whatIsNeverAnsweredIsUnverifiedAndCanBeTriedAgain() {
        server.before((body, turn) ->
                turn.number().equals("1001") ? FaultResponse.json(500, "{\"error\":{\"message\":\"oops\"}}") : null);
        List<PairPrompt> prompts = PairRuns.prompts(4, "right");
        RunSummary first = PairRuns.run(server, db(), prompts, options -> options);
        assertThat(first.accepted()).isEqualTo(3);
        assertThat(first.unverified()).isOne();
        GeneratedPair lost = PairRuns.pairs(db()).get(1);
        assertThat(lost.state()).isEqualTo(PairState.UNVERIFIED);
        assertThat(lost.reason()).contains("openai (m)").doesNotContain("story");
        server.before((body, turn) -> null);
        assertThat(PairRuns.run(server, db(), prompts, options -> options).unverified())
                .isOne();
        RunSummary second = PairRuns.run(server, db(), prompts, PairPipeline.Builder::retryUnanswered);
        assertThat(second.accepted()).isEqualTo(4);
        assertThat(server.mostAnswersToOneRequest()).isOne();
    }

    @Test
    void aModelThatIsGoneEndsTheRunWhichGoesOnLater() {
        List<PairPrompt> prompts = PairRuns.prompts(200, "right");
        AtomicInteger calls = new AtomicInteger();
        server.before((body, turn) -> calls.incrementAndGet() > 100 ? FaultResponse.json(503, "{}") : null);
        assertThatThrownBy(() -> PairRuns.run(server, db(), prompts, options -> options.concurrency(4)))
                .isInstanceOf(LlmServerException.class);
        server.before((body, turn) -> FaultResponse.json(401, "{\"error\":{\"message\":\"no\"}}"));
        assertThatThrownBy(() -> PairRuns.run(server, db(), prompts, options -> options))
                .isInstanceOf(LlmAuthenticationException.class);
        server.before((body, turn) -> null);
        RunSummary last = PairRuns.run(server, db(), prompts, PairPipeline.Builder::retryUnanswered);
        assertThat(last.accepted()).isEqualTo(200);
        assertThat(server.mostAnswersToOneRequest()).isOne();
    }

    @Test
    void quotasAreFilledInTheOrderOfTheInputAndNothingIsPaidForBeyond() {
        List<PairPrompt> prompts = PairRuns.prompts(300, "right", "never", "retry");
        RunSummary summary =
                PairRuns.run(server, db(), prompts, options -> options.quota(4).quota(ADVICE, 2));
        assertThat(summary.acceptedByCategory()).hasSize(14).containsEntry("advice", 2L);
        assertThat(summary.accepted()).isEqualTo(13 * 4 + 2);
        assertThat(summary.surplus()).isPositive();
        assertThat(summary.pending()).isZero();
        Map<String, List<GeneratedPair>> byCategory = PairRuns.pairs(db()).stream()
                .collect(Collectors.groupingBy(pair -> pair.category().orElseThrow()));
        byCategory.forEach((category, pairs) -> {
            int last = -1;
            for (int i = 0; i < pairs.size(); i++) {
                last = pairs.get(i).state() == PairState.ACCEPTED ? i : last;
            }
            assertThat(pairs.subList(0, last + 1)).as(category).noneMatch(pair -> pair.state() == PairState.SURPLUS);
            assertThat(pairs.subList(last + 1, pairs.size()))
                    .as(category)
                    .allMatch(pair -> pair.state() == PairState.SURPLUS && pair.attempts() == 0);
        });
    }

    @Test
    void silenceIsKeptUpToItsShare() {
        List<PairPrompt> prompts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            prompts.add(PairPrompt.of("p" + i, "Say item " + i + ", " + (i % 2 == 0 ? "[silent]" : "[right]"), ADVICE));
        }
        RunSummary summary = PairRuns.run(server, db(), prompts, options -> options.silenceShare(0.25));
        assertThat(summary.silent()).isEqualTo(7); // 7 of 27 is the first to reach a quarter of 28
        assertThat(summary.accepted()).isEqualTo(27);
        assertThat(summary.surplus()).isEqualTo(13);
        Path other = folder.resolve("none.db");
        assertThat(PairRuns.run(new PairServer(), other, prompts, options -> options.silenceShare(0))
                        .silent())
                .isZero();
    }

    @Test
    void aComplementThatComesTooOftenIsSentBackOnce() {
        List<PairPrompt> prompts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            prompts.add(
                    PairPrompt.of("p" + i, "Tell of item " + i + " [" + (i < 10 ? "same" : "stubborn") + "]", ADVICE));
        }
        RunSummary summary = PairRuns.run(server, db(), prompts, options -> options.recurringShare(0.1));
        assertThat(summary.accepted()).isEqualTo(20);
        List<GeneratedPair> pairs = PairRuns.pairs(db());
        assertThat(pairs.stream()
                        .limit(10)
                        .filter(pair -> pair.complement().equals(java.util.Optional.of(PairServer.RIGHT))))
                .hasSize(3);
        assertThat(pairs.get(5).history())
                .extracting(GeneratedPair.Step::result)
                .containsExactly("recurring", "correct");
        assertThat(pairs.get(5).attempts()).isEqualTo(2);
        // One that has nothing else to say keeps it: it was right.
        assertThat(pairs.get(15).complement()).contains(PairServer.RIGHT);
        assertThat(pairs.get(15).history())
                .extracting(GeneratedPair.Step::result)
                .containsExactly("recurring", "correct");
        String once = PairRuns.bytes(db());
        Path other = folder.resolve("other.db");
        try (PairServer again = new PairServer()) {
            PairRuns.run(
                    again,
                    other,
                    prompts,
                    options -> options.recurringShare(0.1).concurrency(1));
        }
        assertThat(PairRuns.bytes(other)).isEqualTo(once);
    }

    @Test
    void atACapItStopsAndGoesOnWithAHigherOne() {
        List<PairPrompt> prompts = PairRuns.prompts(60, "right", "retry", "never");
        RunSummary first = PairRuns.run(server, db(), prompts, options -> options.budget(Budget.maxCalls(50)));
        assertThat(first.ending()).isEqualTo(Ending.AT_CAP);
        assertThat(server.answers()).isEqualTo(50);
        assertThat(first.generatorCalls() + first.criticCalls()).isEqualTo(50);
        assertThat(first.pending()).isPositive();
        assertThat(first.usage().promptTokens()).isEqualTo(5000);
        PriceTable prices = PriceTable.builder()
                .perMillion("default", BigDecimal.ONE, BigDecimal.TEN)
                .build();
        RunSummary tight = PairRuns.run(
                server,
                db(),
                prompts,
                options -> options.budget(Budget.maxTokens(12_000).andMaxCost(BigDecimal.TEN, prices)));
        assertThat(tight.ending()).isEqualTo(Ending.AT_CAP);
        assertThat(tight.usage().totalTokens()).isLessThanOrEqualTo(12_000);
        assertThat(tight.cost()).isPresent();
        RunSummary last = PairRuns.run(server, db(), prompts, options -> options);
        assertThat(last.ending()).isEqualTo(Ending.FINISHED);
        assertThat(last.accepted()).isEqualTo(40);
        assertThat(last.quarantined()).isEqualTo(20);
        assertThat(server.mostAnswersToOneRequest()).isOne();
    }

    @Test
    void anotherTemplateModelOrInputIsRefusedUnlessAsked() {
        List<PairPrompt> prompts = PairRuns.prompts(3, "right");
        PairRuns.run(server, db(), prompts, options -> options);
        assertThatThrownBy(() -> PairRuns.run(server, db(), prompts, options -> options.generatorModel("other")))
                .isInstanceOf(RunStoreException.class)
                .hasMessageContaining("generator model = default, not other");
        assertThatThrownBy(() -> PairRuns.run(server, db(), PairRuns.prompts(4, "right"), options -> options))
                .isInstanceOf(RunStoreException.class)
                .hasMessageContaining("prompts");
        RunSummary summary = PairRuns.run(
                server,
                db(),
                prompts,
                options -> options.generatorModel("other").allowOtherSettings());
        assertThat(summary.accepted()).isEqualTo(3);
    }

    @Test
    void aForecastCostsTheSampleAndServesTheRun() {
        List<PairPrompt> prompts = PairRuns.prompts(100, "right", "retry");
        PriceTable prices = PriceTable.builder()
                .perMillion("default", BigDecimal.ONE, BigDecimal.TEN)
                .build();
        try (RunStore store = RunStore.sqlite(db());
                LlmClient client = PairRuns.client(server, Duration.ofSeconds(20))) {
            PairPipeline pipeline = PairPipeline.builder(
                            FewShotGenerator.builder(client).build(),
                            PairValidator.builder(client).build())
                    .runStore(store)
                    .budget(Budget.maxCost(BigDecimal.TEN, prices))
                    .build();
            PairForecast forecast = pipeline.forecast(prompts.iterator(), 10);
            assertThat(forecast.sampled()).isEqualTo(10);
            assertThat(forecast.accepted()).isEqualTo(10);
            assertThat(forecast.prompts()).isEqualTo(100);
            long sampled = server.answers();
            assertThat(forecast.calls()).isEqualTo(sampled * 10);
            assertThat(forecast.usage().promptTokens()).isEqualTo(sampled * 1000);
            assertThat(forecast.cost().orElseThrow())
                    .isEqualByComparingTo(BigDecimal.valueOf(sampled, 3).multiply(new BigDecimal("2")));
            RunSummary summary = pipeline.run(prompts);
            assertThat(summary.accepted()).isEqualTo(100);
        }
        assertThat(server.mostAnswersToOneRequest()).isOne();
    }

    @Test
    void twoCriticsMustAgree() {
        FakeLlmClient writer = FakeLlmClient.answering("Keep to the one point that decides it.");
        Function<String, FakeLlmClient> judge = odd -> FakeLlmClient.answering(request -> {
            String turn = request.messages().get(request.messages().size() - 1).text();
            return "{\"reason\": \"It is so.\", \"correct\": " + !turn.contains(odd) + "}";
        });
        List<PairPrompt> prompts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            prompts.add(PairPrompt.of("p" + i, "Explain item " + (char) ('A' + i) + "."));
        }
        try (RunStore store = RunStore.sqlite(db())) {
            RunSummary summary = PairPipeline.builder(
                            FewShotGenerator.builder(writer).build(),
                            PairValidator.builder(judge.apply("item A.")).build())
                    .runStore(store)
                    .maxAttempts(1)
                    .recurringShare(1)
                    .secondCritic(PairValidator.builder(judge.apply("item B.")).build(), "second")
                    .build()
                    .run(prompts);
            assertThat(summary.accepted()).isEqualTo(8);
            assertThat(summary.quarantined()).isEqualTo(2);
            assertThat(summary.criticCalls()).isEqualTo(20);
            assertThat(summary.disagreements()).isEqualTo(2);
            assertThat(summary.agreement()).hasValue(0.8);
            assertThat(summary.kappa().orElseThrow()).isNegative(); // 0.8 is what chance alone gives, and a bit less
        }
    }

    @Test
    void aGeneratorThatIsNoModelIsRecordedByItsResults() {
        AtomicInteger calls = new AtomicInteger();
        io.github.pas4j.ComplementGenerator chain = request -> {
            calls.incrementAndGet();
            String prompt = request.prompt();
            return prompt.contains("quiet")
                    ? Declined.because("nothing to add")
                    : prompt.contains("strange")
                            ? Declined.unsupported("language xx")
                            : Complement.of("Keep to what decides it"
                                    + request.rejected().size() + ".");
        };
        LlmClient judge = FakeLlmClient.answering("{\"reason\": \"It is so.\", \"correct\": true}");
        List<PairPrompt> prompts = List.of(
                PairPrompt.of("a", "Explain locks."), PairPrompt.of("b", "quiet"), PairPrompt.of("c", "strange"));
        for (int time = 0; time < 2; time++) {
            try (RunStore store = RunStore.sqlite(db())) {
                RunSummary summary = PairPipeline.builder(
                                chain, PairValidator.builder(judge).build())
                        .runStore(store)
                        .build()
                        .run(prompts);
                assertThat(summary.accepted()).isEqualTo(2);
                assertThat(summary.silent()).isOne();
                assertThat(summary.quarantined()).isOne();
            }
        }
        assertThat(calls).hasValue(3);
    }

    @Test
    void anIdThatComesTwiceIsNamed() {
        List<PairPrompt> twice =
                List.of(PairPrompt.of("a", "Why?"), PairPrompt.of("b", "How?"), PairPrompt.of("a", "Who?"));
        assertThatThrownBy(() -> PairRuns.run(server, db(), twice, options -> options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a' comes twice");
        assertThat(server.answers()).isZero();
    }

    @Test
    void anInterruptStopsARunThatGoesOnLater() throws Exception {
        List<PairPrompt> prompts = PairRuns.prompts(30, "right");
        AtomicInteger calls = new AtomicInteger();
        Thread[] runner = new Thread[1];
        server.before((body, turn) -> {
            if (calls.incrementAndGet() == 20) {
                runner[0].interrupt();
            }
            return null;
        });
        List<Object> ended = new ArrayList<>();
        runner[0] = new Thread(() -> {
            RunSummary summary = PairRuns.run(server, db(), prompts, options -> options.concurrency(2));
            ended.add(summary.ending());
            ended.add(Thread.currentThread().isInterrupted());
        });
        runner[0].start();
        runner[0].join();
        assertThat(ended).containsExactly(Ending.INTERRUPTED, true);
        server.before((body, turn) -> null);
        assertThat(PairRuns.run(server, db(), prompts, options -> options).accepted())
                .isEqualTo(30);
    }

    @Test
    void misuseIsNamed() {
        PairPipeline.Builder builder = PairPipeline.builder(
                request -> Complement.of("x"),
                PairValidator.builder(FakeLlmClient.scripted()).build());
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runStore");
        assertThatThrownBy(() -> builder.maxAttempts(0)).hasMessageContaining("maxAttempts must be positive: 0");
        assertThatThrownBy(() -> builder.concurrency(2000)).hasMessageContaining("2000");
        assertThatThrownBy(() -> builder.quota(0)).hasMessageContaining("quota must be positive: 0");
        assertThatThrownBy(() -> builder.silenceShare(1.5)).hasMessageContaining("silenceShare must be 0 to 1: 1.5");
        assertThatThrownBy(() -> builder.generatorModel(" ")).hasMessageContaining("generatorModel");
        assertThat(ComplementRequest.of("x").rejected()).isEmpty();
    }
}
