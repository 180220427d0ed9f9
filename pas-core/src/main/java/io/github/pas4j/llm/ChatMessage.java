package io.github.pas4j.llm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One message of a conversation.
 *
 * @param role who speaks
 * @param parts what is said; copied; empty only where there are further fields
 * @param fields further fields of the message in the provider's own JSON, such as {@code {"tool_call_id": "…"}} or
 *     {@code {"tool_calls": […]}}: one JSON object, sent as it is
 */
public record ChatMessage(Role role, List<ContentPart> parts, Optional<String> fields) {

    /**
     * @throws IllegalArgumentException if there is neither a part nor a field
     */
    public ChatMessage {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(fields, "fields");
        parts = List.copyOf(parts);
        if (parts.isEmpty() && fields.isEmpty()) {
            throw new IllegalArgumentException("a message must have at least one part");
        }
    }

    /**
     * A message without further fields.
     *
     * @throws IllegalArgumentException if there is no part
     */
    public ChatMessage(Role role, List<ContentPart> parts) {
        this(role, parts, Optional.empty());
    }

    /** A message that is one text. */
    public static ChatMessage of(Role role, String text) {
        return new ChatMessage(role, List.of(ContentPart.text(text)));
    }

    /** The same message with further fields in the provider's own JSON: one JSON object, sent as it is. */
    public ChatMessage withFields(String json) {
        return new ChatMessage(role, parts, Optional.of(json));
    }

    /** The same message, saying something else. */
    public ChatMessage withParts(List<ContentPart> replacement) {
        return new ChatMessage(role, replacement, fields);
    }

    /** The text parts, joined by line breaks; empty where there is none. */
    public String text() {
        if (parts.size() == 1 && parts.get(0) instanceof ContentPart.Text only) {
            return only.text(); // nearly always
        }
        return parts.stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    /** Says who speaks and how much, not what. */
    @Override
    public String toString() {
        return "ChatMessage[" + role + ", " + parts + (fields.isPresent() ? ", further fields]" : "]");
    }
}
