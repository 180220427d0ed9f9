package io.github.pas4j.llm;

import java.util.Objects;
import java.util.Optional;

/**
 * One piece of a streamed answer.
 *
 * @param text the next characters of the answer, possibly none
 * @param finishReason why the answer ended, on the piece that ends it
 * @param usage tokens of the whole exchange, on the last piece where the provider sends them
 */
public record ChatChunk(String text, Optional<FinishReason> finishReason, Optional<Usage> usage) {

    /** All components are non-null. */
    public ChatChunk {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finishReason, "finishReason");
        Objects.requireNonNull(usage, "usage");
    }

    /** A piece that is only text. */
    public static ChatChunk of(String text) {
        return new ChatChunk(text, Optional.empty(), Optional.empty());
    }

    /** Says how long the text is, not what it says. */
    @Override
    public String toString() {
        return "ChatChunk[" + text.length() + " characters, " + finishReason + ", " + usage + "]";
    }
}
