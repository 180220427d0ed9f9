package io.github.pas4j.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
    private final @Nullable Double topP;
    private final List<String> stop;
    private final @Nullable Long seed;
    private final @Nullable Integer topLogprobs;
    private final @Nullable ResponseFormat responseFormat;
    private final Map<String, Object> extras;

    private ChatRequest(Builder builder) {
        this.messages = List.copyOf(builder.messages);
        this.model = builder.model;
        this.temperature = builder.temperature;
        this.maxTokens = builder.maxTokens;
        this.timeout = builder.timeout;
        this.topP = builder.topP;
        this.stop = builder.stop;
        this.seed = builder.seed;
        this.topLogprobs = builder.topLogprobs;
        this.responseFormat = builder.responseFormat;
        this.extras = Collections.unmodifiableMap(new LinkedHashMap<>(builder.extras));
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

    /** Share of the probability that is sampled from, above 0 and at most 1. */
    public OptionalDouble topP() {
        return topP == null ? OptionalDouble.empty() : OptionalDouble.of(topP);
    }

    /** Texts at which the answer ends, without them; empty for none. */
    public List<String> stop() {
        return stop;
    }

    /** What the sampling starts from: with the same seed most servers try to give the same answer. */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** Present where log-probabilities of the answer's tokens are asked for: how many likeliest tokens for each place. */
    public OptionalInt topLogprobs() {
        return topLogprobs == null ? OptionalInt.empty() : OptionalInt.of(topLogprobs);
    }

    /** The form of the answer, where it is not any text. */
    public Optional<ResponseFormat> responseFormat() {
        return Optional.ofNullable(responseFormat);
    }

    /** Further fields of the request's JSON, for one provider, in the order they were added; unmodifiable. */
    public Map<String, Object> extras() {
        return extras;
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
        builder.topP = topP;
        builder.stop = stop;
        builder.seed = seed;
        builder.topLogprobs = topLogprobs;
        builder.responseFormat = responseFormat;
        builder.extras.putAll(extras);
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
                + ", maxTokens=" + maxTokens + ", timeout=" + timeout + ", extras=" + extras.keySet() + "]";
    }

    /** Puts a {@link ChatRequest} together. Not thread-safe. */
    public static final class Builder {
        private final List<ChatMessage> messages = new ArrayList<>();
        private @Nullable String model;
        private @Nullable Double temperature;
        private @Nullable Integer maxTokens;
        private @Nullable Duration timeout;
        private @Nullable Double topP;
        private List<String> stop = List.of();
        private @Nullable Long seed;
        private @Nullable Integer topLogprobs;
        private @Nullable ResponseFormat responseFormat;
        private final Map<String, Object> extras = new LinkedHashMap<>();

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
         * Share of the probability that is sampled from. Default: the provider's.
         *
         * @param value above 0 and at most 1
         * @throws IllegalArgumentException if it is not
         */
        public Builder topP(double value) {
            if (!(value > 0) || value > 1) {
                throw new IllegalArgumentException("topP must be above 0 and at most 1: " + value);
            }
            this.topP = value;
            return this;
        }

        /**
         * Texts at which the answer ends. Default: none.
         *
         * @throws IllegalArgumentException if one of them is empty
         */
        public Builder stop(String... texts) {
            for (String text : texts) {
                if (text.isEmpty()) {
                    throw new IllegalArgumentException("a stop text must not be empty");
                }
            }
            this.stop = List.of(texts);
            return this;
        }

        /** What the sampling starts from. Default: the provider's choice. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /**
         * Asks for log-probabilities of the answer's tokens. Default: they are not asked for.
         *
         * @param top how many likeliest tokens to tell for each place, 0 to 20
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder logprobs(int top) {
            if (top < 0 || top > 20) {
                throw new IllegalArgumentException("top must be 0 to 20: " + top);
            }
            this.topLogprobs = top;
            return this;
        }

        /** The form of the answer. Default: any text. */
        public Builder responseFormat(ResponseFormat format) {
            this.responseFormat = Objects.requireNonNull(format, "format");
            return this;
        }

        /**
         * A further field of the request's JSON that only one provider knows, such as {@code extra("top_k", 20)}. Where a
         * client writes a field of that name itself, this value stands in its place.
         *
         * @param name the field, not blank
         * @param value a String, Boolean, Number, or a List or Map (with String keys) of such; copied
         * @throws IllegalArgumentException if the name is blank or the value is of another kind
         */
        public Builder extra(String name, Object value) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("the name of an extra field must not be blank");
            }
            extras.put(name, Extras.copyOf(name, value));
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
