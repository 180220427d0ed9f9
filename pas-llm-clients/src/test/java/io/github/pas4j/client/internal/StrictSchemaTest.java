package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictSchemaTest {

    private static final String INNER =
            "{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"string\"}},\"required\":[\"b\"],"
                    + "\"additionalProperties\":false}";

    private static boolean isStrict(String schema) throws UnreadableAnswerException {
        return StrictSchema.isStrict(Json.read(schema));
    }

    private static String with(String inner) {
        return "{\"type\":\"object\",\"properties\":{\"a\":" + inner
                + "},\"required\":[\"a\"],\"additionalProperties\":false}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"string\"}",
                INNER,
                "{\"type\":\"array\",\"items\":" + INNER + "}",
                "{\"anyOf\":[" + INNER + ",{\"type\":\"null\"}]}",
                "{\"$ref\":\"#/$defs/x\"}"
            })
    void takesClosedObjects(String inner) throws Exception {
        assertThat(isStrict(with(inner))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\"}",
                "{\"type\":[\"object\",\"null\"]}",
                "{\"type\":\"object\",\"properties\":{\"b\":{}},\"additionalProperties\":false}",
                "{\"type\":\"object\",\"properties\":{\"b\":{}},\"required\":[\"b\"]}",
                "{\"type\":\"array\",\"items\":{\"type\":\"object\"}}",
                "{\"oneOf\":[{\"type\":\"string\"}]}",
                "true"
            })
    void takesNoOthers(String inner) throws Exception {
        assertThat(isStrict(with(inner))).isFalse();
        assertThat(isStrict(inner)).isFalse();
    }
}
