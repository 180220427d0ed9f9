package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final TokenIds[] TEXTS = {text(3), text(5), text(3), text(5), text(4), text(3)};

    @Test
    void oneByOneTheLongestComesFirst() {
        assertThat(runs(0)).containsExactly("[1]", "[3]", "[4]", "[0]", "[2]", "[5]");
    }

    @Test
    void textsOfOneLengthShareARunWithinTheBudget() {
        assertThat(runs(6)).containsExactly("[1]", "[3]", "[4]", "[0, 2]", "[5]");
        assertThat(runs(100)).containsExactly("[1, 3]", "[4]", "[0, 2, 5]");
    }

    @Test
    void nothingMakesNoRun() {
        assertThat(Runs.of(new TokenIds[0], 10)).isEmpty();
    }

    private static List<String> runs(int maxTokens) {
        return Runs.of(TEXTS, maxTokens).stream().map(Arrays::toString).toList();
    }

    private static TokenIds text(int tokens) {
        return TokenIds.of(new int[tokens]);
    }
}
