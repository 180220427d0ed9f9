package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

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
public final class FineTunedGenerator implements ComplementGenerator, ModelBacked<FineTunedGenerator> {

    /** Most tokens of an answer, unless told otherwise. */
    public static final int DEFAULT_MAX_TOKENS = AskedModel.DEFAULT_MAX_TOKENS;

    /** Longest prompt that is sent, in UTF-16 units, unless told otherwise; training contexts are shorter than chat ones. */
    public static final int DEFAULT_MAX_PROMPT = 12_000;

    private final AskedModel model;
    private final SftTemplate template;
    private final int maxPrompt;

    private FineTunedGenerator(Builder builder) {
        this.model = builder.asked("fine-tuned");
        this.template = builder.template;
        this.maxPrompt = builder.maxPrompt;
    }

    private FineTunedGenerator(FineTunedGenerator other, LlmClient client) {
        this.model = other.model.over(client);
        this.template = other.template;
        this.maxPrompt = other.maxPrompt;
    }

    @Override
    public FineTunedGenerator over(UnaryOperator<LlmClient> wrapping) {
        return new FineTunedGenerator(this, wrapping.apply(model.client()));
    }

    @Override
    public String settings() {
        return "fine-tuned(%s, %s)".formatted(template.id(), model.settings());
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
            return Declined.unusable("the prompt is longer than " + maxPrompt + " characters");
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
    public static final class Builder extends ModelBuilder<Builder> {
        private SftTemplate template = SftTemplate.standard();

        private Builder(LlmClient client) {
            super(client, DEFAULT_MAX_PROMPT, DEFAULT_MAX_TOKENS);
        }

        /** The template that the model was trained with. Default: {@link SftTemplate#standard()}. */
        public Builder template(SftTemplate value) {
            this.template = Objects.requireNonNull(value, "template");
            return this;
        }

        /** The generator. */
        public FineTunedGenerator build() {
            return new FineTunedGenerator(this);
        }
    }
}
