package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardGateTest {

    private static final AugmentationGate GATE = AugmentationGate.standard();
    private static final String SOURCE = "gate-cases.jsonl";

    /** A prompt, the rule that must leave it alone (or "proceed"), and why. */
    record Case(String language, String expected, String prompt, String note) {
        @Override
        public String toString() {
            return expected + " " + prompt + " (" + note + ")";
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        JsonLines.forEach(
                JsonLines.resource(SOURCE),
                SOURCE,
                row -> cases.add(
                        new Case(row.text("language"), row.text("expected"), row.text("prompt"), row.text("note"))));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void table(Case given) {
        assertThat(decide(given.prompt())).isEqualTo(given.expected());
    }

    @Test
    void whatWasDemandedOfEveryAnswerHoldsForThisOne() {
        ComplementRequest request = ComplementRequest.of("Give me ideas for a school fair");
        for (Role role : Role.values()) {
            ChatMessage demand = ChatMessage.of(role, "Reply with only valid JSON, nothing else.");
            GateDecision decision = AugmentationGate.standard().decide(request.withEarlier(List.of(demand)));
            boolean heard = role == Role.SYSTEM || role == Role.USER;
            assertThat(decision.outcome().isPresent()).isEqualTo(heard);
            assertThat(decision.rule()).isEqualTo(heard ? "strict-output" : "");
        }
        ChatMessage harmless = ChatMessage.of(Role.SYSTEM, "You are a helpful assistant.");
        assertThat(AugmentationGate.standard()
                        .decide(request.withEarlier(List.of(harmless)))
                        .outcome())
                .isEmpty();
    }

    @Test
    void theTableIsLargeEnough() {
        for (String language : List.of("en", "zh")) {
            assertThat(cases().stream()
                            .filter(one -> one.language().equals(language)
                                    && one.expected().equals("proceed")))
                    .hasSizeGreaterThanOrEqualTo(40);
            assertThat(cases().stream()
                            .filter(one -> one.language().equals(language)
                                    && !one.expected().equals("proceed")))
                    .hasSizeGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void refusalsAreSkippedAndStatementsAreAlreadyComplete() {
        for (Case given : cases()) {
            boolean complete = List.of("states-its-wishes", "document").contains(given.expected());
            Outcome expected = complete ? Outcome.ALREADY_COMPLETE : Outcome.SKIPPED;
            if (!given.expected().equals("proceed")) {
                assertThat(GATE.decide(ComplementRequest.of(given.prompt())).outcome())
                        .contains(expected);
            }
        }
    }

    @Test
    void lengthAloneDecidesOverLongMaterial() {
        assertThat(decide("x".repeat(4_001))).isEqualTo("long-material");
        assertThat(decide("why " + "x".repeat(3_996))).isEqualTo("proceed");
        String huge = "1".repeat(10_000_000);
        assertThat(decide(huge)).isEqualTo("long-material");
    }

    static Stream<String> pathological() {
        List<String> units = List.of(
                " ",
                "\n",
                "a",
                "A",
                "1",
                ",",
                ".",
                "-",
                "'",
                "?",
                "好",
                "嗯",
                "一",
                "百",
                "字",
                "以",
                "用",
                "给",
                "写",
                "的",
                "，",
                "：",
                "!",
                "A. ",
                "A.B.",
                "A) b\n",
                "A.",
                "a: ",
                "step 1 ",
                "step ",
                "1. a\n",
                "1.",
                "in a ",
                "with 1 ",
                "with 1-",
                "write 1 ",
                "explain ",
                "explain a b ",
                "story ",
                "for a ",
                "to my ",
                "the following ",
                "in json ",
                "give ",
                "answer ",
                "answer yes ",
                "no ",
                "only ",
                "第一步",
                "要求",
                "要求1.",
                "字数",
                "以表格",
                "一步",
                "用一",
                "给孩子",
                "写给",
                "输出",
                "hi ",
                "thanks ",
                "哈",
                "how ",
                "\uD800",
                "yes ",
                "yes, ",
                "no and ",
                "thanks for ",
                "thanks for the help ",
                "the first one ",
                "i would rather ",
                "ok now ",
                "can you please ",
                "more ",
                "a bit shorter ",
                "what about it ",
                "your last answer ",
                "that you said ",
                "i want to ",
                "i took ",
                "my dad ",
                "my dad took 30 ",
                "he said he will ",
                "smoke ",
                "first ",
                "start with ",
                "no emojis ",
                "should: ",
                "- a\n",
                "summarise ",
                "this text ",
                "summarise this text:\n",
                "continue ",
                "再",
                "那呢",
                "把它",
                "换成",
                "太短一点",
                "我想",
                "我刚吃了",
                "他又打",
                "着火了",
                "谢谢",
                "第一个",
                "好的，",
                "先",
                "分三点",
                "不要",
                "总结以下文章：",
                "这段话\n",
                "chest blood ",
                "my mum fell ",
                "no units, ",
                "one word, ",
                "my: ",
                "1,a,b\n",
                "哈哈，",
                "1和",
                "我，头",
                "就要第",
                "把都",
                "太短了，",
                "\u2028",
                "_",
                "(",
                "“",
                "\u00e9");
        // Some rules read short messages only, so these are as long as such a message may be.
        return Stream.of(
                        units.stream().map(unit -> unit.repeat(4_000 / unit.length())),
                        units.stream().map(unit -> "in 5 words " + unit.repeat(3_900 / unit.length())),
                        units.stream().map(unit -> unit.repeat(1_200 / unit.length())),
                        units.stream().map(unit -> unit.repeat(160 / unit.length())),
                        units.stream().map(unit -> unit.repeat(Math.max(1, 60 / unit.length())) + "x"),
                        units.stream().map(unit -> "ok now please " + unit.repeat(140 / unit.length())))
                .flatMap(prompts -> prompts);
    }

    @ParameterizedTest
    @MethodSource("pathological")
    void noInputBlowsUp(String prompt) {
        // A safety net, not a measurement: a pattern that backtracks without bounds would take years.
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> decide(prompt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "a", "好", "é"})
    void aLetterOrADigitIsAWord(String prompt) {
        assertThat(decide(prompt)).isNotEqualTo("no-words");
    }

    @Test
    void gatesCombine() {
        AugmentationGate noPoems =
                request -> request.prompt().contains("poem") ? GateDecision.skip("poem") : GateDecision.proceed();
        AugmentationGate both = noPoems.then(AugmentationGate.standard());
        assertThat(both.decide(ComplementRequest.of("a poem")).rule()).isEqualTo("poem");
        assertThat(both.decide(ComplementRequest.of("hello")).rule()).isEqualTo("greeting");
        assertThat(both.decide(ComplementRequest.of("why is the sky blue?")).outcome())
                .isEmpty();
        assertThat(AugmentationGate.none().decide(ComplementRequest.of("hello")).outcome())
                .isEmpty();
    }

    private static String decide(String prompt) {
        GateDecision decision = GATE.decide(ComplementRequest.of(prompt));
        return decision.outcome().isPresent() ? decision.rule() : "proceed";
    }
}
