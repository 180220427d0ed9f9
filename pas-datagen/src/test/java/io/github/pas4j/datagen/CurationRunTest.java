package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.quality.QualityScorer;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.RunStoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Scores and categories are told once for each text, whatever is selected of them. */
    @Test
    void otherQuotasNeedNoEncodingScoringOrClassifying() {
        AtomicInteger scored = new AtomicInteger();
        AtomicInteger classified = new AtomicInteger();
        QualityScorer scorer = new QualityScorer() {
            @Override
            public List<OptionalDouble> score(List<String> texts) {
                scored.addAndGet(texts.size());
                return texts.stream()
                        .map(text -> text.length() % 2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(0.5))
                        .toList();
            }

            @Override
            public String fingerprint() {
                return "by length";
            }
        };
        CategoryClassifier classifier = prompt -> {
            classified.incrementAndGet();
            return prompt.contains("poem") ? Taxonomy.pas14().find("creative-writing") : Optional.empty();
        };
        List<CurationResult> results = new ArrayList<>();
        GramEncoder encoder = new GramEncoder();
        for (int poems : new int[] {1, 2}) {
            try (RunStore store = RunStore.sqlite(file)) {
                results.add(curator(encoder)
                        .qualityScorer(scorer)
                        .classifier(classifier, "by word")
                        .categoryQuota("creative-writing", poems)
                        .size(10)
                        .runStore(store)
                        .build()
                        .curate(prompts));
                DroppedPrompt left = results.get(results.size() - 1).dropped().stream()
                        .filter(dropped -> dropped.reason().equals("not-selected"))
                        .findFirst()
                        .orElseThrow();
                assertThat(PromptCurator.explain(store, left.prompt().id())
                                .orElseThrow()
                                .detail())
                        .isPresent()
                        .isEqualTo(left.detail());
            }
        }
        CurationCounts first = results.get(0).counts();
        assertThat(scored).hasValue((int) (first.kept() + first.notSelected()));
        assertThat(classified).hasValue(scored.get());
        assertThat(encoder.encoded()).doesNotHaveDuplicates();
        assertThat(results.get(1).counts().byCategory()).containsEntry("creative-writing", 2L);
        assertThat(results.get(1).counts().unscored())
                .isEqualTo(first.unscored())
                .isPositive();
    }

    @Test
    void whatWasScoredBeforeAFailureIsNotScoredAgain() {
        List<CorpusPrompt> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add(Prompts.prompt("q" + i, "tell me about the number " + i + " and what it is good for"));
        }
        AtomicInteger calls = new AtomicInteger();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        QualityScorer failing = new QualityScorer() {
            @Override
            public List<OptionalDouble> score(List<String> texts) {
                if (calls.incrementAndGet() == 4) {
                    throw new IllegalStateException("the plug was pulled");
                }
                told.addAll(texts);
                return Collections.nCopies(texts.size(), OptionalDouble.of(0.5));
            }

            @Override
            public String fingerprint() {
                return "failing";
            }
        };
        for (int i = 0; i < 2; i++) {
            try (RunStore store = RunStore.sqlite(file)) {
                PromptCurator curator = curator(new GramEncoder())
                        .qualityScorer(failing)
                        .concurrency(2)
                        .runStore(store)
                        .build();
                if (i == 0) {
                    assertThatThrownBy(() -> curator.curate(many)).hasMessageContaining("the plug was pulled");
                } else {
                    assertThat(curator.curate(many).counts().kept()).isEqualTo(400);
                }
            }
        }
        assertThat(told).hasSize(400).doesNotHaveDuplicates();
    }
}
