package io.github.pas4j.client.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes the body of a request. */
final class ChatRequestJson {

    private ChatRequestJson() {}

    /**
     * @throws IllegalArgumentException if an opaque part is not one JSON object
     */
    static byte[] write(ChatRequest request, String model, TokenLimitField tokenLimit, Delivery delivery) {
        // By way of characters: Jackson's byte writer fails at half a surrogate pair, which users do paste.
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("model", model);
            json.writeArrayFieldStart("messages");
            for (ChatMessage message : request.messages()) {
                write(message, json);
            }
            json.writeEndArray();
            if (request.temperature().isPresent()) {
                json.writeNumberField("temperature", request.temperature().getAsDouble());
            }
            if (request.maxTokens().isPresent()) {
                json.writeNumberField(tokenLimit.wireName(), request.maxTokens().getAsInt());
            }
            if (delivery == Delivery.STREAM) {
                json.writeBooleanField("stream", true);
                json.writeObjectFieldStart("stream_options");
                json.writeBooleanField("include_usage", true);
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(ChatMessage message, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
        json.writeFieldName("content");
        List<ContentPart> parts = message.parts();
        // A plain string where it will do: not every server reads lists of parts.
        if (parts.size() == 1 && parts.get(0) instanceof ContentPart.Text only) {
            json.writeString(only.text());
        } else {
            json.writeStartArray();
            for (ContentPart part : parts) {
                write(part, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(ContentPart part, JsonGenerator json) throws IOException {
        if (part instanceof ContentPart.Text text) {
            json.writeStartObject();
            json.writeStringField("type", "text");
            json.writeStringField("text", text.text());
            json.writeEndObject();
        } else if (part instanceof ContentPart.Opaque opaque) {
            json.writeRawValue(oneObject(opaque.json()));
        }
    }

    /** What is not one whole object could end ours and add fields to it. */
    private static String oneObject(String json) {
        try {
            if (Json.read(json.getBytes(StandardCharsets.UTF_8)).isObject()) {
                return json;
            }
        } catch (UnreadableAnswerException e) {
            throw new IllegalArgumentException("an opaque content part is " + e.getMessage());
        }
        throw new IllegalArgumentException("an opaque content part is not a JSON object");
    }
}
