package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Complement;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.PairValidator;
import io.github.pas4j.datagen.RunSummary.Ending;
import io.github.pas4j.llm.BatchClient;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.testkit.FakeLlmClient;
import io.github.pas4j.testkit.FaultResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By batches comes what comes by single calls, and no batch is handed in twice. */
@Timeout(300)
class PairBatchesTest {

    private static final String[] SCRIPTS = {
        "right",
        "retry",
        "never",
        "corrected",
        "bad-correction",
        "silent",
        "not-silent",
        "language",
        "empty",
        "fenced",
        "garbage",
        "garbled-once",
        "two",
        "broken",
        "same",
        "stubborn",
        "closer",
        "copied"
    };

    @TempDir
    Path folder;

    private final PairBatchServer server = new PairBatchServer();

    @AfterEach
    void close() {
        server.close();
    }

    private RunSummary run(List<PairPrompt> prompts, int requests, UnaryOperator<PairPipeline.Builder> options) {
        try (RunStore store = RunStore.sqlite(db());
                LlmClient nobody = FakeLlmClient.scripted();
                BatchClient client = server.client()) {
            return options.apply(PairPipeline.builder(
                                    FewShotGenerator.builder(nobody).build(),
                                    PairValidator.builder(nobody).build())
                            .runStore(store))
                    .build()
                    .run(
                            prompts.iterator(),
                            PairBatches.of(client).withRequests(requests).withPoll(Duration.ofMillis(1)));
        }
    }

    private Path db() {
        return folder.resolve("batches.db");
    }

    private String byCalls(List<PairPrompt> prompts, UnaryOperator<PairPipeline.Builder> options) {
        Path file = folder.resolve("calls.db");
        try (PairServer calls = new PairServer()) {
            PairRuns.run(calls, file, prompts, options);
        }
        return PairRuns.bytes(file);
    }

    @Test
    void batchesGiveWhatCallsGive() {
        List<PairPrompt> prompts = PairRuns.prompts(250, SCRIPTS);
        RunSummary summary = run(prompts, 60, options -> options.quota(12));
        assertThat(summary.ending()).isEqualTo(Ending.FINISHED);
        assertThat(summary.prompts()).isEqualTo(250);
        assertThat(summary.pending()).isZero();
        assertThat(summary.surplus()).isPositive();
        assertThat(summary.generatorCalls() + summary.criticCalls())
                .isEqualTo(server.model().answers());
        assertThat(server.model().mostAnswersToOneRequest())
                .isLessThanOrEqualTo(2); // the critic is asked again where it was not understood
        assertThat(PairRuns.bytes(db())).isEqualTo(byCalls(prompts, options -> options.quota(12)));
    }

    @Test
    void whoeverComesBackFindsTheBatchesByTheirIds() throws Exception {
        List<PairPrompt> prompts = PairRuns.prompts(60, SCRIPTS);
        AtomicInteger sessions = new AtomicInteger();
        RunSummary[] last = new RunSummary[1];
        for (boolean done = false; !done; ) {
            Thread runner = new Thread(() -> last[0] = run(prompts, 1000, options -> options));
            server.status(batch -> batch < sessions.get() ? "completed" : "in_progress");
            server.whenAsked(() -> {
                if (server.batches() > sessions.get()) {
                    runner.interrupt(); // as soon as it waits for a batch that is new
                }
            });
            runner.start();
            runner.join();
            done = last[0].ending() == Ending.FINISHED;
            assertThat(done || last[0].ending() == Ending.INTERRUPTED).isTrue();
            sessions.set(server.batches());
        }
        assertThat(server.batches()).isGreaterThan(5);
        assertThat(PairRuns.bytes(db())).isEqualTo(byCalls(prompts, options -> options));
        assertThat(server.model().answers()).isEqualTo(last[0].generatorCalls() + last[0].criticCalls());
    }

