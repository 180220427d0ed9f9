package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardGuardTest {

    private static final String SOURCE = "guard-cases.jsonl";

    /** A prompt, a complement for it, the objection to it (or "none"), and why. */
    record Case(String prompt, String complement, String expected, String note) {
        @Override
        public String toString() {
            return expected + " (" + note + ")";
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        JsonLines.forEach(
                JsonLines.resource(SOURCE),
                SOURCE,
                row -> cases.add(
                        new Case(row.text("prompt"), row.text("complement"), row.text("expected"), row.text("note"))));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void table(Case given) {
        assertThat(objection(given.prompt(), given.complement())).isEqualTo(given.expected());
    }

    @Test
    void twentyFiveWordsOrFortyFiveCharactersAreTheLimit() {
        assertThat(objection("why is it so?", "word ".repeat(25).trim())).isEqualTo("none");
        assertThat(objection("why is it so?", "word ".repeat(26).trim())).isEqualTo("too-long");
        assertThat(objection("为什么会这样？", "好".repeat(45))).isEqualTo("none");
        assertThat(objection("为什么会这样？", "好".repeat(46))).isEqualTo("too-long");
        assertThat(objection("why is it so?", "x".repeat(401))).isEqualTo("too-long");
    }

    static Stream<String> pathological() {
        return Stream.of(
                        " ",
                        "a",
                        "<",
                        "<|",
                        "`",
                        "[",
                        "好",
                        "\uD800",
                        "<a ",
                        "\n",
                        "补充",
                        "a b ",
                        "in 5 words ",
                        "no code ",
                        "the answer is ",
                        "\"a b c d ",
                        "1 = ",
                        "一句话",
                        "不要")
                .map(unit -> unit.repeat(4_000_000 / unit.length()));
    }

    @ParameterizedTest
    @MethodSource("pathological")
    void noInputBlowsUp(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            objection(text, text);
            objection("why?", text);
            objection(text, "Answer plainly.");
            objection("why?", text.substring(0, 400));
        });
    }

    @Test
    void guardsCombine() {
        ComplementGuard noShouting =
                (request, complement) -> complement.endsWith("!") ? Optional.of("shouting") : Optional.empty();
        ComplementGuard both = ComplementGuard.standard().then(noShouting);
        ComplementRequest request = ComplementRequest.of("Why do cats purr?");
        assertThat(both.objection(request, "Be plain!")).contains("shouting");
        assertThat(both.objection(request, "Why do cats purr!")).contains("echo");
        assertThat(both.objection(request, "Be plain.")).isEmpty();
        assertThat(ComplementGuard.none().objection(request, "```")).isEmpty();
    }

    private static String objection(String prompt, String complement) {
        return ComplementGuard.standard()
                .objection(ComplementRequest.of(prompt), complement)
                .orElse("none");
    }
}
