package io.github.pas4j.embedding.onnx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON without an {@code ObjectMapper}: the classes behind that take some tenths of a second to load, which would be a
 * large part of the time to an encoder's first vector.
 */
final class JsonTree {

    /** A vocabulary's thirty thousand names come once each: to intern them took half of the time of reading. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Reads one object itself; the parser stands on its opening brace, and is to be left on its closing one. */
    @FunctionalInterface
    interface ObjectReader {
        void read(JsonParser parser) throws IOException;
    }

    private final JsonParser parser;
    private final @Nullable JsonPointer aside;
    private final ObjectReader reader;

    private JsonTree(JsonParser parser, @Nullable JsonPointer aside, ObjectReader reader) {
        this.parser = parser;
        this.aside = aside;
        this.reader = reader;
    }

    /** The first value; missing where there is none. */
    static JsonNode read(byte[] json) throws IOException {
        return read(json, null, nobody -> {});
    }

    /** As {@link #read(byte[])}, but the object at a place goes to a reader of its own, and is empty in the tree. */
    static JsonNode read(byte[] json, @Nullable JsonPointer aside, ObjectReader reader) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonToken first = parser.nextToken();
            return first == null ? NODES.missingNode() : new JsonTree(parser, aside, reader).value(first);
        }
    }

    /** Depth is bounded by Jackson's own limit. */
    private JsonNode value(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new JsonEOFException(parser, null, "the JSON ends in the middle");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode object() throws IOException {
        ObjectNode node = NODES.objectNode();
        if (aside != null && parser.getParsingContext().pathAsPointer().equals(aside)) {
            reader.read(parser);
            return node;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            node.set(name, value(parser.nextToken()));
        }
        return node;
    }

    private JsonNode array() throws IOException {
        ArrayNode node = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            node.add(value(token));
        }
        return node;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
