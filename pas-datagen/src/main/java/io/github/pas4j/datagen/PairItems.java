package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.Category;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.datagen.internal.JsonText;
import io.github.pas4j.datagen.internal.Made;
import io.github.pas4j.datagen.internal.Task;
import io.github.pas4j.datagen.internal.Try;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prompts as items of a run store. One that waits has its category in its state, {@code pending/coding}, so that each category
 * can be streamed by itself; prompt, category, result and history are its detail.
 */
final class PairItems {

    private static final String PENDING = PairState.PENDING.id();

    /** Marks those that the models did not answer, which may be tried again. */
    private static final String UNANSWERED = "unanswered";

    private final RunStore store;

    PairItems(RunStore store) {
        this.store = store;
    }

    static String pending(String category) {
        return category.isEmpty() ? PENDING : PENDING + "/" + category;
    }

    static boolean isPending(String state) {
        return state.equals(PENDING) || state.startsWith(PENDING + "/");
    }

    /** The category of a pending item, empty for none. */
    static String category(String pendingState) {
        return pendingState.length() > PENDING.length() ? pendingState.substring(PENDING.length() + 1) : "";
    }

    static PairState state(String state) {
        return isPending(state) ? PairState.PENDING : PairState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    static Item item(PairPrompt prompt, long position) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        String category = prompt.category().map(Category::id).orElse("");
        detail.put("prompt", prompt.prompt());
        if (!category.isEmpty()) {
            detail.put("category", category);
        }
        return new Item(prompt.id(), position, pending(category), 0, detail.toString());
    }

    Task task(Item item) {
        JsonNode detail = detail(item);
        return new Task(
                item.id(),
                detail.path("prompt").asText(),
                Optional.ofNullable(detail.path("category").textValue()).map(id -> new Category(id, "")));
    }

    /** The item with what became of it. */
    Item ended(Item item, PairState state, Made made, String reason) {
        ObjectNode detail = (ObjectNode) detail(item);
        detail.put("complement", state == PairState.ACCEPTED ? made.complement().orElse(null) : null);
        if (!reason.isEmpty()) {
            detail.put("reason", reason);
        }
        if (made.end() == Made.End.UNANSWERED) {
            detail.put(UNANSWERED, true);
        }
        ArrayNode tries = detail.putArray("tries");
        made.tries().forEach(attempt -> tries.add(attempt.json()));
        return new Item(item.id(), item.position(), state.id(), made.attempts(), detail.toString());
    }

    Item unneeded(Item item) {
        ObjectNode detail = (ObjectNode) detail(item);
        detail.put("reason", "its category is full");
        return item.in(PairState.SURPLUS.id()).with(detail.toString());
    }

    /** The item as it was at first, if the models left it without an answer. */
    Optional<Item> reopened(Item item) {
        JsonNode detail = detail(item);
        if (!detail.path(UNANSWERED).asBoolean()) {
            return Optional.empty();
        }
        ObjectNode fresh = JsonNodeFactory.instance.objectNode();
        fresh.set("prompt", detail.path("prompt"));
        String category = detail.path("category").asText("");
        if (!category.isEmpty()) {
            fresh.put("category", category);
        }
        return Optional.of(new Item(item.id(), item.position(), pending(category), 0, fresh.toString()));
    }

    /** The accepted complement of an item, empty for silence, and its category. */
    record Accepted(String category, Optional<String> complement) {}

    Accepted accepted(Item item) {
        JsonNode detail = detail(item);
        return new Accepted(
                detail.path("category").asText(""),
                Optional.ofNullable(detail.path("complement").textValue()));
    }

    List<Try> tries(Item item) {
        List<Try> tries = new ArrayList<>();
        for (JsonNode attempt : detail(item).path("tries")) {
            tries.add(Try.of(attempt));
        }
        return tries;
    }

    static GeneratedPair.Step step(Try attempt) {
        return new GeneratedPair.Step(
                attempt.complement(),
                attempt.source().name().toLowerCase(Locale.ROOT),
                attempt.result().name().toLowerCase(Locale.ROOT),
                attempt.rule().isEmpty() ? attempt.violations() : List.of(attempt.rule()),
                attempt.reason());
    }

    GeneratedPair pair(Item item) {
        JsonNode detail = detail(item);
        List<GeneratedPair.Step> history = new ArrayList<>();
        tries(item).forEach(attempt -> history.add(step(attempt)));
        return new GeneratedPair(
                item.id(),
                detail.path("prompt").asText(),
                Optional.ofNullable(detail.path("complement").textValue()),
                Optional.ofNullable(detail.path("category").textValue()),
                item.attempts(),
                state(item.state()),
                detail.path("reason").asText(""),
                history);
    }

    private JsonNode detail(Item item) {
        try {
            JsonNode detail = JsonText.read(item.detail() == null ? "" : item.detail());
            if (detail.path("prompt").isTextual()) {
                return detail;
            }
        } catch (IllegalArgumentException e) {
            throw foreign(item, e);
        }
        throw foreign(item, null);
    }

    private DataFormatException foreign(Item item, @Nullable Throwable cause) {
        return new DataFormatException(
                store.file().toString(), 0, "the item " + item.id() + " is no prompt of a pair run", cause);
    }
}
