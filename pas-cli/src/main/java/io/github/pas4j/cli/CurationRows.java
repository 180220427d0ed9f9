package io.github.pas4j.cli;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CuratedPrompt;
import io.github.pas4j.datagen.DroppedPrompt;

/** The rows that a curation writes. */
final class CurationRows {

    private CurationRows() {}

    static String kept(CuratedPrompt kept) {
        CorpusPrompt prompt = kept.prompt();
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("id", prompt.id());
            json.writeStringField("prompt", prompt.text());
            json.writeStringField("source", prompt.source());
            json.writeStringField(
                    "language", kept.language().map(Language::code).orElse(null));
            json.writeStringField("category", kept.category().map(Category::id).orElse(null));
            if (kept.quality().isPresent()) {
                json.writeNumberField("quality", kept.quality().getAsDouble());
            } else {
                json.writeNullField("quality");
            }
            if (kept.cluster().isPresent()) {
                json.writeNumberField("cluster", kept.cluster().getAsInt());
            } else {
                json.writeNullField("cluster");
            }
            json.writeEndObject();
        });
    }

    static String dropped(DroppedPrompt dropped) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("id", dropped.prompt().id());
            json.writeStringField("prompt", dropped.prompt().text());
            json.writeStringField("reason", dropped.reason());
            json.writeStringField("keptId", dropped.keptId().orElse(null));
            if (dropped.similarity().isPresent()) {
                json.writeNumberField("similarity", dropped.similarity().getAsDouble());
            } else {
                json.writeNullField("similarity");
            }
            json.writeStringField("method", dropped.method().orElse(null));
            if (dropped.detail().isPresent()) {
                json.writeStringField("detail", dropped.detail().get());
            }
            json.writeEndObject();
        });
    }
}
