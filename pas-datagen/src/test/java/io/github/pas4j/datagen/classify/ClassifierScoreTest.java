package io.github.pas4j.datagen.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.Category;
import io.github.pas4j.datagen.classify.ClassifierScore.OfCategory;
import io.github.pas4j.embedded.TrainedClassifier.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassifierScoreTest {

    private static final Category A = new Category("a", "");
    private static final Category B = new Category("b", "");
    private static final Prediction NONE = new Prediction(Optional.empty(), Map.of());

    private static Prediction told(Category category, double probability) {
        return new Prediction(Optional.of(category), Map.of(category, probability));
    }

    /** Of three a, two are told right and one as b; the only b gets none. */
    private final ClassifierScore score =
            ClassifierScore.of(List.of(A, A, A, B), List.of(told(A, 0.9), told(A, 0.7), told(B, 0.7), NONE));

    @Test
    void countsByHand() {
        assertThat(score.rows()).isEqualTo(4);
        assertThat(score.unknown()).isEqualTo(1);
        assertThat(score.accuracy()).isEqualTo(0.5);
        assertThat(score.byCategory())
                .containsExactly(
                        Map.entry("a", new OfCategory(3, 1, 2.0 / 3, 0.8)), Map.entry("b", new OfCategory(1, 0, 0, 0)));
        assertThat(score.macroF1(1)).isEqualTo(0.4);
        assertThat(score.macroF1(2)).isEqualTo(0.8);
        assertThat(score.macroF1(5)).isNaN();
    }

    @Test
    void calibrationErrorByHand() {
        // Bins of 1/15: 0.9 alone and right; 0.7 twice, one right.
        assertThat(score.calibrationError()).isCloseTo((0.1 + 0.4) / 3, within(1e-12));
        assertThat(ClassifierScore.of(List.of(A), List.of(NONE)).calibrationError())
                .isNaN();
    }

    @Test
    void theIntervalHoldsTheValueAndNarrowsWithMoreRows() {
        ClassifierScore.Interval few = many(20).macroF1Interval(1);
        ClassifierScore.Interval more = many(2_000).macroF1Interval(1);
        double value = many(2_000).macroF1(1);
        assertThat(value).isBetween(more.lower(), more.upper());
        assertThat(more.upper() - more.lower()).isLessThan(few.upper() - few.lower());
        assertThat(many(20).macroF1Interval(1)).isEqualTo(few);
    }

    private static ClassifierScore many(int rows) {
        List<Category> truths = new ArrayList<>();
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            truths.add(i % 2 == 0 ? A : B);
            predictions.add(told(i % 5 == 0 ? A : truths.get(i), 0.8));
        }
        return ClassifierScore.of(truths, predictions);
    }

    @Test
    void unequalListsAreRefused() {
        assertThatThrownBy(() -> ClassifierScore.of(List.of(A), List.of())).hasMessageContaining("0 predictions for 1");
        assertThatThrownBy(() -> score.macroF1(0)).hasMessageContaining("0");
    }
}
