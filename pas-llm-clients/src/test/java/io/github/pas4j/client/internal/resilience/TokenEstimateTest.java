package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 1",
        "abcdefgh, 2",
        "abcdefghi, 3",
        "天空为什么是蓝色的？, 10",
        "なぜですか, 5",
        "하늘은, 3",
        "привет, 3",
        "naïve “q”, 3",
        "𠀀𠀁, 2",
    })
    void scriptsCountDifferently(String text, long tokens) {
        assertThat(TokenEstimate.of(text)).isEqualTo(tokens);
    }

    @Test
    void aRequestCountsItsMessagesAndItsLongestAnswer() {
        ChatRequest request =
                ChatRequest.builder().system("abcd").user("天空").maxTokens(100).build();
        assertThat(TokenEstimate.of(request)).isEqualTo(100 + 2 * TokenEstimate.MESSAGE + 1 + 2);
    }

    @Test
    void anUnboundedAnswerCountsAsSomething() {
        assertThat(TokenEstimate.of(ChatRequest.user("abcd")))
                .isEqualTo(TokenEstimate.UNBOUNDED_ANSWER + TokenEstimate.MESSAGE + 1);
    }

    @Test
    void anImageCountsLikeAPageAndFieldsLikeText() {
        ContentPart image = ContentPart.opaque("{\"image_url\":\"" + "A".repeat(1_000_000) + "\"}");
        ChatMessage message = new ChatMessage(Role.USER, List.of(image)).withFields("{\"name\":\"xy\"}");
        assertThat(TokenEstimate.of(
                        ChatRequest.builder().message(message).maxTokens(1).build()))
                .isEqualTo(1 + TokenEstimate.MESSAGE + TokenEstimate.MAX_OPAQUE + 4);
    }
}
