package io.github.pas4j.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model: the conversation so far, and how to answer. Immutable.
 *
 * <p>Whatever is left unset is left to the client, and by the client to the provider.
 */
public final class ChatRequest {

    private final List<ChatMessage> messages;
    private final @Nullable String model;
    private final @Nullable Double temperature;
    private final @Nullable Integer maxTokens;
    private final @Nullable Duration timeout;

    private ChatRequest(Builder builder) {
        this.messages = List.copyOf(builder.messages);
        this.model = builder.model;
        this.temperature = builder.temperature;
        this.maxTokens = builder.maxTokens;
        this.timeout = builder.timeout;
    }

    /** A request of one user message. */
    public static ChatRequest user(String text) {
        return builder().user(text).build();
    }

    /** A request to be put together. */
    public static Builder builder() {
        return new Builder();
    }

    /** The conversation, oldest message first; at least one. */
    public List<ChatMessage> messages() {
        return messages;
    }

    /** The model to ask, where it is not the client's own. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** Sampling temperature, at least 0. */
    public OptionalDouble temperature() {
        return temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature);
    }

    /** Most tokens that the answer may have, at least 1. */
    public OptionalInt maxTokens() {
        return maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens);
    }

    /** Time for the whole exchange, where it is not the client's own. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** A builder that starts from this request. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.messages.addAll(messages);
        builder.model = model;
        builder.temperature = temperature;
        builder.maxTokens = maxTokens;
        builder.timeout = timeout;
        return builder;
    }

    /** The same request with another conversation. */
    public ChatRequest withMessages(List<ChatMessage> replacement) {
        Builder builder = toBuilder();
        builder.messages.clear();
        builder.messages.addAll(replacement);
        return builder.build();
    }

    /** Says how many messages there are, not what they say. */
    @Override
    public String toString() {
        return "ChatRequest[" + messages.size() + " messages, model=" + model + ", temperature=" + temperature
                + ", maxTokens=" + maxTokens + ", timeout=" + timeout + "]";
    }

    /** Puts a {@link ChatRequest} together. Not thread-safe. */
    public static final class Builder {
        private final List<ChatMessage> messages = new ArrayList<>();
        private @Nullable String model;
        private @Nullable Double temperature;
        private @Nullable Integer maxTokens;
        private @Nullable Duration timeout;

        private Builder() {}

        /** Adds a system message. */
        public Builder system(String text) {
            return message(ChatMessage.of(Role.SYSTEM, text));
        }

        /** Adds a user message. */
        public Builder user(String text) {
            return message(ChatMessage.of(Role.USER, text));
        }

        /** Adds a message of the model. */
        public Builder assistant(String text) {
            return message(ChatMessage.of(Role.ASSISTANT, text));
        }

        /** Adds any message. */
        public Builder message(ChatMessage message) {
            messages.add(Objects.requireNonNull(message, "message"));
            return this;
        }

        /**
         * The model to ask. Default: the client's.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder model(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("model must not be blank");
            }
            this.model = name;
            return this;
        }

        /**
         * Sampling temperature. Default: the provider's.
         *
         * @param value at least 0; 0 asks for the likeliest answer
         * @throws IllegalArgumentException if it is negative or not a number
         */
        public Builder temperature(double value) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("temperature must be at least 0: " + value);
            }
            this.temperature = value;
            return this;
        }

        /**
         * Most tokens that the answer may have. Default: the provider's.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxTokens(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("maxTokens must be positive: " + tokens);
            }
            this.maxTokens = tokens;
            return this;
        }

        /**
         * Time for the whole exchange, retries included. Default: the client's.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration time) {
            if (time.isZero() || time.isNegative()) {
                throw new IllegalArgumentException("timeout must be positive: " + time);
            }
            this.timeout = time;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalStateException if there is no message
         */
        public ChatRequest build() {
            if (messages.isEmpty()) {
                throw new IllegalStateException("a request must have at least one message");
            }
            return new ChatRequest(this);
        }
    }
}
