package io.github.pas4j.datagen;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.dedup.ComparedText;
import io.github.pas4j.datagen.dedup.PairVeto;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptCuratorTest {

    private static final String POEM = "write a poem about the whales of the north";

    private static PromptCurator.Builder english() {
        return PromptCurator.builder(new GramEncoder()).languageDetector(text -> Optional.of(Language.ENGLISH));
    }

    private static DroppedPrompt fate(CurationResult result, String id) {
        return result.dropped().stream()
                .filter(dropped -> dropped.prompt().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keptIds(CurationResult result) {
        return result.kept().stream().map(kept -> kept.prompt().id()).toList();
    }

    /** Every dropped duplicate names a kept prompt that is as near as it says, and from which no veto parts it. */
    @ParameterizedTest
    @ValueSource(floats = {.8f, .9f, 1f})
    void whatIsDroppedHasAKeptTwin(float threshold) {
        List<CorpusPrompt> prompts = Prompts.made(600, 4);
        CurationResult result = english().duplicateThreshold(threshold).build().curate(prompts);

        Map<String, CorpusPrompt> kept =
                result.kept().stream().map(CuratedPrompt::prompt).collect(toMap(CorpusPrompt::id, Function.identity()));
        int duplicates = 0;
        for (DroppedPrompt dropped : result.dropped()) {
            if (dropped.keptId().isEmpty()) {
                continue;
            }
            duplicates++;
            assertThat(kept).containsKey(dropped.keptId().get());
            CorpusPrompt keeper =
                    Objects.requireNonNull(kept.get(dropped.keptId().get()));
            ComparedText a = ComparedText.of(dropped.prompt().text());
            ComparedText b = ComparedText.of(keeper.text());
            double similarity = dropped.similarity().orElseThrow();
            assertThat(similarity).isGreaterThanOrEqualTo(threshold);
            if (dropped.method().orElseThrow().equals("cosine")) {
                assertThat(PairVeto.standard().reason(a, b)).isEmpty();
                assertThat(cosine(a.canonical(), b.canonical())).isCloseTo(similarity, within(1e-6));
            }
        }
        assertThat(duplicates).isGreaterThan(200);
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private static double cosine(String a, String b) {
        float[] x = new GramEncoder().encode(a);
        float[] y = new GramEncoder().encode(b);
        double dot = 0;
        for (int d = 0; d < x.length; d++) {
            dot += (double) x[d] * y[d];
        }
        return dot;
    }

    @Test
    void everyPromptEndsOnceAndTheCountsAddUp() {
        List<CorpusPrompt> prompts = new ArrayList<>(Prompts.made(300, 5));
        prompts.add(CorpusPrompt.builder("flagged", "a prompt that somebody flagged")
                .flagged(true)
                .build());
        CurationResult result =
                english().decontaminate(Prompts.of(POEM)).build().curate(prompts);

        List<String> ids = new ArrayList<>(keptIds(result));
        result.dropped().forEach(dropped -> ids.add(dropped.prompt().id()));
        assertThat(ids).hasSize(301).doesNotHaveDuplicates();
        CurationCounts counts = result.counts();
        assertThat(counts.read()).isEqualTo(301);
        assertThat(counts.filtered()
                        + counts.exactDuplicates()
                        + counts.nearDuplicates()
                        + counts.contaminated()
                        + counts.kept())
                .isEqualTo(301);
        assertThat(counts.filteredBy()).containsEntry("moderation", 1L).containsKey("too-short");
        assertThat(counts.nearBy().values().stream().mapToLong(n -> n).sum()).isEqualTo(counts.nearDuplicates());
        assertThat(counts.byLanguage()).containsOnly(Map.entry("en", counts.kept()));
        assertThat(result.toString()).contains("read=301");
    }

    @Test
    void threadsMakeNoDifference() {
        List<CorpusPrompt> prompts = Prompts.made(400, 6);
        CurationResult one = english().threads(1).build().curate(prompts);
        for (int threads : new int[] {2, 8}) {
            CurationResult more = english().threads(threads).build().curate(prompts);
            assertThat(keptIds(more)).isEqualTo(keptIds(one));
            assertThat(more.dropped()).isEqualTo(one.dropped());
        }
    }

    /** c is a copy of b, and b goes for a: then c goes for a too, which is kept, and not for b, which is not. */
    @Test
    void aCopyOfADroppedPromptNamesTheKeptOne() {
        CurationResult result = english()
                .build()
                .curate(Prompts.of(POEM, "Please " + POEM + ". Thanks!", "Please  " + POEM + ". Thanks!"));
        assertThat(keptIds(result)).containsExactly("a");
        assertThat(fate(result, "c").reason()).isEqualTo("near-duplicate");
        assertThat(fate(result, "c").keptId()).contains("a");
        assertThat(result.counts().exactDuplicates()).isZero();
    }

    @Test
    void exactDuplicatesNameTheFirst() {
        CurationResult result = english().build().curate(Prompts.of(POEM, " " + POEM + "\n", POEM));
        assertThat(keptIds(result)).containsExactly("a");
        assertThat(result.dropped())
                .allSatisfy(dropped -> assertThat(dropped.keptId()).contains("a"))
                .allSatisfy(dropped -> assertThat(dropped.reason()).isEqualTo("exact-duplicate"))
                .allSatisfy(dropped -> assertThat(dropped.similarity()).hasValue(1));
    }

    @Test
    void codeThatIsIndentedOtherwiseIsOtherCode() {
        String ask = "What does this print?\n```python\n";
        CurationResult result = english()
                .build()
                .curate(Prompts.of(
                        ask + "for x in y:\n    a()\nb()\n```",
                        ask + "for x in y:\n    a()\n    b()\n```",
                        ask + "for x in y:\n    a()\nb()\n```"));
        assertThat(keptIds(result)).containsExactly("a", "b");
        assertThat(fate(result, "c").keptId()).contains("a");
    }

    @Test
    void thePriorityDecidesWhoStays() {
        CurationResult result = english()
                .priority(prompt -> prompt.text().length())
                .build()
                .curate(Prompts.of(POEM, "Please " + POEM + ". Thanks a lot!", POEM, "something else altogether"));
        assertThat(keptIds(result)).containsExactly("b", "d");
        assertThat(fate(result, "a").keptId()).contains("b");
        assertThat(fate(result, "c").keptId()).contains("b");

        CurationResult copies = english()
                .priority(prompt -> prompt.id().equals("b") ? 1 : 0)
                .build()
                .curate(Prompts.of(POEM, POEM, POEM));
        assertThat(keptIds(copies)).containsExactly("b");
        assertThat(fate(copies, "a").keptId()).contains("b");
    }

    @Test
    void languagesAreNeverComparedWithEachOther() {
        SentenceEncoder english = new GramEncoder();
        SentenceEncoder chinese = new GramEncoder();
        try (EncoderRouter router = EncoderRouter.of(english, chinese)) {
            PromptCurator curator = PromptCurator.builder(router)
                    .languageDetector(text -> text.contains("#")
                            ? Optional.of(new Language("ru"))
                            : text.contains("?") ? Optional.of(Language.CHINESE) : Optional.of(Language.ENGLISH))
                    .build();
            CurationResult result =
                    curator.curate(Prompts.of(POEM, POEM + "?", POEM + "??", POEM + " #1", POEM + " # 1"));
            assertThat(keptIds(result)).containsExactly("a", "b", "d");
            assertThat(fate(result, "c").keptId()).contains("b");
            assertThat(fate(result, "e").keptId()).contains("d");
            assertThat(result.counts().withoutEncoder()).isEqualTo(2);
            assertThat(result.counts().byLanguage()).isEqualTo(Map.of("en", 1L, "ru", 1L, "zh", 1L));
        }
    }

    @Test
    void languagesWithoutAnEncoderAreComparedByTheirCharacters() {
        try (EncoderRouter router = EncoderRouter.of(new GramEncoder(), new GramEncoder())) {
            CurationResult result = PromptCurator.builder(router)
                    .languageDetector(text -> Optional.of(new Language("fi")))
                    .build()
                    .curate(Prompts.of(
                            "kerro minulle kaikki mitä tiedät suomen järvistä ja niiden kaloista",
                            "kerro minulle kaikki mitä tiedät suomen järvistä ja niiden kaloistaa",
                            "miten lennokki rakennetaan"));
            assertThat(keptIds(result)).containsExactly("a", "c");
            assertThat(fate(result, "b").method()).get().isIn("shingles", "typo");
        }
    }

    @Test
    void evaluationQuestionsAreTakenOutWithEvidence() {
        String question =
                "Imagine you are the captain of a ship that has lost its rudder in a storm off the coast of Chile;"
                        + " describe your next ten decisions and why you take them";
        CurationResult result = english()
                .decontaminate(List.of(Prompts.prompt("arena-7", question), Prompts.prompt("arena-8", POEM)))
                .build()
                .curate(Prompts.of(
                        question.toUpperCase(Locale.ROOT),
                        "I have homework for tomorrow, it says this and I have no idea where to begin with it: "
                                + question,
                        POEM + " sea",
                        "name three rivers of Chile",
                        question.toUpperCase(Locale.ROOT)));
        assertThat(keptIds(result)).containsExactly("d");
        assertThat(fate(result, "a").method()).contains("same-text");
        assertThat(fate(result, "b").method()).contains("words");
        assertThat(fate(result, "b").keptId()).contains("arena-7");
        assertThat(fate(result, "c").method()).contains("cosine");
        assertThat(fate(result, "c").keptId()).contains("arena-8");
        assertThat(fate(result, "e").reason()).isEqualTo("contaminated");
        assertThat(result.counts().contaminated()).isEqualTo(4);
    }

    @Test
    void textsThatTheEncoderCutsAreComparedToTheirEnds() {
        String long1 =
                "tell me a long story of a boy who walked through the woods and met a fox and then went home to sleep";
        String long2 = long1.replace("went home to sleep", "climbed the old tower");
        CurationResult result = PromptCurator.builder(new GramEncoder(1, 40))
                .languageDetector(text -> Optional.of(Language.ENGLISH))
                .build()
                .curate(Prompts.of(long1, long2));
        assertThat(keptIds(result)).containsExactly("a", "b");
        assertThat(result.counts().truncated()).isEqualTo(2);
    }

    @Test
    void languagesCanBeChosen() {
        CurationResult result = PromptCurator.builder(new GramEncoder())
                .filters(PromptFilters.builder().languages(Set.of(Language.CHINESE)))
                .build()
                .curate(Prompts.of("请写一首关于秋天的诗，要有雨和落叶", "please write a poem about autumn rain and leaves"));
        assertThat(keptIds(result)).containsExactly("a");
        assertThat(fate(result, "b").reason()).isEqualTo("filtered:language");
        assertThat(fate(result, "b").keptId()).isEmpty();
    }

    @Test
    void nothingToCurateGivesNothing() {
        CurationResult result = english().build().curate(List.of());
        assertThat(result.kept()).isEmpty();
        assertThat(result.counts().read()).isZero();
    }

    @Test
    void theStagesAreToldInOrder() {
        List<CurationStage> stages = new ArrayList<>();
        List<Long> encoded = new ArrayList<>();
        english()
                .listener((stage, done, total) -> {
                    if (stage == CurationStage.ENCODE && done == total) {
                        encoded.add(total);
                    }
                    if (stages.isEmpty() || stages.get(stages.size() - 1) != stage) {
                        stages.add(stage);
                    }
                    assertThat(total).isIn(-1L, 2L, 3L);
                    assertThat(done).isBetween(0L, 3L);
                })
                .decontaminate(Prompts.of("one question", "and another one"))
                .build()
                .curate(Prompts.of(POEM, "another prompt", "and a third"));
        assertThat(stages)
                .containsExactly(
                        CurationStage.READ,
                        CurationStage.DECONTAMINATE,
                        CurationStage.ENCODE,
                        CurationStage.NEAR_DUPLICATES);
        assertThat(encoded).as("prompts, then questions").containsExactly(3L, 2L);
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> english()
                        .build()
                        .curate(List.of(Prompts.prompt("one", POEM), Prompts.prompt("one", "something else"))))
                .withMessage("two prompts have the id one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> english().duplicateThreshold(1.1f))
                .withMessageContaining("1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> english().priority(prompt -> Double.NaN).build().curate(Prompts.of(POEM)))
                .withMessage("the priority of a is not finite: NaN");
    }
}
