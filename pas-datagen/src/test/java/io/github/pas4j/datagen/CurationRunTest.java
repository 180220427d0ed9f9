package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.RunStoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curations that keep what they have computed. */
class CurationRunTest {

    private final List<CorpusPrompt> prompts = Prompts.made(900, 9);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.db");
    }

    private CurationResult curate(GramEncoder encoder, float threshold, List<CorpusPrompt> some) {
        try (RunStore store = RunStore.sqlite(file)) {
            return curator(encoder)
                    .duplicateThreshold(threshold)
                    .runStore(store)
                    .build()
                    .curate(some);
        }
    }

    private static PromptCurator.Builder curator(GramEncoder encoder) {
        return PromptCurator.builder(encoder).languageDetector(text -> Optional.of(Language.ENGLISH));
    }

    @Test
    void anotherThresholdNeedsNoEncoding() {
        CurationResult first = curate(new GramEncoder(), .9f, prompts);
        GramEncoder again = new GramEncoder();
        CurationResult second = curate(again, .7f, prompts);
        assertThat(again.encoded()).isEmpty();
        assertThat(second.counts().kept()).isLessThan(first.counts().kept());
        CurationResult alone =
                curator(new GramEncoder()).duplicateThreshold(.7f).build().curate(prompts);
        assertThat(second.dropped()).isEqualTo(alone.dropped());
    }

    @Test
    void aRunThatWasStoppedGoesOn() {
        CurationResult undisturbed = curator(new GramEncoder()).build().curate(prompts);
        GramEncoder stopped = new GramEncoder();
        stopped.failAfter(100);
        assertThatThrownBy(() -> curate(stopped, .9f, prompts)).isInstanceOf(EncodingException.class);
        GramEncoder resumed = new GramEncoder();
        CurationResult result = curate(resumed, .9f, prompts);
        assertThat(result.dropped()).isEqualTo(undisturbed.dropped());
        assertThat(new HashSet<>(resumed.encoded())).hasSameSizeAs(resumed.encoded());
    }

    @Test
    void batchesThatAreOnDiskAreNotEncodedAgain() {
        List<CorpusPrompt> many = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            many.add(Prompts.prompt("q" + i, "tell me about the number " + i + " and what it is good for"));
        }
        GramEncoder stopped = new GramEncoder();
        stopped.failAfter(1060); // in the third batch of 512
        assertThatThrownBy(() -> curate(stopped, .9f, many)).isInstanceOf(EncodingException.class);
        GramEncoder resumed = new GramEncoder();
        assertThat(curate(resumed, .9f, many).counts().kept()).isEqualTo(1100);
        assertThat(resumed.encoded()).hasSize(1100 - 1024);
    }

    @Test
    void anotherEncoderIsRefused() {
        curate(new GramEncoder(), .9f, prompts);
        assertThatThrownBy(() -> curate(new GramEncoder(2, Integer.MAX_VALUE), .9f, prompts))
                .isInstanceOf(RunStoreException.class)
                .hasMessageContaining("encoder.all = 64 numbers, ");
    }

    @Test
    void decisionsCanBeExplained() {
        curate(
                new GramEncoder(),
                .9f,
                Prompts.of("write a poem about whales", "Please write a poem about whales", "x"));
        try (RunStore store = RunStore.sqlite(file)) {
            CurationDecision kept = PromptCurator.explain(store, "a").orElseThrow();
            assertThat(kept.outcome()).isEqualTo("kept");
            assertThat(kept.threshold()).isEqualTo(.9f);
            CurationDecision near = PromptCurator.explain(store, "b").orElseThrow();
            assertThat(near.outcome()).isEqualTo("near-duplicate");
            assertThat(near.keptId()).contains("a");
            assertThat(near.similarity()).hasValue(1);
            assertThat(near.method()).contains("same-text");
            assertThat(PromptCurator.explain(store, "c").orElseThrow().outcome())
                    .isEqualTo("filtered:too-short");
            assertThat(PromptCurator.explain(store, "d")).isEmpty();
        }
        curate(new GramEncoder(), .9f, Prompts.of("Please write a poem about whales"));
        try (RunStore store = RunStore.sqlite(file)) {
            assertThat(PromptCurator.explain(store, "a").orElseThrow().outcome())
                    .isEqualTo("kept");
            assertThat(PromptCurator.explain(store, "b"))
                    .as("not read this time")
                    .isEmpty();
        }
    }
}
