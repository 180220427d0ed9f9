package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.PairValidator;
import io.github.pas4j.llm.BatchClient;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/pairs.md} shows code that runs. */
class PairsDocsTest {

    private static final List<String> KEPT = new ArrayList<>();

    @TempDir
    Path folder;

    // tag::make[]
    static RunSummary make(LlmClient writer, LlmClient judge, List<PairPrompt> prompts, Path file) {
        PairValidator critic = PairValidator.builder(judge).build();
        try (RunStore store = RunStore.sqlite(file)) {
            RunSummary summary = PairPipeline.builder(
                            FewShotGenerator.builder(writer).build(), critic)
                    .runStore(store)
                    .quota(640) // pairs of each category
                    .budget(Budget.maxTokens(20_000_000))
                    .build()
                    .run(prompts);
            PairPipeline.pairs(store)
                    .filter(pair -> pair.state() == PairState.ACCEPTED)
                    .forEach(pair -> keep(pair.prompt(), pair.complement())); // empty where silence is right
            return summary;
        }
    }
    // end::make[]

    // tag::batches[]
    static RunSummary makeByBatches(
            LlmClient model, BatchClient batches, Iterator<PairPrompt> prompts, RunStore store) {
        return PairPipeline.builder(
                        FewShotGenerator.builder(model).build(), // never called: names the templates
                        PairValidator.builder(model).build())
                .runStore(store)
                .build()
                .run(prompts, PairBatches.of(batches).withRequests(20_000));
    }
    // end::batches[]

    private static void keep(String prompt, Optional<String> complement) {
        KEPT.add(prompt + complement.orElse(""));
    }

    @Test
    void theProgramsRun() {
        List<PairPrompt> prompts = PairRuns.prompts(5, "right", "retry");
        KEPT.clear();
        try (PairServer server = new PairServer();
                LlmClient client = PairRuns.client(server, Duration.ofSeconds(20))) {
            assertThat(make(client, client, prompts, folder.resolve("run.db")).accepted())
                    .isEqualTo(5);
        }
        assertThat(KEPT).hasSize(5);
    }

    @Test
    void theDocumentShowsThem() throws IOException {
        Path source = Path.of("src/test/java/io/github/pas4j/datagen/PairsDocsTest.java");
        String document = Files.readString(Path.of("..", "docs", "pairs.md"));
        List<String> shown = matches(document, "(?s)```java\n(.*?)```");
        List<String> tags = matches(Files.readString(source), "(?s)// tag::[a-z]+\\[]\n(.*?) *// end::").stream()
                .map(code -> code.stripTrailing().stripIndent() + "\n")
                .toList();
        assertThat(shown).isEqualTo(tags);
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
