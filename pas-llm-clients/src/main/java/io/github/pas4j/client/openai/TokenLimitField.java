package io.github.pas4j.client.openai;

/** The field of a request that limits the answer's tokens: OpenAI renamed it, most other servers did not. */
public enum TokenLimitField {
    /** {@code max_completion_tokens}: OpenAI's own; its reasoning models refuse the older one. */
    MAX_COMPLETION_TOKENS("max_completion_tokens"),
    /** {@code max_tokens}: what other servers read. */
    MAX_TOKENS("max_tokens");

    private final String wireName;

    TokenLimitField(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
