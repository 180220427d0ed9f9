package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Category;
import java.io.IOException;
import java.util.Optional;

/** An augmented prompt as JSON; the keys are a contract. */
final class ResultJson {

    private ResultJson() {}

    /** The object for one prompt. */
    static String of(AugmentedPrompt result) {
        return JsonText.write(json -> {
            json.writeStartObject();
            fields(json, result);
            json.writeEndObject();
        });
    }

    /** The object for a row of a file, with its id and the row itself. */
    static String of(PromptRow row, AugmentedPrompt result) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeRawValue(row.idJson());
            fields(json, result);
            if (row.inputJson() != null) {
                json.writeFieldName("input");
                json.writeRawValue(row.inputJson());
            }
            json.writeEndObject();
        });
    }

    private static void fields(JsonGenerator json, AugmentedPrompt result) throws IOException {
        json.writeStringField("original", result.original());
        optional(json, "complement", result.complement());
        json.writeStringField("text", result.text());
        json.writeStringField("outcome", result.outcome().name());
        optional(json, "reason", result.reason());
        optional(json, "category", result.category().map(Category::id));
        optional(json, "intent", result.intent());
        json.writeNumberField("elapsedMillis", result.elapsed().toMillis());
    }

    /** Writes null where there is nothing. */
    static void optional(JsonGenerator json, String key, Optional<String> value) throws IOException {
        json.writeFieldName(key);
        if (value.isPresent()) {
            json.writeString(value.get());
        } else {
            json.writeNull();
        }
    }
}
