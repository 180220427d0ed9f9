package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many prompts over all scripts: each ends once, no call is made twice, and threads change nothing. */
class PairsAtScaleTest {

    private static final int PROMPTS = Integer.getInteger("pas.pairs", 600);

    private static final String[] SCRIPTS = {
        "right",
        "retry",
        "never",
        "corrected",
        "bad-correction",
        "silent",
        "not-silent",
        "language",
        "long",
        "echo",
        "answer",
        "leak",
        "empty",
        "lines",
        "fenced",
        "renamed",
        "garbage",
        "garbled-once",
        "two",
        "obey",
        "mute",
        "storm",
        "broken",
        "cut",
        "reset",
        "noise",
        "same",
        "stubborn",
        "storm-retry"
    };

    @TempDir
    Path folder;

    @Test
    void eachPromptEndsOnceAndThreadsChangeNothing() {
        List<PairPrompt> prompts = PairRuns.prompts(PROMPTS, SCRIPTS);
        Path many = folder.resolve("many.db");
        Path few = folder.resolve("few.db");
        RunSummary summary;
        try (PairServer server = new PairServer()) {
            summary = PairRuns.run(server, many, prompts, options -> options.concurrency(32));
            assertThat(server.mostAnswersToOneRequest())
                    .isLessThanOrEqualTo(2); // two of the same where the critic was not understood
            assertThat(server.answers()).isEqualTo(summary.generatorCalls() + summary.criticCalls());
        }
        try (PairServer server = new PairServer()) {
            PairRuns.run(server, few, prompts, options -> options.concurrency(3));
        }
        assertThat(summary.prompts()).isEqualTo(PROMPTS);
        assertThat(summary.pending()).isZero();
        assertThat(summary.accepted() + summary.quarantined() + summary.unverified() + summary.surplus())
                .isEqualTo(PROMPTS);
        List<GeneratedPair> pairs = PairRuns.pairs(many);
        assertThat(pairs).hasSize(PROMPTS);
        assertThat(pairs)
                .filteredOn(pair -> pair.state() == PairState.ACCEPTED)
                .hasSize((int) summary.accepted())
                .allMatch(pair ->
                        pair.history().get(pair.history().size() - 1).result().equals("correct"));
        assertThat(pairs)
                .filteredOn(pair -> List.of("garbage", "two", "obey", "mute")
                        .contains(pair.prompt().replaceAll(".*\\[|]", "")))
                .allMatch(pair -> pair.state() == PairState.UNVERIFIED);
        assertThat(PairRuns.bytes(few)).isEqualTo(PairRuns.bytes(many));
        System.out.println("pairs at scale: " + summary);
    }
}
