package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model that was fine-tuned to write complements: the paper's {@code M_p} behind an endpoint.
 *
 * <p>Defaults: {@link SftTemplate#standard()}, the client's own model at temperature 0, {@value #DEFAULT_MAX_TOKENS} tokens at
 * most, prompts of up to {@value #DEFAULT_MAX_PROMPT} characters.
 *
 * <p>The model is shown the prompt alone, as in its training: neither category nor target nor earlier turns. It may answer
 * <em>none</em>, which is {@link Declined}; so is an answer that is no single short line. Which languages it knows only its
 * training data tell: prompts of all languages are sent, and the guard refuses complements in another one. Thread-safe.
 * Closing the client stays the caller's.
 */
public final class FineTunedGenerator implements ComplementGenerator {

    /** Most tokens of an answer, unless told otherwise. */
    public static final int DEFAULT_MAX_TOKENS = AskedModel.DEFAULT_MAX_TOKENS;

    /** Longest prompt that is sent, in UTF-16 units, unless told otherwise; training contexts are shorter than chat ones. */
    public static final int DEFAULT_MAX_PROMPT = 12_000;

    private final AskedModel model;
    private final SftTemplate template;
    private final int maxPrompt;

    private FineTunedGenerator(Builder builder) {
        this.model =
                new AskedModel("fine-tuned", builder.client, builder.model, builder.maxTokens, builder.temperature);
        this.template = builder.template;
        this.maxPrompt = builder.maxPrompt;
    }

    /** A generator that asks the model behind a client. */
    public static Builder builder(LlmClient client) {
        return new Builder(client);
    }

    /**
     * Asks the model once.
     *
     * @return {@link Declined} also where the prompt is too long to be sent
     * @throws LlmException if there is no answer, or an empty one
     */
    @Override
    public ComplementResult generate(ComplementRequest request) {
        if (request.prompt().length() > maxPrompt) {
            return Declined.because("the prompt is longer than " + maxPrompt + " characters");
        }
        return model.ask(List.of(ChatMessage.of(Role.USER, template.user(request.prompt()))), request.category());
    }

    /** Names the template by what it is, the client by which object it is. */
    @Override
    public String fingerprint() {
        return "fine-tuned(%s, %s)".formatted(template.id(), model.fingerprint());
    }

    @Override
    public String toString() {
        return "FineTunedGenerator[" + template + "]";
    }

    /** Puts a {@link FineTunedGenerator} together. Not thread-safe. */
    public static final class Builder {
        private final LlmClient client;
        private SftTemplate template = SftTemplate.standard();
        private int maxTokens = DEFAULT_MAX_TOKENS;
        private int maxPrompt = DEFAULT_MAX_PROMPT;
        private @Nullable Double temperature = 0.0;
        private @Nullable String model;

        private Builder(LlmClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /** The template that the model was trained with. Default: {@link SftTemplate#standard()}. */
        public Builder template(SftTemplate value) {
            this.template = Objects.requireNonNull(value, "template");
            return this;
        }

        /**
         * The model to ask. Default: the client's.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder model(String name) {
            this.model = ModelSettings.requireModel(name);
            return this;
        }

        /**
         * Most tokens of an answer. Default: {@value FineTunedGenerator#DEFAULT_MAX_TOKENS}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxTokens(int tokens) {
            this.maxTokens = ModelSettings.requirePositive("maxTokens", tokens);
            return this;
        }

        /** Leaves the temperature to the provider, for models that refuse to be told. Default: it is 0. */
        public Builder providerTemperature() {
            this.temperature = null;
            return this;
        }

        /**
         * Longest prompt that is sent, in UTF-16 units; a longer one is {@link Declined}. Default:
         * {@value FineTunedGenerator#DEFAULT_MAX_PROMPT}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxPromptCharacters(int characters) {
            this.maxPrompt = ModelSettings.requirePositive("maxPromptCharacters", characters);
            return this;
        }

        /** The generator. */
        public FineTunedGenerator build() {
            return new FineTunedGenerator(this);
        }
    }
}
