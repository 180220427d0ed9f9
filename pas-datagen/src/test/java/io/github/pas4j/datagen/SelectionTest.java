package io.github.pas4j.datagen;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.Category;
import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.group.Grouping;
import io.github.pas4j.datagen.group.Groups;
import io.github.pas4j.datagen.quality.QualityScorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is selected of the distinct prompts, and what is said of the others. */
class SelectionTest {

    private static final Category MATHS = Taxonomy.pas14().category("mathematics");
    private static final Category CODE = Taxonomy.pas14().category("coding");
    private static final Category TALK = Taxonomy.pas14().category("conversation");

    private static final CategoryClassifier BY_WORD = prompt -> prompt.contains("sum")
            ? Optional.of(MATHS)
            : prompt.contains("python")
                    ? Optional.of(CODE)
                    : prompt.contains("hello") ? Optional.of(TALK) : Optional.empty();

    /** Many about code, some about maths, one that talks; a tenth in Chinese, as far as the detector knows. */
    private static List<CorpusPrompt> prompts() {
        Random random = new Random(11);
        List<CorpusPrompt> prompts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String subject =
                    i % 10 == 0 ? "the sum of" : i % 10 == 1 ? "some other matter with" : "a python program for";
            String text = (i % 7 == 0 ? "zh " : "") + "please show me " + subject + " " + letters(random) + " and "
                    + letters(random) + " or " + letters(random);
            prompts.add(Prompts.prompt("p" + i, text));
        }
        prompts.add(Prompts.prompt("talk", "hello there my dear old friend from school"));
        return prompts;
    }

    private static String letters(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static PromptCurator.Builder curator() {
        return PromptCurator.builder(new GramEncoder())
                .languageDetector(text -> Optional.of(text.contains("zh") ? Language.CHINESE : Language.ENGLISH))
                .qualityScorer(QualityScorer.none())
                .duplicateThreshold(0.95f);
    }

    private static Map<String, Long> byCategory(CurationResult result) {
        return result.kept().stream()
                .collect(groupingBy(kept -> kept.category().map(Category::id).orElse("unknown"), counting()));
    }

    private static long notSelected(CurationResult result, String detail) {
        return result.dropped().stream()
                .filter(dropped -> dropped.reason().equals("not-selected"))
                .filter(dropped -> dropped.detail().orElseThrow().startsWith(detail))
                .count();
    }

    private static void addsUp(CurationResult result) {
        CurationCounts counts = result.counts();
        assertThat(counts.filtered()
                        + counts.exactDuplicates()
                        + counts.nearDuplicates()
                        + counts.contaminated()
                        + counts.notSelected()
                        + counts.kept())
                .isEqualTo(counts.read());
        assertThat(counts.kept()).isEqualTo(result.kept().size());
        assertThat(result.dropped().stream()
                        .filter(dropped -> dropped.reason().equals("not-selected"))
                        .count())
                .isEqualTo(counts.notSelected());
        assertThat(counts.byCategory().values().stream().mapToLong(n -> n).sum())
                .isIn(0L, counts.kept());
    }

    @Test
    void withoutASelectionAllDistinctPromptsAreKept() {
        CurationResult result = curator().classifier(BY_WORD).build().curate(prompts());
        addsUp(result);
        assertThat(result.counts().kept()).isEqualTo(301);
        assertThat(result.counts().clusters()).isEmpty();
        assertThat(result.counts().byCategory()).containsEntry("conversation", 1L);
        assertThat(result.kept()).allSatisfy(kept -> assertThat(kept.cluster()).isEmpty());
        assertThat(result.groupSizes()).isEmpty();
    }

    @Test
    void noGroupGivesMoreThanItsNumber() {
        CurationResult result = curator().representativesPerCluster(2).build().curate(prompts());
        addsUp(result);
        Map<Integer, Long> byGroup =
                result.kept().stream().collect(groupingBy(kept -> kept.cluster().orElseThrow(), counting()));
        assertThat(byGroup.values()).allMatch(number -> number <= 2);
        assertThat(byGroup).as("each group has a representative").hasSize((int)
                result.counts().clusters().orElseThrow());
        assertThat(result.groupSizes().stream().mapToInt(size -> size).sum()).isEqualTo(301);
        assertThat(notSelected(result, "group full")).isEqualTo(result.counts().notSelected());
        Set<String> kept = result.kept().stream().map(one -> one.prompt().id()).collect(toSet());
        assertThat(result.dropped())
                .allSatisfy(
                        dropped -> assertThat(kept).contains(dropped.keptId().orElseThrow()));
    }

    /** Shares are equal as far as a category has so many; what the small ones cannot give the large one gets. */
    @Test
    void theSizeIsSharedByCategoriesAndLanguages() {
        CurationResult result = curator().classifier(BY_WORD).size(101).build().curate(prompts());
        addsUp(result);
        assertThat(byCategory(result))
                .isEqualTo(Map.of("coding", 40L, "mathematics", 30L, "unknown", 30L, "conversation", 1L));
        long chineseCode = result.kept().stream()
                .filter(kept -> kept.category().equals(Optional.of(CODE)))
                .filter(kept -> kept.language().equals(Optional.of(Language.CHINESE)))
                .count();
        assertThat(chineseCode).as("half of the category's").isEqualTo(20);
        assertThat(notSelected(result, "size reached"))
                .isEqualTo(result.counts().notSelected());
        assertThat(result.shortfalls()).isEmpty();
    }

    @Test
    void quotasComeFirst() {
        CurationResult result = curator()
                .classifier(BY_WORD)
                .size(60)
                .categoryQuota("mathematics", 25)
                .categoryQuota("unknown", 0)
                .languageQuota(Language.CHINESE, 3)
                .build()
                .curate(prompts());
        addsUp(result);
        assertThat(byCategory(result)).isEqualTo(Map.of("coding", 34L, "mathematics", 25L, "conversation", 1L));
        assertThat(result.counts().byLanguage()).containsEntry("zh", 3L);
        assertThat(notSelected(result, "quota full: category unknown has its 0"))
                .isEqualTo(30);
        assertThat(notSelected(result, "quota full: language zh has its 3")).isPositive();
        assertThat(result.shortfalls()).isEmpty();
    }

    @Test
    void whatCannotBeReachedIsNamed() {
        CurationResult result = curator()
                .classifier(BY_WORD)
                .categoryQuota("conversation", 5)
                .categoryQuota("translation", 2)
                .languageQuota(new Language("fi"), 1)
                .size(5000)
                .build()
                .curate(prompts());
        assertThat(result.shortfalls())
                .containsExactly(
                        "quota of category conversation: 1 of 5",
                        "quota of category translation: 0 of 2",
                        "quota of language fi: 0 of 1",
                        "size: 301 of 5000");
    }

    /** With one prompt a group, and the only group of the one that talks filled by another. */
    @Test
    void noCategoryIsLeftEmptyForTheSakeOfGroups() {
        Grouping one = (vectors, threads) -> Groups.of(new int[vectors.size()]);
        CurationResult result = curator()
                .classifier(BY_WORD)
                .grouping(one)
                .representativesPerCluster(1)
                .build()
                .curate(prompts());
        assertThat(byCategory(result))
                .isEqualTo(Map.of("coding", 1L, "mathematics", 1L, "unknown", 1L, "conversation", 1L));
    }

    @Test
    void smallerGroupsAreTakenWhereTheSizeAsksForThem() {
        PromptCurator.Builder few = curator().representativesPerCluster(1).size(10);
        long groups = few.build().curate(prompts()).counts().clusters().orElseThrow();
        CurationResult result = curator()
                .representativesPerCluster(1)
                .size((int) groups + 1)
                .build()
                .curate(prompts());
        assertThat(result.counts().clusters().orElseThrow()).isGreaterThan(groups);
        assertThat(result.counts().kept()).isEqualTo(groups + 1);
    }

    @Test
    void theLeastQualityIsAskedForAndUnscoredPromptsAreToldApart() {
        QualityScorer byLetter = texts -> texts.stream()
                .map(text -> text.contains("sum")
                        ? OptionalDouble.of(0.25)
                        : text.contains("hello") ? OptionalDouble.empty() : OptionalDouble.of(0.75))
                .toList();
        CurationResult result =
                curator().qualityScorer(byLetter).minQuality(0.5).build().curate(prompts());
        addsUp(result);
        assertThat(result.counts().kept()).isEqualTo(270);
        assertThat(result.counts().unscored()).isEqualTo(1);
        assertThat(notSelected(result, "below minimum quality: 0.250, not 0.5")).isEqualTo(30);
        assertThat(notSelected(result, "unscored")).isEqualTo(1);
        assertThat(result.kept()).allSatisfy(kept -> assertThat(kept.quality()).hasValue(0.75));
    }

    @Test
    void neitherThreadsNorConcurrencyMakeADifferenceAndTheSeedDoes() {
        List<CorpusPrompt> prompts = prompts();
        PromptCurator.Builder one =
                curator().classifier(BY_WORD).representativesPerCluster(3).size(40);
        CurationResult first = one.threads(1).concurrency(1).build().curate(prompts);
        CurationResult again = one.threads(5).concurrency(3).build().curate(prompts);
        assertThat(ids(again)).isEqualTo(ids(first));
        assertThat(again.dropped()).isEqualTo(first.dropped());
        assertThat(ids(one.seed(2).build().curate(prompts))).hasSize(40).isNotEqualTo(ids(first));
    }

    private static List<String> ids(CurationResult result) {
        return result.kept().stream()
                .map(kept -> kept.prompt().id() + " in " + kept.cluster())
                .toList();
    }

    /** How many duplicates there are does not depend on what is selected. */
    @Test
    void duplicatesOfWhatIsNotSelectedAreDuplicates() {
        List<CorpusPrompt> prompts = new ArrayList<>(prompts());
        prompts.add(Prompts.prompt("copy", prompts.get(2).text()));
        prompts.add(Prompts.prompt("near", "Please " + prompts.get(3).text() + ". Thanks!"));
        CurationResult result = curator().size(1).build().curate(prompts);
        addsUp(result);
        assertThat(result.counts().exactDuplicates()).isEqualTo(1);
        assertThat(result.counts().nearDuplicates()).isEqualTo(1);
        assertThat(result.dropped().stream()
                        .filter(dropped -> dropped.prompt().id().equals("copy"))
                        .findFirst()
                        .orElseThrow()
                        .keptId())
                .contains("p2");
    }

    @Test
    void theStagesAreToldAndTimed() {
        List<CurationStage> stages = new ArrayList<>();
        CurationResult result = curator()
                .qualityScorer(texts -> Collections.nCopies(texts.size(), OptionalDouble.of(1)))
                .classifier(BY_WORD)
                .size(20)
                .listener((stage, done, total) -> stages.add(stage))
                .build()
                .curate(prompts());
        assertThat(stages)
                .containsSubsequence(
                        CurationStage.NEAR_DUPLICATES,
                        CurationStage.SCORE,
                        CurationStage.CLASSIFY,
                        CurationStage.GROUP,
                        CurationStage.SELECT);
        assertThat(result.stageTimes())
                .containsOnlyKeys(
                        CurationStage.READ,
                        CurationStage.ENCODE,
                        CurationStage.NEAR_DUPLICATES,
                        CurationStage.SCORE,
                        CurationStage.CLASSIFY,
                        CurationStage.GROUP,
                        CurationStage.SELECT);
    }

    @Test
    void contradictionsAndUnknownCategoriesAreNamedBeforeAnythingIsDone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curator()
                        .classifier(BY_WORD)
                        .categoryQuota("cooking", 3)
                        .build())
                .withMessageContaining("'cooking'")
                .withMessageContaining("coding");
        assertThatIllegalStateException()
                .isThrownBy(() -> curator().categoryQuota("coding", 3).build())
                .withMessage("quotas of categories need a classifier: [coding]");
        assertThatIllegalStateException()
                .isThrownBy(() -> curator()
                        .classifier(BY_WORD)
                        .categoryQuota("coding", 3)
                        .categoryQuota("mathematics", 4)
                        .size(6)
                        .build())
                .withMessage("the quotas of categories, 7 in all, are more than the size, 6");
        assertThatIllegalStateException()
                .isThrownBy(() -> curator().minQuality(0.5).build())
                .withMessageContaining("needs a quality scorer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curator().representativesPerCluster(-1))
                .withMessage("representativesPerCluster must be positive: -1");
        assertThatIllegalArgumentException().isThrownBy(() -> curator().size(0)).withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curator().minQuality(1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curator().categoryQuota("coding", -2))
                .withMessageContaining("-2");
        assertThatIllegalStateException()
                .isThrownBy(() -> curator()
                        .classifier(prompt -> Optional.of(new Category("cooking", "")))
                        .build()
                        .curate(prompts()))
                .withMessageContaining("'cooking'");
        assertThatIllegalStateException()
                .isThrownBy(() -> curator()
                        .qualityScorer(texts -> Collections.nCopies(texts.size(), OptionalDouble.of(7)))
                        .build()
                        .curate(prompts()))
                .withMessageContaining("7.0");
    }
}
