package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.datagen.internal.JsonText;
import io.github.pas4j.datagen.internal.NotYetException.Wanted;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.ResultKey;
import io.github.pas4j.runs.Results;
import io.github.pas4j.runs.RunStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The batches that are on their way, kept in the run store with all that their answers are recorded by. */
final class OpenBatches {

    private final Results kept;

    OpenBatches(RunStore store) {
        this.kept = store.results("pair-batches", "1");
    }

    /** A call that waits for its answer. */
    record Call(CallKey key, Usage estimate) {}

    /**
     * A batch.
     *
     * @param id the provider's
     * @param role who asks
     * @param calls by the ids that they were handed in with
     */
    record Open(String id, String role, Map<String, Call> calls) {}

    void add(String id, String role, List<Wanted> calls) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("role", role);
        ArrayNode array = json.putArray("calls");
        for (Wanted wanted : calls) {
            CallKey key = wanted.key();
            array.addObject()
                    .put("row", key.rowId())
                    .put("role", key.role())
                    .put("model", key.model())
                    .put("template", key.templateVersion())
                    .put("attempt", key.attempt())
                    .put("sha256", key.requestSha256())
                    .put("in", wanted.estimate().promptTokens())
                    .put("out", wanted.estimate().completionTokens());
        }
        put(id, json);
    }

    /** Its answers are recorded, or there are none. */
    void ended(String id) {
        put(id, JsonNodeFactory.instance.objectNode());
    }

    private void put(String id, ObjectNode json) {
        kept.put(Map.of(ResultKey.of(id), json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    List<Open> all() {
        List<Open> all = new ArrayList<>();
        kept.forEach((key, value) -> {
            JsonNode json = JsonText.read(new String(value, StandardCharsets.UTF_8));
            if (json.has("id")) {
                all.add(new Open(json.path("id").asText(), json.path("role").asText(), calls(json.path("calls"))));
            }
        });
        return all;
    }

    private static Map<String, Call> calls(JsonNode array) {
        Map<String, Call> calls = new LinkedHashMap<>();
        for (JsonNode json : array) {
            CallKey key = new CallKey(
                    json.path("row").asText(),
                    json.path("role").asText(),
                    json.path("model").asText(),
                    json.path("template").asText(),
                    json.path("attempt").asInt(),
                    json.path("sha256").asText());
            Usage estimate =
                    new Usage(json.path("in").asLong(), json.path("out").asLong());
            calls.put(id(key), new Call(key, estimate));
        }
        return calls;
    }

    /** By which an answer is found again: short, and without the user's own id, which may hold anything. */
    static String id(CallKey key) {
        return CallKey.builder("id")
                .role("id")
                .model("id")
                .templateVersion("id")
                .request(key.rowId()
                        + '\n'
                        + key.role()
                        + '\n'
                        + key.model()
                        + '\n'
                        + key.templateVersion()
                        + '\n'
                        + key.attempt()
                        + '\n'
                        + key.requestSha256())
                .build()
                .requestSha256();
    }
}
