package io.github.pas4j.llm;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that one exchange used, as the provider counts them.
 *
 * @param promptTokens tokens of the request, at least 0
 * @param completionTokens tokens of the answer, reasoning included, at least 0
 * @param cachedTokens those of the prompt that the provider had in its cache, or null where it does not say
 * @param thinkingTokens those of the completion that were spent on reasoning, or null where it does not say
 */
public record Usage(
        long promptTokens,
        long completionTokens,
        @Nullable Long cachedTokens,
        @Nullable Long thinkingTokens) {

    /**
     * @throws IllegalArgumentException if a count is negative
     */
    public Usage {
        if (promptTokens < 0 || completionTokens < 0 || isNegative(cachedTokens) || isNegative(thinkingTokens)) {
            throw new IllegalArgumentException("token counts must not be negative: " + promptTokens + ", "
                    + completionTokens + ", " + cachedTokens + ", " + thinkingTokens);
        }
    }

    /** A usage of which no more is known. */
    public Usage(long promptTokens, long completionTokens) {
        this(promptTokens, completionTokens, null, null);
    }

    private static boolean isNegative(@Nullable Long count) {
        return count != null && count < 0;
    }

    /** Tokens of the prompt that the provider had in its cache, where it says so. */
    public OptionalLong cachedPromptTokens() {
        return cachedTokens == null ? OptionalLong.empty() : OptionalLong.of(cachedTokens);
    }

    /** Tokens of the completion that were spent on reasoning, where the provider says so. */
    public OptionalLong reasoningTokens() {
        return thinkingTokens == null ? OptionalLong.empty() : OptionalLong.of(thinkingTokens);
    }

    /** This and another exchange together; what one of them does not tell counts as 0. */
    public Usage plus(Usage other) {
        return new Usage(
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                sum(cachedTokens, other.cachedTokens),
                sum(thinkingTokens, other.thinkingTokens));
    }

    private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : (Long) (a + b);
    }

    /** Prompt and completion tokens together. */
    public long totalTokens() {
        return promptTokens + completionTokens;
    }
}
