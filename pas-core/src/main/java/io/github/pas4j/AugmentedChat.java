package io.github.pas4j;

import io.github.pas4j.llm.ChatRequest;
import java.util.Objects;

/**
 * What became of a conversation whose last user message was looked at.
 *
 * @param request what to send
 * @param prompt what became of the message
 */
public record AugmentedChat(ChatRequest request, AugmentedPrompt prompt) {

    /** Both components are non-null. */
    public AugmentedChat {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(prompt, "prompt");
    }

    /** How it ended. */
    public Outcome outcome() {
        return prompt.outcome();
    }
}
