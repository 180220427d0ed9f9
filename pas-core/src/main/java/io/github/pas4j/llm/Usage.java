package io.github.pas4j.llm;

/**
 * Tokens that one exchange used, as the provider counts them.
 *
 * @param promptTokens tokens of the request, at least 0
 * @param completionTokens tokens of the answer, reasoning included, at least 0
 */
public record Usage(long promptTokens, long completionTokens) {

    /**
     * @throws IllegalArgumentException if a count is negative
     */
    public Usage {
        if (promptTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException(
                    "token counts must not be negative: " + promptTokens + ", " + completionTokens);
        }
    }

    /** This and another exchange together. */
    public Usage plus(Usage other) {
        return new Usage(promptTokens + other.promptTokens, completionTokens + other.completionTokens);
    }

    /** Prompt and completion tokens together. */
    public long totalTokens() {
        return promptTokens + completionTokens;
    }
}
