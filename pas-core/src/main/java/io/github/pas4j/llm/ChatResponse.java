package io.github.pas4j.llm;

import java.util.Objects;
import java.util.Optional;

/**
 * A model's whole answer.
 *
 * @param text what it says; empty where it says nothing
 * @param finishReason why it stopped
 * @param usage tokens used, where the provider counts them
 * @param requestId the provider's id of the exchange, where it sends one
 * @param model the model that answered, as the provider names it, where it does
 */
public record ChatResponse(
        String text,
        FinishReason finishReason,
        Optional<Usage> usage,
        Optional<String> requestId,
        Optional<String> model) {

    /** All components are non-null. */
    public ChatResponse {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finishReason, "finishReason");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(model, "model");
    }

    /** A complete answer of which nothing else is known. */
    public static ChatResponse of(String text) {
        return new ChatResponse(text, FinishReason.STOP, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Says how long the answer is, not what it says. */
    @Override
    public String toString() {
        return "ChatResponse[" + text.length() + " characters, " + finishReason + ", " + usage + ", requestId="
                + requestId + ", model=" + model + "]";
    }
}
