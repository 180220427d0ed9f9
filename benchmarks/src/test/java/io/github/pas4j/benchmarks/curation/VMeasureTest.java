package io.github.pas4j.benchmarks.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.datagen.group.Groups;
import java.util.List;
import org.junit.jupiter.api.Test;

class VMeasureTest {

    @Test
    void groupsThatAreTheLabelsAreWorthOne() {
        VMeasure measure = VMeasure.of(Groups.of(new int[] {5, 5, 2, 2}), List.of("a", "a", "b", "b"));
        assertThat(measure.value()).isCloseTo(1, within(1e-12));
    }

    /** By hand: I = ln 2, H(labels) = ln 2, H(groups) = ln 4. */
    @Test
    void splitLabelsAreHomogeneousAndIncomplete() {
        VMeasure measure = VMeasure.of(Groups.of(new int[] {0, 1, 2, 3}), List.of("a", "a", "b", "b"));
        assertThat(measure.homogeneity()).isCloseTo(1, within(1e-12));
        assertThat(measure.completeness()).isCloseTo(0.5, within(1e-12));
        assertThat(measure.value()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void oneGroupIsCompleteAndNotHomogeneous() {
        VMeasure measure = VMeasure.of(Groups.of(new int[] {0, 0, 0, 0}), List.of("a", "a", "b", "b"));
        assertThat(measure.homogeneity()).isZero();
        assertThat(measure.completeness()).isEqualTo(1);
        assertThat(measure.value()).isZero();
    }
}
