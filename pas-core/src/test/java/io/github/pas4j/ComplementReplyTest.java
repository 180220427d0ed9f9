package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplementReplyTest {

    private static final String TEXT = "Keep to the one cause that matters most.";

    private static ComplementResult read(String answer) {
        return ComplementReply.read(ChatResponse.of(answer)).orElseThrow();
    }

    private static String reason(ChatResponse response) {
        ComplementResult result = ComplementReply.read(response).orElseThrow();
        assertThat(result).isInstanceOf(Declined.class);
        return ((Declined) result).reason();
    }

    @Test
    void wrappingsAreTakenOff() {
        for (String answer : List.of(
                TEXT,
                "\n " + TEXT + " \n",
                "\ufeff" + TEXT + "\u200b\u3000",
                "\"" + TEXT + "\"",
                "“" + TEXT + "”",
                "'" + TEXT + "'",
                "`" + TEXT + "`",
                "**" + TEXT + "**",
                "Complement: " + TEXT,
                "**Complement:** " + TEXT,
                "COMPLEMENT： \"" + TEXT + "\"",
                "```\n" + TEXT + "\n```",
                "```text\nComplement: " + TEXT + "\n```",
                "{\"complement\": \"" + TEXT + "\"}",
                "```json\n{\"complement\": \"" + TEXT + "\"}\n```",
                "<think>\nWhat does it ask?\n\nHm.\n</think>\n\n" + TEXT)) {
            assertThat(read(answer)).as(answer).isInstanceOf(Complement.class);
            assertThat(((Complement) read(answer)).text()).as(answer).isEqualTo(TEXT);
        }
        assertThat(((Complement) read("补充语：“先讲核心，再讲其余。”")).text()).isEqualTo("先讲核心，再讲其余。");
    }

    @Test
    void onlyWhatGoesAroundAllOfItIsTakenOff() {
        for (String answer : List.of(
                "\"Fungible\" is the word to explain, not \"tangible\"",
                "Explain the word \"fungible\"",
                "None of the dates may be guessed.",
                "Complement the list with what is missing.",
                "无论如何先给结论。")) {
            assertThat(((Complement) read(answer)).text()).isEqualTo(answer);
        }
    }

    @Test
    void noneIsNone() {
        for (String answer : List.of(
                "none",
                "None.",
                " NONE\n",
                "\"none\"",
                "(none)",
                "Complement: none",
                "**None**",
                "null",
                "N/A",
                "无",
                "无。",
                "（无）",
                "无需补充。",
                "补充语：无",
                "No complement needed.",
                "{\"complement\": null}",
                "{\"complement\": \"none\"}",
                "none - the prompt is complete",
                "None. It is a plain fact.",
                "none\n\nThe prompt says all that matters.",
                "```\nnone\n```",
                "<think>x</think>none")) {
            assertThat(reason(ChatResponse.of(answer))).as(answer).isEqualTo("the model has nothing to add");
        }
    }

    @Test
    void anythingElseIsDeclinedWithItsReason() {
        assertThat(reason(ChatResponse.of("First this.\n\nThen that."))).isEqualTo("the answer has several lines");
        assertThat(reason(ChatResponse.of("Do it well. ".repeat(60)))).isEqualTo("the answer is too long");
        assertThat(reason(ChatResponse.of("x".repeat(30_000)))).isEqualTo("the answer is far too long");
        for (String answer : List.of(
                "{\"prompt\": \"Why?\"}",
                "{\"complement\": \"a\", \"b\": 1}",
                "[\"a\"]",
                "# Answer",
                "- one thing",
                "1. one thing",
                "| a | b |",
                "<answer>x</answer>",
                "{broken")) {
            assertThat(reason(ChatResponse.of(answer))).as(answer).isEqualTo("the answer is not in the form asked for");
        }
    }

    @Test
    void howTheAnswerEndedCounts() {
        assertThat(reason(ChatResponse.builder(TEXT)
                        .finishReason(FinishReason.LENGTH)
                        .build()))
                .isEqualTo("the answer was cut at the token limit");
        assertThat(reason(ChatResponse.builder("")
                        .finishReason(FinishReason.LENGTH)
                        .build()))
                .isEqualTo("the token limit left no room for an answer");
        assertThat(reason(ChatResponse.builder("<think>so")
                        .finishReason(FinishReason.LENGTH)
                        .build()))
                .isEqualTo("the token limit left no room for an answer");
        assertThat(reason(ChatResponse.builder(TEXT)
                        .finishReason(FinishReason.CONTENT_FILTER)
                        .build()))
                .isEqualTo("the provider's filter withheld the answer");
        assertThat(reason(ChatResponse.builder("").refusal("no").build())).isEqualTo("the model refused");
    }

    @Test
    void silenceIsNoAnswer() {
        for (String answer : List.of("", " \n", "\ufeff", "<think>so</think> ")) {
            assertThat(ComplementReply.read(ChatResponse.of(answer)))
                    .as("'%s'", answer)
                    .isEmpty();
        }
    }
}