    @Test
    void whatAnExpiredBatchDidNotAnswerIsHandedInAgain() {
        List<PairPrompt> prompts = PairRuns.prompts(40, SCRIPTS);
        server.status(batch -> batch % 3 == 0 ? "expired" : "completed");
        RunSummary summary = run(prompts, 1000, options -> options);
        assertThat(PairRuns.bytes(db())).isEqualTo(byCalls(prompts, options -> options));
        assertThat(server.model().answers()).isEqualTo(summary.generatorCalls() + summary.criticCalls());
    }

    @Test
    void aBatchThatCouldNotBeRunEndsTheRunWhichHandsItInAnewLater() {
        List<PairPrompt> prompts = PairRuns.prompts(5, "right");
        server.status(batch -> "failed");
        assertThatThrownBy(() -> run(prompts, 1000, options -> options)).isInstanceOf(LlmException.class);
        server.status(batch -> "completed");
        assertThat(run(prompts, 1000, options -> options).accepted()).isEqualTo(5);
        assertThat(server.batches()).isEqualTo(3);
    }

    @Test
    void whatIsNeverAnsweredIsUnverified() {
        server.model().before((body, turn) -> turn.number().equals("1001") ? FaultResponse.json(500, "{}") : null);
        RunSummary summary = run(PairRuns.prompts(4, "right"), 1000, options -> options);
        assertThat(summary.accepted()).isEqualTo(3);
        assertThat(summary.unverified()).isOne();
        assertThat(PairRuns.pairs(db()).get(1).state()).isEqualTo(PairState.UNVERIFIED);
        assertThat(server.batches()).isEqualTo(4); // three of the generator, for its sake, and one of the critic
    }

    @Test
    void capsHoldForBatchesToo() {
        List<PairPrompt> prompts = PairRuns.prompts(40, "right", "retry");
        RunSummary first = run(prompts, 1000, options -> options.budget(Budget.maxCalls(55)));
        assertThat(first.ending()).isEqualTo(Ending.AT_CAP);
        assertThat(server.model().answers()).isEqualTo(55);
        RunSummary tokens = run(prompts, 1000, options -> options.budget(Budget.maxTokens(9_000)));
        assertThat(tokens.ending()).isEqualTo(Ending.AT_CAP);
        assertThat(tokens.usage().totalTokens()).isLessThanOrEqualTo(9_000);
        assertThat(run(prompts, 1000, options -> options).accepted()).isEqualTo(40);
        assertThat(server.model().mostAnswersToOneRequest()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 53, 54, 55, 56, 57, 70, 110})
    void aRunThatWasBegunByCallsGoesOnByBatches(int cap) {
        List<PairPrompt> prompts = PairRuns.prompts(60, SCRIPTS);
        // one model for both, as it must know what it has been asked already
        PairRuns.run(server.model(), db(), prompts, options -> options.budget(Budget.maxCalls(cap)));
        assertThat(server.model().answers()).isEqualTo(cap);
        RunSummary summary = run(prompts, 1000, options -> options);
        assertThat(summary.ending()).isEqualTo(Ending.FINISHED);
        assertThat(server.model().answers()).isEqualTo(summary.generatorCalls() + summary.criticCalls());
        assertThat(PairRuns.bytes(db())).isEqualTo(byCalls(prompts, options -> options));
    }

    @Test
    void misuseIsNamed() {
        try (RunStore store = RunStore.sqlite(db());
                BatchClient client = server.client()) {
            PairPipeline pipeline = PairPipeline.builder(
                            request -> Complement.of("x"),
                            PairValidator.builder(FakeLlmClient.scripted()).build())
                    .runStore(store)
                    .build();
            assertThatIllegalStateException()
                    .isThrownBy(() -> pipeline.run(PairRuns.prompts(1, "right").iterator(), PairBatches.of(client)))
                    .withMessageContaining("by batches");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PairBatches.of(client).withRequests(0))
                    .withMessageContaining("requests must be 1 to 50000: 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PairBatches.of(client).withPoll(Duration.ZERO))
                    .withMessageContaining("poll must be positive");
        }
    }
}
