package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names under which corpora keep what is read of them. */
final class Columns {

    static final String DEFAULT_FIELD = "prompt";

    static final List<String> CONVERSATION = List.of("conversation", "conversations", "messages");
    static final List<String> ID = List.of("id", "conversation_id", "conversation_hash");
    static final List<String> LANGUAGE = List.of("language", "lang");
    static final List<String> ROLE = List.of("role", "from");
    static final List<String> CONTENT = List.of("content", "value");
    static final Set<String> USER_ROLES = Set.of("user", "human");
    static final String OPENAI = "openai_moderation";
    static final String DETOXIFY = "detoxify_moderation";

    private static final Set<String> WHOLE =
            Set.of("id", "conversation_id", "conversation_hash", "language", "lang", "source", "toxic", "redacted");
    private static final Set<String> OF_MESSAGE = Set.of("role", "from", "content", "value", "toxic", "redacted");

    private Columns() {}

    /** Whether a leaf column of Parquet is read, for prompts under {@code field}. */
    static boolean wanted(String field, String path) {
        if (path.equals(field) || WHOLE.contains(path)) {
            return true;
        }
        if (path.equals(OPENAI) || path.equals(OPENAI + ".flagged") || path.equals(DETOXIFY)) {
            return true;
        }
        if (path.startsWith(DETOXIFY + ".")) {
            return true;
        }
        return CONVERSATION.stream()
                .anyMatch(name -> path.equals(name)
                        || (path.startsWith(name + ".") && OF_MESSAGE.contains(path.substring(name.length() + 1))));
    }

    /** Whether prompts can be found in a row of these columns. */
    static boolean suffice(String field, List<String> names) {
        return names.contains(field)
                || (field.equals(DEFAULT_FIELD) && names.stream().anyMatch(CONVERSATION::contains));
    }

    /** The first of the keys that the object has a value under. */
    static Optional<JsonNode> first(JsonNode object, List<String> keys) {
        for (String key : keys) {
            JsonNode value = object.get(key);
            if (value != null && !value.isNull()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** True if the value says so, as JSON or as text ({@code True}, {@code 1}). */
    static boolean isTrue(Optional<JsonNode> value) {
        return value.isPresent()
                && (value.get().isTextual()
                        ? value.get().asText().equalsIgnoreCase("true")
                                || value.get().asText().equals("1")
                        : value.get().asInt(0) == 1 || value.get().asBoolean(false));
    }

    /** JSON or a Python literal where a text holds one, else the value itself. */
    static JsonNode structured(JsonNode value) throws UnreadableRowException {
        JsonNode node = value;
        for (int layer = 0; node.isTextual() && layer < 2; layer++) {
            node = parsed(node.asText().strip());
        }
        return node;
    }

    private static JsonNode parsed(String text) throws UnreadableRowException {
        try {
            return Json.value(text);
        } catch (UnreadableRowException e) {
            if (e.reason().startsWith("nested") || e.reason().startsWith("a key")) {
                throw e;
            }
            return PythonLiteral.parse(text);
        }
    }

    /**
     * The elements of a list however it was exported: nested lists laid flat, the wrappers of Parquet's lists taken off, an
     * object of lists turned into a list of objects.
     */
    static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> flat = new ArrayList<>();
        addElements(list, flat);
        return flat;
    }

    private static void addElements(JsonNode node, List<JsonNode> to) {
        if (node.isArray()) {
            node.forEach(entry -> addElements(entry, to));
            return;
        }
        Optional<JsonNode> inner =
                node.size() == 1 ? first(node, List.of("list", "element", "item")) : Optional.empty();
        if (inner.isPresent() && inner.get().isContainerNode()) {
            addElements(inner.get(), to);
        } else if (node.isObject() && node.size() > 0 && allLists(node)) {
            addTransposed(node, to);
        } else {
            to.add(node);
        }
    }

    private static boolean allLists(JsonNode object) {
        int size = object.elements().next().size();
        for (JsonNode value : object) {
            if (!value.isArray() || value.size() != size) {
                return false;
            }
        }
        return true;
    }

    private static void addTransposed(JsonNode object, List<JsonNode> to) {
        int size = object.elements().next().size();
        for (int i = 0; i < size; i++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                row.set(field.getKey(), field.getValue().get(i));
            }
            to.add(row);
        }
    }
}
