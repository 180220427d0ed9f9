package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Whether OpenAI's strict mode takes a schema: it holds the model to it, but refuses schemas with optional or additional
 * properties (https://platform.openai.com/docs/guides/structured-outputs). Others go without it, and are checked here.
 */
final class StrictSchema {

    private static final Set<String> UNSUPPORTED = Set.of(
            "allOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "patternProperties",
            "prefixItems",
            "uniqueItems",
            "contains",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems");

    private StrictSchema() {}

    static boolean isStrict(JsonNode root) {
        return root.path("type").asText("").equals("object") && isStrictSchema(root);
    }

    private static boolean isStrictSchema(JsonNode schema) {
        if (!schema.isObject() || UNSUPPORTED.stream().anyMatch(schema::has)) {
            return false;
        }
        JsonNode properties = schema.path("properties");
        boolean object = properties.isObject() || schema.path("type").toString().contains("\"object\"");
        return (!object || isClosed(schema, properties))
                && areStrict(properties)
                && areStrict(schema.path("$defs"))
                && areStrict(schema.path("definitions"))
                && areStrict(schema.path("anyOf"))
                && (!schema.has("items") || isStrictSchema(schema.path("items")));
    }

    private static boolean isClosed(JsonNode schema, JsonNode properties) {
        JsonNode additional = schema.path("additionalProperties");
        boolean closed = additional.isBoolean() && !additional.booleanValue();
        int required = 0;
        for (JsonNode name : schema.path("required")) {
            required += properties.has(name.asText()) ? 1 : 0;
        }
        return closed && required == properties.size();
    }

    /** Of a list's items, or of an object's values. */
    private static boolean areStrict(JsonNode schemas) {
        for (JsonNode schema : schemas) {
            if (!isStrictSchema(schema)) {
                return false;
            }
        }
        return true;
    }
}
