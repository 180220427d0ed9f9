package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaCheckTest {

    private static final String PEOPLE = "{\"type\":\"object\",\"required\":[\"people\"],\"additionalProperties\":"
            + "{\"type\":\"integer\"},\"properties\":{\"people\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
            + "\"properties\":{\"a/b\":{\"enum\":[1,2]},\"id\":{\"type\":\"string\",\"pattern\":\"^[A-Z]+$\"}},"
            + "\"additionalProperties\":false}}}}";

    private static Optional<String> problem(String schema, String json) throws UnreadableAnswerException {
        return JsonSchemaCheck.of(schema).problem(Json.read(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[]; its root: type",
                "{}; its root: required",
                "{\"people\":7}; /people: type",
                "{\"people\":[{},{\"a/b\":3}]}; /people/1/a~1b: enum",
                "{\"people\":[{\"id\":\"secret\"}]}; /people/0/id: pattern",
                "{\"people\":[{\"secret\":1}]}; /people/0: additionalProperties",
                "{\"people\":[],\"secret\":\"x\"}; /*: type"
            })
    void tellsWhereAndWhichKeywordAndNothingOfTheAnswer(String json, String expected) throws Exception {
        assertThat(problem(PEOPLE, json)).contains("the answer breaks its schema at " + expected);
    }

    @Test
    void letsPassWhatKeepsToTheSchema() throws Exception {
        assertThat(problem(PEOPLE, "{\"people\":[{\"a/b\":1,\"id\":\"ABC\"}],\"more\":5}"))
                .isEmpty();
        assertThat(problem("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"const\":null}", "null"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "true", "{} {}"})
    void refusesWhatIsNotOneObject(String schema) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSchemaCheck.of(schema))
                .withMessageStartingWith("the schema of the answer is not one JSON object");
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSchemaCheck.of("{\"pattern\":\"(\"}"))
                .withMessageStartingWith("the schema of the answer cannot be used");
    }

    @Test
    void followsReferencesWithinTheSchema() throws Exception {
        String tree = "{\"$ref\":\"#/$defs/node\",\"$defs\":{\"node\":{\"type\":\"object\",\"properties\":"
                + "{\"next\":{\"$ref\":\"#/$defs/node\"}}}}}";

        assertThat(problem(tree, "{\"next\":{\"next\":{}}}")).isEmpty();
        assertThat(problem(tree, "{\"next\":{\"next\":1}}"))
                .contains("the answer breaks its schema at /next/next: type");
    }

    @Test
    void twoSchemasOfOneNameStayApart() throws Exception {
        assertThat(problem("{\"$id\":\"https://example.org/s\",\"type\":\"string\"}", "\"a\""))
                .isEmpty();
        assertThat(problem("{\"$id\":\"https://example.org/s\",\"type\":\"integer\"}", "7"))
                .isEmpty();
    }

    @Test
    void asksNoServerForASchema() {
        try (FaultServer server = FaultServer.start()) {
            server.otherwise(request -> FaultResponse.json(200, "{}"));
            String schema = "{\"$ref\":\"" + server.url() + "/schema.json\"}";

            assertThatIllegalArgumentException().isThrownBy(() -> JsonSchemaCheck.of(schema));

            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "classpath:logback.xml", "jar:file:/x.jar!/y"})
    void readsNoFileForASchema(String place) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonSchemaCheck.of("{\"$ref\":\"" + place + "\"}"));
    }

    @Test
    void givesUpOnAPatternThatBlowsUp() throws Exception {
        assertThat(problem("{\"pattern\":\"^(a|aa|a?)+$\"}", '"' + "a".repeat(5000) + "!\""))
                .contains("the answer could not be compared with its schema");
    }

    @Test
    void outlivesAnAnswerThatIsNestedDeeply() throws Exception {
        String deep = "{\"next\":".repeat(900) + "1" + "}".repeat(900);

        assertThat(problem("{\"properties\":{\"next\":{\"$ref\":\"#\"}},\"type\":\"object\"}", deep))
                .isPresent();
    }
}
