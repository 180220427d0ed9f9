package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ContentPart;
import java.util.List;
import java.util.Locale;

/** Writes a conversation as OpenAI's API wants it. */
final class OpenAiMessages {

    private OpenAiMessages() {}

    /**
     * @throws IllegalArgumentException if an opaque part, or the further fields of a message, are not one JSON object
     */
    static void write(List<ChatMessage> conversation, ArrayNode messages) {
        for (ChatMessage message : conversation) {
            ObjectNode json = messages.addObject();
            json.put("role", role(message));
            write(message.parts(), json);
            putFields(message, json);
        }
    }

    static String role(ChatMessage message) {
        return message.role().name().toLowerCase(Locale.ROOT);
    }

    /** Fields of the caller stand in the place of ours of the same name. */
    static void putFields(ChatMessage message, ObjectNode json) {
        message.fields().ifPresent(fields -> json.setAll(Json.callersObject(fields, "the JSON of a message's fields")));
    }

    private static void write(List<ContentPart> parts, ObjectNode json) {
        // A plain string where it will do: not every server reads lists of parts.
        if (parts.isEmpty()) {
            json.putNull("content");
        } else if (parts.size() == 1 && parts.get(0) instanceof ContentPart.Text only) {
            json.put("content", only.text());
        } else {
            ArrayNode content = json.putArray("content");
            parts.forEach(part -> write(part, content));
        }
    }

    private static void write(ContentPart part, ArrayNode content) {
        if (part instanceof ContentPart.Text text) {
            content.addObject().put("type", "text").put("text", text.text());
        } else if (part instanceof ContentPart.Opaque opaque) {
            // What is not one whole object could end ours and add fields to it.
            ObjectNode unused = Json.callersObject(opaque.json(), "an opaque content part");
            content.addRawValue(new RawValue(opaque.json()));
        }
    }
}
