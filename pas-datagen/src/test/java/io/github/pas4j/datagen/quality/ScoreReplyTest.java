package io.github.pas4j.datagen.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreReplyTest {

    private static List<OptionalDouble> read(String text, int count) {
        return ScoreReply.read(ChatResponse.of(text), count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | 1
            4. | 0.75
            Score: 1 | 0
            I'd rate this prompt a 2 out of 5. | 0.25
            I give it 3/5 because 2 details are missing | 0.5
            The quality score is **4**. | 0.75
            {"score": 8, "scale": 10} | 0.7777777777777778
            80% | 0.8
            {"score": 0.6} | 0.6
            {"score": 3.5} | 0.625
            {"score": "four"} | 0.75
            得分：3 | 0.5
            Four | 0.75
            10/10 | 1
            """)
    void oneScore(String text, double expected) {
        assertThat(read(text, 1)).containsExactly(OptionalDouble.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot judge this.",
                "8",
                "{\"score\": 8}",
                "{\"score\": null}",
                "{\"scores\": [{\"n\": 1, \"score\": 2}, {\"n\": 1, \"score\": 4}]}",
                "between 2 and 4",
                "Score: 2. No, wait. Score: 5",
                "{\"scores\": []}",
                "-3",
                "{\"score\": 1e999}",
                "NaN",
                "<think>it is a 4",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "{\"n\": 2, \"score\": 4}"
            })
    void noScoreWhereThereIsDoubt(String text) {
        assertThat(read(text, 1)).containsExactly(OptionalDouble.empty());
    }

    @Test
    void whatIsMissingIsUnscoredAndTheOthersAreNot() {
        assertThat(read("{\"scores\": [{\"n\": 3, \"score\": 5}, {\"n\": 1, \"score\": 9}]}", 3))
                .containsExactly(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(1));
        assertThat(read("[4, 5]", 3)).containsOnly(OptionalDouble.empty());
        assertThat(read("[{\"n\": 0, \"score\": 4}, {\"n\": 1, \"score\": 5}]", 2))
                .containsExactly(OptionalDouble.of(0.75), OptionalDouble.of(1));
        assertThat(read("I like the second one best, it is a 5", 2)).containsOnly(OptionalDouble.empty());
    }

    @Test
    void withheldAnswersAreUnscored() {
        ChatResponse filtered = ChatResponse.builder("{\"score\": 5}")
                .finishReason(FinishReason.CONTENT_FILTER)
                .build();
        assertThat(ScoreReply.read(filtered, 1)).containsExactly(OptionalDouble.empty());
        assertThat(read("{\"score\": 5} " + "x".repeat(30_000), 1)).containsExactly(OptionalDouble.empty());
    }
}
