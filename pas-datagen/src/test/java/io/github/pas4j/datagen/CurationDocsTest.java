package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/curation.md} shows code that runs. */
class CurationDocsTest {

    // tag::curate[]
    static void curate(Path log, Path run) {
        try (EncoderRouter encoders = BundledEncoders.router();
                RunStore store = RunStore.sqlite(run);
                CorpusReader prompts = CorpusReader.builder(log).open()) {
            CurationResult result = PromptCurator.builder(encoders)
                    .duplicateThreshold(0.9f)
                    .runStore(store)
                    .build()
                    .curate(prompts);
            System.out.println(result.counts().kept() + " of " + result.counts().read());
        }
    }
    // end::curate[]

    @Test
    void theProgramRuns(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("log.jsonl"), """
                {"prompt": "Write a poem about whales"}
                {"prompt": "please write a poem about whales"}
                """);
        Path run = folder.resolve("run.db");
        curate(log, run);
        try (RunStore store = RunStore.sqlite(run)) {
            String first = log + ":1";
            assertThat(PromptCurator.explain(store, first).orElseThrow().outcome())
                    .isEqualTo("kept");
            assertThat(PromptCurator.explain(store, log + ":2").orElseThrow().keptId())
                    .contains(first);
        }
    }

    @Test
    void theDocumentShowsIt() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/pas4j/datagen/CurationDocsTest.java"));
        String program =
                source.substring(source.indexOf("// tag::curate[]") + 16, source.indexOf("    // end::curate[]"));
        String dedented = Pattern.compile("^    ", Pattern.MULTILINE)
                .matcher(program.strip())
                .replaceAll("");
        assertThat(Files.readString(Path.of("..", "docs", "curation.md"))).contains(dedented);
    }
}
