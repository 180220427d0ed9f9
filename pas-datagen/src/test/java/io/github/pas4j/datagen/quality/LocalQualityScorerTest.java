package io.github.pas4j.datagen.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalQualityScorerTest {

    private static final LocalQualityScorer SCORER = LocalQualityScorer.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Write a short story about a lonely lighthouse keeper. | Write a short story about a
            How do I bake sourdough bread at home? | bread at How sourdough home? I do bake
            How do I bake sourdough bread at home? | How do I bake xkqzWv93jfA0s8dKqP2mR7tLwYx sourdough bread at home?
            Which planets of the solar system have rings? | Can you help me with this?
            Translate into French: The train leaves at noon. | Translate the following sentence into French:
            Why did the Roman Empire fall, and when? | Why did the Roman Empire fall, and
            请帮我写一首关于秋天的诗。 | 请帮我写一首关于秋天的
            如何在家里制作酸面包？ | 家何如面制酸里作包在？
            请介绍一下唐朝的历史和文化。 | 请帮我一下
            把下面的句子翻译成英文：今天天气很好，我们去公园吧。 | 请翻译下面的句子：
            为什么天空是蓝色的？ | 为什么锟斤拷锟斤拷锟斤拷天空是蓝色的？
            """)
    void theWholeIsBetterThanTheBroken(String whole, String broken) {
        assertThat(SCORER.score(whole)).as(whole).isGreaterThan(SCORER.score(broken) + 0.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "\uD800", "a", "……", "1 + 1", "Привет, как дела?", "\0\0\0"})
    void anyTextHasAScore(String text) {
        assertThat(SCORER.score(text)).isBetween(0.0, 1.0);
    }

    @Test
    void longTextsHaveOneToo() {
        assertThat(SCORER.score("the cat sat on the mat. ".repeat(50_000))).isBetween(0.0, 1.0);
        assertThat(SCORER.score("a".repeat(1_000_000))).isLessThan(0.2);
        assertThat(SCORER.score("（".repeat(100_000))).isBetween(0.0, 1.0);
    }

    @Test
    void listsAreScoredInTheirOrder() {
        List<OptionalDouble> scores = SCORER.score(List.of("hi", "Name three rivers of France."));
        assertThat(scores).hasSize(2);
        assertThat(scores.get(0)).hasValue(SCORER.score("hi"));
        assertThat(scores.get(1)).hasValue(SCORER.score("Name three rivers of France."));
        assertThat(QualityScorer.none().score(List.of("a", "b")))
                .containsExactly(OptionalDouble.empty(), OptionalDouble.empty());
    }
}
