package io.github.pas4j.datagen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.Items;
import io.github.pas4j.runs.RunStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** What became of each prompt, as items of the run: the state is the outcome, the detail the evidence. */
final class Decisions {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BATCH = 1000;
    private static final String KEPT = "kept";
    /** Of an earlier run over other files. */
    private static final String GONE = "not-read";

    private final RunStore store;

    Decisions(RunStore store) {
        this.store = store;
    }

    void record(CurationResult result, float threshold) {
        Set<String> ids = new HashSet<>();
        List<Item> batch = new ArrayList<>();
        long position = 0;
        for (CuratedPrompt kept : result.kept()) {
            ids.add(kept.prompt().id());
            batch.add(new Item(
                    kept.prompt().id(), position++, KEPT, 0, detail(threshold).toString()));
            flush(batch, BATCH);
        }
        for (DroppedPrompt dropped : result.dropped()) {
            ids.add(dropped.prompt().id());
            ObjectNode detail = detail(threshold);
            dropped.keptId().ifPresent(id -> detail.put("keptId", id));
            dropped.similarity().ifPresent(similarity -> detail.put("similarity", similarity));
            dropped.method().ifPresent(method -> detail.put("method", method));
            dropped.detail().ifPresent(why -> detail.put("detail", why));
            batch.add(new Item(dropped.prompt().id(), position++, dropped.reason(), 0, detail.toString()));
            flush(batch, BATCH);
        }
        flush(batch, 1);
        forgetOthers(ids);
    }

    Optional<CurationDecision> find(String id) {
        return store.items().find(id).filter(item -> !item.state().equals(GONE)).map(this::decision);
    }

    private void forgetOthers(Set<String> ids) {
        List<Item> gone = new ArrayList<>();
        try (Stream<Item> all = store.items().stream()) {
            all.filter(item -> !ids.contains(item.id()) && !item.state().equals(GONE))
                    .forEach(item -> gone.add(item.in(GONE).with(null)));
        }
        for (int from = 0; from < gone.size(); from += BATCH) {
            store.items().update(gone.subList(from, Math.min(gone.size(), from + BATCH)));
        }
    }

    private void flush(List<Item> batch, int atLeast) {
        if (batch.size() >= atLeast) {
            Items items = store.items();
            if (items.add(batch) < batch.size()) {
                items.update(batch);
            }
            batch.clear();
        }
    }

    private static ObjectNode detail(float threshold) {
        return MAPPER.createObjectNode().put("threshold", threshold);
    }

    private CurationDecision decision(Item item) {
        try {
            JsonNode detail = MAPPER.readTree(item.detail() == null ? "{}" : item.detail());
            JsonNode similarity = detail.path("similarity");
            return new CurationDecision(
                    item.id(),
                    item.state(),
                    Optional.ofNullable(detail.path("keptId").textValue()),
                    similarity.isNumber() ? OptionalDouble.of(similarity.doubleValue()) : OptionalDouble.empty(),
                    Optional.ofNullable(detail.path("method").textValue()),
                    Optional.ofNullable(detail.path("detail").textValue()),
                    detail.path("threshold").floatValue());
        } catch (JsonProcessingException e) {
            throw new DataFormatException(store.file().toString(), 0, "the item " + item.id() + " is no decision", e);
        }
    }
}
