package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pas4j.Category;
import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.PairPrompt;
import io.github.pas4j.datagen.PairState;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of prompts in, rows of pairs out. Used by one thread. */
final class PairRows implements Iterator<PairPrompt> {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern CATEGORY_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final RowSource rows;
    private final RowCounts counts;
    private final @Nullable CategoryClassifier classifier;
    private @Nullable PairPrompt next;

    PairRows(RowSource rows, RowCounts counts, @Nullable CategoryClassifier classifier) {
        this.rows = rows;
        this.counts = counts;
        this.classifier = classifier;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                PromptRow row = rows.next();
                next = row == null ? null : prompt(row);
            } catch (IOException e) {
                throw CliException.failed("cannot read the prompts: " + OneLine.why(e), e);
            }
        }
        return next != null;
    }

    @Override
    public PairPrompt next() {
        PairPrompt prompt = hasNext() ? next : null;
        if (prompt == null) {
            throw new NoSuchElementException();
        }
        next = null;
        counts.addDone(1);
        return prompt;
    }

    private PairPrompt prompt(PromptRow row) {
        String id = id(row.idJson());
        CategoryClassifier tells = classifier;
        Optional<Category> category =
                given(row).or(() -> tells == null ? Optional.empty() : tells.classify(row.prompt()));
        return new PairPrompt(id, row.prompt(), category);
    }

    private static String id(String json) {
        try {
            return MAPPER.readTree(json).asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // we wrote it
        }
    }

    private static Optional<Category> given(PromptRow row) {
        if (row.inputJson() == null || !row.inputJson().contains("\"category\"")) {
            return Optional.empty();
        }
        try {
            JsonNode category = MAPPER.readTree(row.inputJson()).path("category");
            return Optional.ofNullable(category.textValue())
                    .filter(id -> CATEGORY_ID.matcher(id).matches())
                    .map(id -> new Category(id, ""));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the row was read before, by a stricter reader
        }
    }

    static String json(GeneratedPair pair) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("id", pair.id());
            json.writeStringField("prompt", pair.prompt());
            json.writeStringField("complement", pair.complement().orElse(null));
            json.writeStringField("category", pair.category().orElse(null));
            json.writeNumberField("attempts", pair.attempts());
            json.writeStringField("state", pair.state().id());
            if (pair.state() != PairState.ACCEPTED) {
                json.writeStringField("reason", pair.reason());
                json.writeArrayFieldStart("history");
                for (GeneratedPair.Step step : pair.history()) {
                    json.writeStartObject();
                    json.writeStringField("complement", step.complement().orElse(null));
                    json.writeStringField("source", step.source());
                    json.writeStringField("result", step.result());
                    json.writeArrayFieldStart("violations");
                    for (String violation : step.violations()) {
                        json.writeString(violation);
                    }
                    json.writeEndArray();
                    json.writeStringField("reason", step.reason());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }
}
