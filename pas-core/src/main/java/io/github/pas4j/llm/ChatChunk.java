package io.github.pas4j.llm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a streamed answer. Immutable. A piece may tell the answer's next characters, or its end, or its usage, or
 * several of them.
 */
public final class ChatChunk {

    private final String text;
    private final String reasoning;
    private final String refusal;
    private final @Nullable FinishReason finishReason;
    private final @Nullable Usage usage;
    private final List<TokenLogprob> logprobs;

    private ChatChunk(Builder builder) {
        this.text = builder.text;
        this.reasoning = builder.reasoning;
        this.refusal = builder.refusal;
        this.finishReason = builder.finishReason;
        this.usage = builder.usage;
        this.logprobs = builder.logprobs;
    }

    /** A piece that is only text. */
    public static ChatChunk of(String text) {
        return builder().text(text).build();
    }

    /** A piece to be put together; it says nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The next characters of the answer, possibly none. */
    public String text() {
        return text;
    }

    /** The next characters of the model's reasoning, possibly none; no part of the answer. */
    public String reasoning() {
        return reasoning;
    }

    /** The next characters of a refusal, possibly none. */
    public String refusal() {
        return refusal;
    }

    /** Why the answer ended, on the piece that ends it. */
    public Optional<FinishReason> finishReason() {
        return Optional.ofNullable(finishReason);
    }

    /** Tokens of the whole exchange, on the last piece where the provider sends them. */
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /** How likely the model found this piece's tokens, where that was asked for. */
    public List<TokenLogprob> logprobs() {
        return logprobs;
    }

    /** Whether the piece tells nothing at all. */
    public boolean isEmpty() {
        return text.isEmpty()
                && reasoning.isEmpty()
                && refusal.isEmpty()
                && finishReason == null
                && usage == null
                && logprobs.isEmpty();
    }

    /** Whether the other piece tells the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChatChunk chunk
                && text.equals(chunk.text)
                && reasoning.equals(chunk.reasoning)
                && refusal.equals(chunk.refusal)
                && finishReason == chunk.finishReason
                && Objects.equals(usage, chunk.usage)
                && logprobs.equals(chunk.logprobs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, reasoning, refusal, finishReason, usage, logprobs);
    }

    /** Says how long the text is, not what it says. */
    @Override
    public String toString() {
        return "ChatChunk[" + text.length() + " characters, " + finishReason() + ", " + usage() + "]";
    }

    /** Puts a {@link ChatChunk} together. Not thread-safe. */
    public static final class Builder {
        private String text = "";
        private String reasoning = "";
        private String refusal = "";
        private @Nullable FinishReason finishReason;
        private @Nullable Usage usage;
        private List<TokenLogprob> logprobs = List.of();

        private Builder() {}

        /** The next characters of the answer. Default: none. */
        public Builder text(String value) {
            this.text = Objects.requireNonNull(value, "text");
            return this;
        }

        /** The next characters of the model's reasoning. Default: none. */
        public Builder reasoning(String value) {
            this.reasoning = Objects.requireNonNull(value, "reasoning");
            return this;
        }

        /** The next characters of a refusal. Default: none. */
        public Builder refusal(String value) {
            this.refusal = Objects.requireNonNull(value, "refusal");
            return this;
        }

        /** Why the answer ended. Default: it has not. */
        public Builder finishReason(FinishReason value) {
            this.finishReason = Objects.requireNonNull(value, "finishReason");
            return this;
        }

        /** Tokens of the whole exchange. Default: unknown. */
        public Builder usage(Usage value) {
            this.usage = Objects.requireNonNull(value, "usage");
            return this;
        }

        /** How likely the model found this piece's tokens; copied. Default: unknown. */
        public Builder logprobs(List<TokenLogprob> value) {
            this.logprobs = List.copyOf(value);
            return this;
        }

        /** The piece. */
        public ChatChunk build() {
            return new ChatChunk(this);
        }
    }
}
