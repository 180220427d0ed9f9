package io.github.pas4j;

import io.github.pas4j.llm.LlmClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the builders of generators and critics that ask a model have in common. */
abstract class ModelBuilder<B extends ModelBuilder<B>> {

    private final LlmClient client;
    private int maxTokens;
    private @Nullable Double temperature = 0.0;
    private @Nullable String model;
    int maxPrompt;

    ModelBuilder(LlmClient client, int maxPrompt, int maxTokens) {
        this.client = Objects.requireNonNull(client, "client");
        this.maxTokens = maxTokens;
        this.maxPrompt = maxPrompt;
    }

    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }

    AskedModel asked(String generator) {
        return new AskedModel(generator, client, model, maxTokens, temperature);
    }

    /**
     * The model to ask. Default: the client's.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public B model(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("model must not be blank");
        }
        this.model = name;
        return self();
    }

    /**
     * Most tokens of an answer, thinking included: more is needed for models that think before they answer. Default: {@code
     * DEFAULT_MAX_TOKENS} of what is built.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public B maxTokens(int tokens) {
        this.maxTokens = requirePositive("maxTokens", tokens);
        return self();
    }

    /** Leaves the temperature to the provider, for models that refuse to be told. Default: it is 0. */
    public B providerTemperature() {
        this.temperature = null;
        return self();
    }

    /**
     * Longest prompt that is sent, in UTF-16 units; a longer one is {@link Declined}, or unverified where pairs are judged.
     * Default: {@code DEFAULT_MAX_PROMPT} of what is built.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public B maxPromptCharacters(int characters) {
        this.maxPrompt = requirePositive("maxPromptCharacters", characters);
        return self();
    }

    private static int requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
        return value;
    }
}
