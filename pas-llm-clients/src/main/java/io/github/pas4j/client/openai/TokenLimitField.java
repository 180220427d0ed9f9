package io.github.pas4j.client.openai;

import io.github.pas4j.client.internal.BaseUrl;
import java.util.regex.Pattern;

/** The field of a request that limits the answer's tokens: OpenAI renamed it, most other servers did not. */
public enum TokenLimitField {
    /** {@code max_completion_tokens}: OpenAI's own; its reasoning models refuse the older one. */
    MAX_COMPLETION_TOKENS("max_completion_tokens"),
    /** {@code max_tokens}: what other servers read. */
    MAX_TOKENS("max_tokens");

    /** Names may have the maker before them, as OpenRouter has it, and a date or a size after them. */
    private static final Pattern REASONING = Pattern.compile("(?:.*/)?(?:o[134](?:-.*)?|gpt-5.*)");

    private final String wireName;

    TokenLimitField(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static TokenLimitField of(String model, BaseUrl server) {
        return server.isOn("api.openai.com") || REASONING.matcher(model).matches() ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }
}
