package io.github.pas4j.llm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model's whole answer. Immutable. */
public final class ChatResponse {

    private final String text;
    private final @Nullable String reasoning;
    private final @Nullable String refusal;
    private final FinishReason finishReason;
    private final @Nullable Usage usage;
    private final @Nullable String requestId;
    private final @Nullable String model;
    private final List<TokenLogprob> logprobs;
    private final @Nullable Supplier<String> rawJson;

    private ChatResponse(Builder builder) {
        this.text = builder.text;
        this.reasoning = builder.reasoning;
        this.refusal = builder.refusal;
        this.finishReason = builder.finishReason;
        this.usage = builder.usage;
        this.requestId = builder.requestId;
        this.model = builder.model;
        this.logprobs = builder.logprobs;
        this.rawJson = builder.rawJson;
    }

    /** A complete answer of which nothing else is known. */
    public static ChatResponse of(String text) {
        return builder(text).build();
    }

    /**
     * An answer to be put together; it came to its natural end unless the builder is told otherwise.
     *
     * @param text what it says; empty where it says nothing
     */
    public static Builder builder(String text) {
        return new Builder(text);
    }

    /** What it says; empty where it says nothing. */
    public String text() {
        return text;
    }

    /** What the model thought before it answered, where the provider tells it; no part of {@link #text()}. */
    public Optional<String> reasoning() {
        return Optional.ofNullable(reasoning);
    }

    /** Why the model would not answer, where it says so in this way; {@link #text()} is empty then. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Why it stopped. */
    public FinishReason finishReason() {
        return finishReason;
    }

    /** Tokens used, where the provider counts them. */
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /** The provider's id of the exchange, where it sends one. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** The model that answered, as the provider names it, where it does. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** How likely the model found the answer's tokens, in their order; empty unless it was asked for. */
    public List<TokenLogprob> logprobs() {
        return logprobs;
    }

    /**
     * The provider's whole answer as it was sent, for fields that this class does not know; made anew at each call. Should
     * it repeat the key that it was asked with, that shows as {@code [key]}.
     */
    public Optional<String> rawJson() {
        return rawJson == null ? Optional.empty() : Optional.of(rawJson.get());
    }

    /** A builder that starts from this answer. */
    public Builder toBuilder() {
        Builder builder = new Builder(text);
        builder.reasoning = reasoning;
        builder.refusal = refusal;
        builder.finishReason = finishReason;
        builder.usage = usage;
        builder.requestId = requestId;
        builder.model = model;
        builder.logprobs = logprobs;
        builder.rawJson = rawJson;
        return builder;
    }

    /** Says how long the answer is, not what it says. */
    @Override
    public String toString() {
        return "ChatResponse[" + text.length() + " characters, " + finishReason + ", " + usage() + ", requestId="
                + requestId() + ", model=" + model() + "]";
    }

    /** Puts a {@link ChatResponse} together. Not thread-safe. */
    public static final class Builder {
        private final String text;
        private @Nullable String reasoning;
        private @Nullable String refusal;
        private FinishReason finishReason = FinishReason.STOP;
        private @Nullable Usage usage;
        private @Nullable String requestId;
        private @Nullable String model;
        private List<TokenLogprob> logprobs = List.of();
        private @Nullable Supplier<String> rawJson;

        private Builder(String text) {
            this.text = Objects.requireNonNull(text, "text");
        }

        /** What the model thought before it answered, or null. Default: null. */
        public Builder reasoning(@Nullable String value) {
            this.reasoning = value;
            return this;
        }

        /** Why the model would not answer, or null. Default: null. */
        public Builder refusal(@Nullable String value) {
            this.refusal = value;
            return this;
        }

        /** Why it stopped. Default: {@link FinishReason#STOP}. */
        public Builder finishReason(FinishReason value) {
            this.finishReason = Objects.requireNonNull(value, "finishReason");
            return this;
        }

        /** Tokens used, or null. Default: null. */
        public Builder usage(@Nullable Usage value) {
            this.usage = value;
            return this;
        }

        /** The provider's id of the exchange, or null. Default: null. */
        public Builder requestId(@Nullable String value) {
            this.requestId = value;
            return this;
        }

        /** The model that answered, or null. Default: null. */
        public Builder model(@Nullable String value) {
            this.model = value;
            return this;
        }

        /** How likely the model found the answer's tokens; copied. Default: unknown. */
        public Builder logprobs(List<TokenLogprob> value) {
            this.logprobs = List.copyOf(value);
            return this;
        }

        /** Gives the provider's whole answer; called each time it is asked for. Default: unknown. */
        public Builder rawJson(Supplier<String> value) {
            this.rawJson = Objects.requireNonNull(value, "rawJson");
            return this;
        }

        /** The answer. */
        public ChatResponse build() {
            return new ChatResponse(this);
        }
    }
}
