package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the gate is right: on prompts that its rules were mended on (written by authors who did not know the rules,
 * some by one who did), and on others that nobody looked at while mending.
 */
class StandardGateAccuracyTest {

    private static final String MENDED_ON = "gate-prompts.jsonl";
    private static final String UNSEEN = "gate-unseen.jsonl";
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

    private static List<Given> read(String source) {
        List<Given> all = new ArrayList<>();
        JsonLines.forEach(
                JsonLines.resource(source),
                source,
                row -> all.add(
                        new Given(row.text("language"), row.text("expect"), row.text("kind"), row.text("prompt"))));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"en, leave", "en, augment", "zh, leave", "zh, augment"})
    void isRightOnEachSide(String language, String expect) {
        assertRight(MENDED_ON, language, expect, 0.95);
    }

    /** What to expect of prompts by other people: false alarms are rare, one in four is not seen as one to leave alone. */
    @ParameterizedTest
    @CsvSource({"en, leave, 0.75", "en, augment, 0.95", "zh, leave, 0.75", "zh, augment, 0.95"})
    void isNotMuchWorseOnPromptsThatNobodyLookedAt(String language, String expect, double least) {
        assertRight(UNSEEN, language, expect, least);
    }

    private static void assertRight(String source, String language, String expect, double least) {
        List<Given> side = read(source).stream()
                .filter(one -> one.language().equals(language) && one.expect().equals(expect))
                .toList();
        List<Given> wrong = side.stream().filter(one -> !one.isRight()).toList();
        assertThat(side).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(1 - (double) wrong.size() / side.size())
                .as("right of %d %s prompts to %s; wrong: %s", side.size(), language, expect, wrong)
                .isGreaterThanOrEqualTo(least);
    }
}
