package io.github.pas4j.llm;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One message of a conversation.
 *
 * @param role who speaks
 * @param parts what is said, at least one part; copied
 */
public record ChatMessage(Role role, List<ContentPart> parts) {

    /**
     * @throws IllegalArgumentException if there is no part
     */
    public ChatMessage {
        Objects.requireNonNull(role, "role");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a message must have at least one part");
        }
    }

    /** A message that is one text. */
    public static ChatMessage of(Role role, String text) {
        return new ChatMessage(role, List.of(ContentPart.text(text)));
    }

    /** The text parts, joined by line breaks; empty where there is none. */
    public String text() {
        return parts.stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining("\n"));
    }
}
