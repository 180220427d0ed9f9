package io.github.pas4j.benchmarks.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the judges of one or more rounds said, by comparison. Only prompts that were judged in both orders count. */
final class Verdicts {

    private enum Result {
        WIN,
        LOSS,
        TIE
    }

    private record Judged(Comparison comparison, List<Result> results, double plain, double augmented) {
        int count(Result result) {
            return Collections.frequency(results, result);
        }
    }

    private final Map<String, Judged> judged = new LinkedHashMap<>();
    private int incomplete;

    /** Reads a round's {@code verdicts/*.jsonl}: id and verdict, which is first, second or tie. */
    void read(Path folder) throws IOException {
        Map<String, String> verdicts = new HashMap<>();
        for (JsonNode row : Jsonl.readAll(folder.resolve("verdicts"))) {
            if (verdicts.put(Jsonl.text(row, "id"), Jsonl.text(row, "verdict")) != null) {
                throw new IOException(folder + ": two verdicts have the id " + Jsonl.text(row, "id"));
            }
        }
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        for (Comparison comparison : Comparison.read(folder.resolve("comparisons.jsonl"))) {
            comparisons.put(comparison.id(), comparison);
        }
        Map<String, Judged> here = new LinkedHashMap<>();
        for (JsonNode key : Jsonl.read(folder.resolve("judging-key.jsonl"))) {
            Comparison comparison = comparisons.get(Jsonl.text(key, "comparison"));
            String verdict = verdicts.remove(Jsonl.text(key, "id"));
            if (comparison == null || verdict == null) {
                continue;
            }
            here.computeIfAbsent(
                            comparison.id(),
                            id -> new Judged(
                                    comparison,
                                    new ArrayList<>(),
                                    key.path("plainLength").asDouble(),
                                    key.path("augmentedLength").asDouble()))
                    .results()
                    .add(result(verdict, Jsonl.text(key, "augmented")));
        }
        if (!verdicts.isEmpty()) {
            throw new IOException(folder + ": verdicts of unknown ids: " + verdicts.keySet());
        }
        incomplete += comparisons.size();
        for (Judged one : here.values()) {
            if (one.results().size() == 2) {
                judged.put(folder + "/" + one.comparison().id(), one);
                incomplete--;
            }
        }
    }

    private static Result result(String verdict, String augmented) throws IOException {
        return switch (verdict) {
            case "tie" -> Result.TIE;
            case "first", "second" -> verdict.equals(augmented) ? Result.WIN : Result.LOSS;
            default -> throw new IOException("a verdict must be first, second or tie: '" + verdict + "'");
        };
    }

    /** Prompts without two judgements, which are left out. */
    int incomplete() {
        return incomplete;
    }

    /** The tallies by whatever a comparison is grouped by, in alphabetical order. */
    Map<String, Tally> by(Function<Comparison, String> group) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Judged one : judged.values()) {
            tallies.computeIfAbsent(group.apply(one.comparison()), name -> new Tally())
                    .add(
                            one.count(Result.WIN),
                            one.count(Result.LOSS),
                            one.count(Result.TIE),
                            one.plain(),
                            one.augmented());
        }
        return tallies;
    }

    /** Shown beside what was counted: each prompt's own result. */
    List<String> lines() {
        return judged.values().stream()
                .map(one -> one.comparison().group() + " " + one.comparison().id() + " " + one.count(Result.WIN) + ":"
                        + one.count(Result.LOSS) + ":" + one.count(Result.TIE))
                .sorted()
                .toList();
    }
}
