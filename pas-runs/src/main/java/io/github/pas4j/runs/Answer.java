package io.github.pas4j.runs;

import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import java.util.Objects;

/**
 * What a paid call gave. Immutable.
 *
 * @param text the answer, or JSON that holds it; halves of surrogate pairs in it become U+FFFD, so that it reads the same
 *     after a resume
 * @param tokensIn tokens of the request, at least 0
 * @param tokensOut tokens of the answer, at least 0
 * @param finishReason why the model stopped
 */
public record Answer(String text, long tokensIn, long tokensOut, FinishReason finishReason) {

    /**
     * @throws IllegalArgumentException if a number is negative
     */
    public Answer {
        text = Texts.repaired(text);
        Objects.requireNonNull(finishReason, "finishReason");
        if (tokensIn < 0 || tokensOut < 0) {
            throw new IllegalArgumentException("tokens must not be negative: " + tokensIn + ", " + tokensOut);
        }
    }

    /**
     * The text, usage and finish reason of a chat client's answer.
     *
     * @param estimate what counts where the provider does not say what the call used, so that no call counts as free
     */
    public static Answer of(ChatResponse response, Usage estimate) {
        Usage usage = response.usage().orElse(estimate);
        return new Answer(response.text(), usage.promptTokens(), usage.completionTokens(), response.finishReason());
    }

    boolean saysTheSameAs(Answer other) {
        return text.equals(other.text) && finishReason == other.finishReason;
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Answer[" + text.length() + " characters, tokens " + tokensIn + " in, " + tokensOut + " out, "
                + finishReason + "]";
    }
}
