package io.github.pas4j.cli;

import io.github.pas4j.datagen.CurationDecision;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.runs.RunStore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** {@code pas curate --explain}: what the last curation of a run decided on a prompt. */
final class Explanation {

    private static final String KEPT = "kept";

    private static final Map<String, String> METHODS = Map.of(
            "exact", "the texts are the same but for white space and Unicode form",
            "same-text", "the texts are the same but for case, punctuation and courtesies",
            "typo", "the texts differ in slips of the finger alone",
            "cosine", "by the cosine of their vectors",
            "shingles", "by the characters that they share",
            "words", "by the runs of 13 words that they share");

    private Explanation() {}

    static CurationDecision find(Path run, String id) {
        try (RunStore store = RunStore.sqlite(OwnFile.existing(run))) {
            return PromptCurator.explain(store, id).orElseThrow(() -> CliException.failed(missing(store, id), null));
        }
    }

    private static String missing(RunStore store, String id) {
        return store.items().countByState().isEmpty()
                ? "the run " + store.file() + " has decided nothing yet; the command that began it goes on with it"
                : "the last curation of the run " + store.file() + " had no prompt with the id '" + id + "'";
    }

    static String text(CurationDecision decision) {
        StringBuilder text = new StringBuilder(OneLine.of(decision.id()));
        if (decision.outcome().equals(KEPT)) {
            return text.append(": kept").toString();
        }
        text.append(": dropped, ").append(decision.outcome());
        String label = switch (decision.outcome()) {
            case "contaminated" -> "\n  too near to  ";
            case "not-selected" -> "\n  of its group  ";
            default -> "\n  kept instead  ";
        };
        decision.keptId().ifPresent(id -> text.append(label).append(OneLine.of(id)));
        decision.detail().ifPresent(detail -> text.append("\n  why           ").append(OneLine.of(detail)));
        if (decision.similarity().isPresent()) {
            text.append(String.format(
                    Locale.ROOT, "\n  similarity    %.4f", decision.similarity().getAsDouble()));
            decision.method().ifPresent(method -> text.append(", ").append(METHODS.getOrDefault(method, method)));
            if (decision.method().filter("cosine"::equals).isPresent()) {
                text.append(String.format(Locale.ROOT, "\n  threshold     %s", decision.threshold()));
            }
        }
        return text.toString();
    }

    static String json(CurationDecision decision) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("id", decision.id());
            json.writeStringField("outcome", decision.outcome());
            json.writeStringField("keptId", decision.keptId().orElse(null));
            if (decision.similarity().isPresent()) {
                json.writeNumberField("similarity", decision.similarity().getAsDouble());
            } else {
                json.writeNullField("similarity");
            }
            json.writeStringField("method", decision.method().orElse(null));
            if (decision.detail().isPresent()) {
                json.writeStringField("detail", decision.detail().get());
            }
            json.writeNumberField("threshold", decision.threshold());
            json.writeEndObject();
        });
    }
}
