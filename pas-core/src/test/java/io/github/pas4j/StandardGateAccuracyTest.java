package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the gate is right on prompts whose author did not know its rules. */
class StandardGateAccuracyTest {

    private static final String SOURCE = "gate-prompts.jsonl";
    private static final double RIGHT = 0.95;
    private static final int ENOUGH = 60;

    /** A prompt that the gate should leave alone ("leave") or let through ("augment"). */
    record Given(String language, String expect, String kind, String prompt) {
        boolean isRight() {
            return expect.equals("leave") != rule().isEmpty();
        }

        String rule() {
            return AugmentationGate.standard()
                    .decide(ComplementRequest.of(prompt))
                    .rule();
        }

        @Override
        public String toString() {
            return kind + ", rule '" + rule() + "': " + prompt;
        }
    }

    private static List<Given> read() {
        List<Given> all = new ArrayList<>();
        JsonLines.forEach(
                JsonLines.resource(SOURCE),
                SOURCE,
                row -> all.add(
                        new Given(row.text("language"), row.text("expect"), row.text("kind"), row.text("prompt"))));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"en, leave", "en, augment", "zh, leave", "zh, augment"})
    void isRightOnEachSide(String language, String expect) {
        List<Given> side = read().stream()
                .filter(one -> one.language().equals(language) && one.expect().equals(expect))
                .toList();
        List<Given> wrong = side.stream().filter(one -> !one.isRight()).toList();
        assertThat(side).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(1 - (double) wrong.size() / side.size())
                .as("right of %d %s prompts to %s; wrong: %s", side.size(), language, expect, wrong)
                .isGreaterThanOrEqualTo(RIGHT);
    }
}
