package io.github.pas4j.llm;

import java.util.Objects;

/** The form that an answer is to have. */
public sealed interface ResponseFormat {

    /** Any text: what models give unless asked otherwise. */
    static ResponseFormat text() {
        return new Text();
    }

    /** One JSON object; most providers ask that the conversation mentions JSON, too. */
    static ResponseFormat jsonObject() {
        return new JsonObject();
    }

    /**
     * JSON that keeps to a schema. Servers differ in how faithfully they hold a model to it, so clients check the answer.
     *
     * @param name a name for the schema: letters, digits, {@code _} and {@code -}, at most 64
     * @param schema a JSON Schema, one JSON object
     * @throws IllegalArgumentException if the name is not such a name
     */
    static ResponseFormat jsonSchema(String name, String schema) {
        return new JsonSchema(name, schema);
    }

    /** Any text. */
    record Text() implements ResponseFormat {}

    /** One JSON object. */
    record JsonObject() implements ResponseFormat {}

    /**
     * JSON that keeps to a schema.
     *
     * @param name a name for it: letters, digits, {@code _} and {@code -}, at most 64
     * @param schema a JSON Schema, one JSON object
     */
    record JsonSchema(String name, String schema) implements ResponseFormat {

        /**
         * @throws IllegalArgumentException if the name is not such a name, or the schema is blank
         */
        public JsonSchema {
            Objects.requireNonNull(schema, "schema");
            if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
                throw new IllegalArgumentException("name must be 1 to 64 letters, digits, _ or -: " + name);
            }
            if (schema.isBlank()) {
                throw new IllegalArgumentException("schema must not be blank");
            }
        }

        /** Says how long the schema is, not what it says: it may hold parts of the conversation. */
        @Override
        public String toString() {
            return "JsonSchema[" + name + ", " + schema.length() + " characters]";
        }
    }
}
