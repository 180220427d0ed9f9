package io.github.pas4j.datagen.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.TrainedClassifier;
import io.github.pas4j.embedding.EncoderRouter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTrainerTest {

    private static final Category SOUPS = new Category("soups", "liquid");
    private static final Category CARS = new Category("cars", "on wheels");
    private static final Taxonomy KITCHEN_AND_GARAGE = Taxonomy.of(List.of(SOUPS, CARS, new Category("trees", "")));

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

    private static List<LabelledPrompt> rows() {
        List<LabelledPrompt> rows = new ArrayList<>();
        for (String thing : List.of(
                "tomato",
                "lentil",
                "onion",
                "pumpkin",
                "chicken",
                "carrot",
                "leek",
                "mushroom",
                "pea",
                "potato",
                "fish",
                "beet")) {
            rows.add(new LabelledPrompt("How long does " + thing + " soup have to simmer?", SOUPS, "kitchen"));
            rows.add(new LabelledPrompt("Why does my " + thing + " soup taste of nothing?", SOUPS, "kitchen"));
        }
        for (String part : List.of(
                "engine",
                "clutch",
                "brake",
                "gearbox",
                "tyre",
                "radiator",
                "battery",
                "mirror",
                "exhaust",
                "wheel",
                "light",
                "pump")) {
            rows.add(new LabelledPrompt("How do I change the " + part + " of my old car?", CARS, "garage"));
            rows.add(new LabelledPrompt("What does a new " + part + " for a van cost?", CARS, "garage"));
        }
        return rows;
    }

    private static ClassifierTrainer.Builder trainer() {
        return ClassifierTrainer.builder(encoders).taxonomy(KITCHEN_AND_GARAGE);
    }

    @Test
    void learnsCategoriesOfOnesOwn() {
        Path file = folder.resolve("own.model");
        TrainingSummary summary = trainer().build().train(rows(), file);
        assertThat(summary.rows()).isEqualTo(48);
        assertThat(summary.byLanguage()).isEqualTo(Map.of("en", 48));
        assertThat(summary.bySource()).isEqualTo(Map.of("kitchen", 24, "garage", 24));
        assertThat(summary.leftOut()).isEmpty();
        assertThat(summary.crossValidation().rows()).isEqualTo(48);
        assertThat(summary.crossValidation().accuracy()).isGreaterThan(0.9);
        TrainedClassifier classifier = TrainedClassifier.builder(encoders, file)
                .taxonomy(KITCHEN_AND_GARAGE)
                .build();
        assertThat(classifier.classify("Is there cream in asparagus soup?")).contains(SOUPS);
        assertThat(classifier.classify("When must the oil of a lorry be changed?"))
                .contains(CARS);
        assertThat(classifier.languages()).containsExactly(Language.ENGLISH);
        assertThat(classifier.taxonomy()).isEqualTo(KITCHEN_AND_GARAGE);
        assertThat(classifier.trainedOn()).isEqualTo(Map.of("kitchen", 24, "garage", 24));
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws Exception {
        Path one = folder.resolve("one.model");
        Path two = folder.resolve("two.model");
        trainer().build().train(rows(), one);
        List<LabelledPrompt> twice = new ArrayList<>(rows());
        rows().forEach(row -> twice.add(new LabelledPrompt(row.prompt(), row.category(), "copy")));
        trainer().build().train(twice, two);
        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(TrainedClassifier.builder(encoders, two).build().fingerprint())
                .isEqualTo(TrainedClassifier.builder(encoders, one).build().fingerprint())
                .isNotEqualTo(TrainedClassifier.bundled(encoders).build().fingerprint());
    }

    @Test
    void rowsOfLanguagesThatCannotBeLearntAreCounted() {
        List<LabelledPrompt> rows = new ArrayList<>(rows());
        rows.add(new LabelledPrompt("番茄汤要煮多久才好喝？", SOUPS, "kitchen"));
        rows.add(new LabelledPrompt("Сколько варится томатный суп и почему он такой кислый?", SOUPS, "kitchen"));
        Path file = folder.resolve("own.model");
        TrainingSummary summary = trainer().build().train(rows, file);
        TrainedClassifier classifier = TrainedClassifier.builder(encoders, file).build();
        assertThat(classifier.predict("Сколько варится рыбный суп?").probabilities())
                .isEmpty();
        assertThat(summary.leftOut()).isEqualTo(Map.of("zh", 1, "ru", 1));
        assertThat(summary.rows()).isEqualTo(48);
    }

    @Test
    void enoughRowsOfOtherLanguagesAreLearntByTheEnglishModel() {
        List<LabelledPrompt> rows = new ArrayList<>(rows());
        for (int i = 0; i < ClassifierTrainer.LEAST_ROWS; i++) {
            rows.add(new LabelledPrompt("Сколько минут варится овощной суп номер " + i + "?", SOUPS, "kitchen"));
        }
        Path file = folder.resolve("own.model");
        TrainingSummary summary = trainer().build().train(rows, file);
        assertThat(summary.leftOut()).isEmpty();
        assertThat(summary.byLanguage()).isEqualTo(Map.of("en", 48, "ru", ClassifierTrainer.LEAST_ROWS));
        TrainedClassifier classifier = TrainedClassifier.builder(encoders, file).build();
        assertThat(classifier.classify("Сколько минут варится грибной суп?")).contains(SOUPS);
    }

    @Test
    void tooLittleToLearnFromIsRefused() {
        Path file = folder.resolve("own.model");
        List<LabelledPrompt> soups =
                rows().stream().filter(row -> row.category().equals(SOUPS)).toList();
        assertThatThrownBy(() -> trainer().build().train(soups, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two categories")
                .hasMessageContaining("en=24");
        assertThatThrownBy(() -> trainer().build().train(List.of(), file)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void aCategoryOutsideTheTaxonomyIsNamed() {
        assertThatThrownBy(() -> ClassifierTrainer.builder(encoders).build().train(rows(), folder.resolve("x")))
                .hasMessageContaining("no category 'soups'");
        assertThatThrownBy(() -> trainer().withBundledPrompts().build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> trainer().build().train(rows(), folder.resolve("no/such/own.model")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("own.model");
    }

    @Test
    void theBundledPromptsAreOfAllCategories() {
        List<LabelledPrompt> bundled = ClassifierTrainer.bundled(encoders.languages());
        assertThat(bundled)
                .hasSizeGreaterThan(4_000)
                .allMatch(row -> row.source().equals("bundled"));
        assertThat(bundled)
                .extracting(LabelledPrompt::category)
                .containsAll(Taxonomy.pas14().categories());
    }
}
