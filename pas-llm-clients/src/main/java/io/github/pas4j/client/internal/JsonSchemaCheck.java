package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares JSON with a schema (draft 2020-12, or the one that the schema names). It loads nothing: what a schema refers
 * to must be in it.
 */
final class JsonSchemaCheck implements JsonAnswerCheck.Form {

    private static final int MAX_PLACE = 200;

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry
                    // Two schemas may go by one $id.
                    .schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)
                            .allow(place -> place.toString().startsWith("classpath:draft/")
                                    || place.toString().contains("://json-schema.org/")))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(BoundedRegex::compile)
                            .build()));

    private final Schema schema;

    /** Names that may be shown; any other name in an answer is the model's own words. */
    private final Set<String> names = new HashSet<>();

    private JsonSchemaCheck(Schema schema, JsonNode source) {
        this.schema = schema;
        collectNames(source);
    }

    /**
     * @throws IllegalArgumentException if it is not one JSON object, or no schema
     */
    static JsonSchemaCheck of(String json) {
        JsonNode source = Json.callersObject(json, "the schema of the answer");
        try {
            Schema schema = REGISTRY.getSchema(source);
            schema.initializeValidators();
            return new JsonSchemaCheck(schema, source);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the schema of the answer cannot be used: " + e.getMessage(), e);
        }
    }

    private void collectNames(JsonNode node) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(this::collectNames);
    }

    @Override
    public Optional<String> problem(JsonNode json) {
        List<Error> errors;
        try {
            errors = schema.validate(json);
        } catch (RuntimeException | StackOverflowError e) {
            // A pattern that takes too long, or an answer nested too deeply: nothing that the message could quote.
            return Optional.of("the answer could not be compared with its schema");
        }
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of("the answer breaks its schema at " + place(errors.get(0)) + ": "
                        + errors.get(0).getKeyword());
    }

    private String place(Error error) {
        NodePath path = error.getInstanceLocation();
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount() && pointer.length() < MAX_PLACE; i++) {
            Object element = path.getElement(i);
            String name = String.valueOf(element);
            boolean shown = element instanceof Integer || names.contains(name);
            pointer.append('/').append(shown ? name.replace("~", "~0").replace("/", "~1") : "*");
        }
        return pointer.isEmpty() ? "its root" : pointer.toString();
    }
}
