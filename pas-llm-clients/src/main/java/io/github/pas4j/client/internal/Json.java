package io.github.pas4j.client.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jackson, kept from quoting in its exceptions what it reads. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** For what callers give and servers get; foreign numbers are not worth the time that their digits may take. */
    private static final JsonMapper EXACT = MAPPER.rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode read(byte[] json) throws UnreadableAnswerException {
        return read(json, MAPPER);
    }

    static JsonNode read(String json) throws UnreadableAnswerException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(byte[] json, JsonMapper mapper) throws UnreadableAnswerException {
        JsonNode root;
        try {
            root = mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw bad(e.getLocation(), json.length);
        } catch (IOException e) {
            throw new UnreadableAnswerException("bad JSON", 0, json.length);
        }
        if (root.isMissingNode()) {
            throw new UnreadableAnswerException("no JSON at all", 0, json.length);
        }
        return root;
    }

    /**
     * A text field of an object, even of one that breaks off after it; null where there is none before the break.
     *
     * @param name of a field of the object itself, not of one within
     */
    static @Nullable String textField(String json, String name) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    return value == JsonToken.VALUE_STRING ? parser.getText() : null;
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static UnreadableAnswerException bad(JsonLocation where, int length) {
        if (where == null || where.getByteOffset() < 0) {
            return new UnreadableAnswerException("bad JSON", 0, length);
        }
        long offset = Math.min(where.getByteOffset(), length);
        String place = "bad JSON at line " + where.getLineNr() + ", column " + where.getColumnNr();
        return new UnreadableAnswerException(place, offset, length - offset);
    }

    /**
     * JSON of a caller.
     *
     * @param what what it is, for the message
     * @throws IllegalArgumentException if it is not one JSON object
     */
    static ObjectNode callersObject(String json, String what) {
        try {
            if (read(json.getBytes(StandardCharsets.UTF_8), EXACT) instanceof ObjectNode object) {
                return object;
            }
        } catch (UnreadableAnswerException e) {
            throw new IllegalArgumentException(what + " is not one JSON object: " + e.getMessage());
        }
        throw new IllegalArgumentException(what + " is not one JSON object");
    }

    /** Adds fields of a caller; they stand in the place of ours of the same name. */
    static void putAll(Map<String, Object> fields, ObjectNode target) {
        fields.forEach((name, value) -> target.set(name, MAPPER.valueToTree(value)));
    }

    static byte[] bytes(JsonNode node) {
        try {
            // By way of characters: Jackson's byte writer fails at half a surrogate pair, which users do paste.
            return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
