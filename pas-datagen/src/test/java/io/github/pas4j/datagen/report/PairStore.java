package io.github.pas4j.datagen.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.datagen.PairState;
import io.github.pas4j.datagen.internal.Try;
import io.github.pas4j.datagen.internal.Try.Result;
import io.github.pas4j.datagen.internal.Try.Source;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.RunStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes decided pairs into a store as a run does (docs/pairs.md), without asking anybody. */
final class PairStore {

    private static final int BATCH = 1000;

    private final RunStore store;
    private final List<Item> items = new ArrayList<>();
    private final Map<CallKey, Answer> answers = new HashMap<>();
    private long position;

    PairStore(RunStore store) {
        this.store = store;
    }

    static Try right(String complement) {
        return new Try(
                Optional.of(complement), Source.GENERATOR, Result.CORRECT, "", List.of(), "It helps.", List.of());
    }

    static Try wrong(String complement, String reason, String... violations) {
        return new Try(
                Optional.of(complement),
                Source.GENERATOR,
                Result.INCORRECT,
                "",
                List.of(violations),
                reason,
                List.of());
    }

    static Try refused(String complement, String rule, String reason) {
        return new Try(Optional.of(complement), Source.GENERATOR, Result.REFUSED, rule, List.of(), reason, List.of());
    }

    /** The complement is the last try's, if the pair is accepted. */
    PairStore add(String id, String prompt, String category, PairState state, Try... tries) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("prompt", prompt);
        detail.put("category", category);
        if (state == PairState.ACCEPTED) {
            detail.put("complement", tries[tries.length - 1].complement().orElse(null));
        }
        for (Try one : tries) {
            detail.withArray("tries").add(one.json());
        }
        items.add(new Item(id, position++, state.id(), tries.length, detail.toString()));
        for (int attempt = 1; attempt <= tries.length; attempt++) {
            answers.put(key(id, "generator", attempt), new Answer("x", 100, 10, FinishReason.STOP));
            answers.put(key(id, "critic", attempt), new Answer("y", 200, 20, FinishReason.STOP));
        }
        if (items.size() == BATCH) {
            write();
        }
        return this;
    }

    private static CallKey key(String id, String role, int attempt) {
        return CallKey.builder(id)
                .role(role)
                .model("m")
                .templateVersion("1")
                .attempt(attempt)
                .request("r")
                .build();
    }

    void write() {
        store.items().add(items);
        store.journal().recordAll(answers);
        items.clear();
        answers.clear();
    }
}
