package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.Category;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.TrainedClassifier.Prediction;
import io.github.pas4j.embedding.EncoderRouter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedClassifierTest {

    private static EncoderRouter encoders;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        encoders = BundledEncoders.router();
    }

    @AfterAll
    static void close() {
        encoders.close();
    }

    private static TrainedClassifier bundled() {
        return TrainedClassifier.bundled(encoders).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "question-answering | who painted the ceiling of the sistine chapel",
                "coding | My Python loop never ends, what is wrong with `while x > 0: print(x)`?",
                "mathematics | A train covers 180 km in 2.5 hours. What is its average speed?",
                "creative-writing | Write a short story about a lighthouse keeper who is afraid of the dark",
                "translation | Translate into Spanish: Where is the nearest pharmacy?",
                "classification | Is the following review positive or negative? 'The soup was cold and so was the waiter.'",
                "conversation | I want you to act as a grumpy pirate captain and welcome me aboard",
                "summarisation | 请概括下面这段话的主要内容：昨天下午，市图书馆举办了读书会，五十多位读者参加，大家分享了各自喜欢的书。",
                "rewriting | 把这句话改得更礼貌一些：你赶快把报告交上来。",
                "brainstorming | 给我的新咖啡店想十个名字",
            })
    void tellsTheCategory(String category, String prompt) {
        assertThat(bundled().classify(prompt)).map(Category::id).contains(category);
    }

    @Test
    void probabilitiesAreOfAllCategoriesLikeliestFirst() {
        Prediction prediction = bundled().predict("Translate into Spanish: Where is the nearest pharmacy?");
        assertThat(prediction.probabilities()).hasSize(14);
        assertThat(List.copyOf(prediction.probabilities().values())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(prediction.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(prediction.probabilities().keySet().iterator().next())
                .isEqualTo(prediction.category().orElseThrow());
        assertThat(prediction.confidence()).isGreaterThan(0.5);
    }

    @Test
    void belowTheThresholdThereIsNoCategory() {
        String prompt = "Translate into Spanish: Where is the nearest pharmacy?";
        double confidence = bundled().predict(prompt).confidence();
        TrainedClassifier strict = TrainedClassifier.bundled(encoders)
                .minProbability(Math.nextUp(confidence))
                .build();
        assertThat(strict.classify(prompt)).isEmpty();
        assertThat(strict.predict(prompt).probabilities()).hasSize(14);
    }

    @Test
    void otherLanguagesAreServedByTheEnglishModelWhichLearntFromSome() {
        Prediction prediction =
                bundled().predict("Как исправить ошибку в цикле? `for (int i = 0; i <= a.length; i++) { s += a[i]; }`");
        assertThat(prediction.probabilities()).hasSize(14);
        assertThat(prediction.category()).map(Category::id).contains("coding");
    }

    @Test
    void withoutAnEncoderThereIsNoCategory() {
        try (EncoderRouter chinese = EncoderRouter.lazy(Map.of(Language.CHINESE, BundledEncoders::bgeSmallZh))) {
            Prediction prediction =
                    TrainedClassifier.bundled(chinese).build().predict("Who painted the ceiling of this chapel?");
            assertThat(prediction.category()).isEmpty();
            assertThat(prediction.probabilities()).isEmpty();
            assertThat(prediction.confidence()).isZero();
        }
    }

    @Test
    void aListIsToldAsEachOfItIs() {
        List<String> prompts = List.of(
                "who painted the ceiling of the sistine chapel",
                "给我的新咖啡店想十个名字",
                "Напиши короткий рассказ о смотрителе маяка.",
                "",
                "Write a haiku about rust. ".repeat(100));
        TrainedClassifier classifier = bundled();
        List<String> progress = new ArrayList<>();
        List<Prediction> told = classifier.predictAll(prompts, (done, total) -> progress.add(done + "/" + total));
        assertThat(told).isEqualTo(prompts.stream().map(classifier::predict).toList());
        assertThat(progress).isNotEmpty();
        assertThat(progress.get(progress.size() - 1)).isEqualTo("5/5");
        assertThat(classifier.predictAll(List.of())).isEmpty();
    }

    @Test
    void anotherTaxonomyIsNamed() {
        Taxonomy soups = Taxonomy.of(List.of(new Category("soups", "")));
        assertThatThrownBy(() -> TrainedClassifier.bundled(encoders).taxonomy(soups))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("category-model.bin: was trained for another taxonomy: it knows the category"
                        + " 'question-answering'");
        List<Category> more = new ArrayList<>(Taxonomy.pas14().categories());
        more.add(new Category("soups", ""));
        assertThatThrownBy(() -> TrainedClassifier.bundled(encoders).taxonomy(Taxonomy.of(more)))
                .hasMessageContaining("does not know the category 'soups'");
    }

    @Test
    void anotherEncoderIsNamed() {
        try (EncoderRouter swapped = EncoderRouter.lazy(Map.of(Language.ENGLISH, BundledEncoders::bgeSmallZh))) {
            TrainedClassifier classifier = TrainedClassifier.bundled(swapped).build();
            assertThat(classifier.languages()).containsExactly(Language.ENGLISH);
            assertThatThrownBy(() -> classifier.classify("Who painted the ceiling of this chapel?"))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessage("category-model.bin: was trained with another encoder for 'en': bge-small-en-v1.5-q of"
                            + " dimension 384, this one has 512");
        }
        try (EncoderRouter swapped = EncoderRouter.lazy(Map.of(Language.ENGLISH, BundledEncoders::miniLm))) {
            TrainedClassifier classifier = TrainedClassifier.bundled(swapped).build();
            assertThatThrownBy(() -> classifier.classify("Who painted the ceiling of this chapel?"))
                    .hasMessageContaining("bge-small-en-v1.5-q of dimension 384, whose vectors this one's are not");
        }
    }

    @Test
    void aFileThatIsNotThereOrNoModelIsNamed() throws Exception {
        Path missing = folder.resolve("missing.model");
        assertThatThrownBy(() -> TrainedClassifier.builder(encoders, missing))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("missing.model");
        Path other = Files.writeString(folder.resolve("other.model"), "secretword");
        assertThatThrownBy(() -> TrainedClassifier.builder(encoders, other))
                .hasMessageContaining("is no model of categories")
                .hasMessageNotContaining("secretword");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        TrainedClassifier.Builder builder = TrainedClassifier.bundled(encoders);
        assertThatThrownBy(() -> builder.minProbability(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> builder.minProbability(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void saysWhatItWasTrainedOn() {
        assertThat(bundled().trainedOn()).containsKey("bundled").doesNotContainKeys("belle_eval", "alignbench");
        assertThat(bundled().taxonomy()).isEqualTo(Taxonomy.pas14());
        assertThat(bundled().languages()).containsExactlyInAnyOrder(Language.ENGLISH, Language.CHINESE);
        assertThat(bundled().fingerprint()).matches("[0-9a-f]{64}");
        assertThat(bundled()).hasToString("TrainedClassifier[category-model.bin, 14 categories, [en, zh]]");
    }
}
