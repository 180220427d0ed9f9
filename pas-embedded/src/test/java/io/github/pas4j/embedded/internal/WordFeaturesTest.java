package io.github.pas4j.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordFeaturesTest {

    private final WordFeatures features = WordFeatures.learnedFrom(List.of(
            "Write a poem about rain", "write a poem for my cat", "What is 3 + 4?", "What is 12 x 8?", "写一首诗", "写一首歌"));

    @Test
    void sameWordingIsNearDifferentWordingFar() {
        assertThat(similarity("Write a poem about snow", "write a poem for my dog"))
                .isGreaterThan(0.5);
        assertThat(similarity("Write a poem about snow", "What is 5 + 6?")).isLessThan(0.1);
        assertThat(similarity("写一首诗", "写一首歌曲")).isGreaterThan(0.5);
    }

    @Test
    void allNumbersAreAlike() {
        assertThat(similarity("What is 3 + 4?", "What is 99999 + 1?")).isCloseTo(1, within(1e-9));
    }

    @Test
    void textWithoutKnownWordsHasNoFeatures() {
        assertThat(features.of("zzz qqq")).isEmpty();
        assertThat(features.of("")).isEmpty();
        assertThat(similarity("zzz", "zzz")).isZero();
    }

    private double similarity(String a, String b) {
        return WordFeatures.dot(features.of(a), features.of(b));
    }
}
