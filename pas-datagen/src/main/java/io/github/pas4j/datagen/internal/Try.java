package io.github.pas4j.datagen.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.Criterion;
import io.github.pas4j.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One complement that was tried for a prompt, and what was said of it: a step of its history.
 *
 * @param complement what was tried, or empty where it was silence or nothing that could be used
 * @param source who wrote it
 * @param result what came of it
 * @param rule the local check that it failed, or empty
 * @param violations ids of the criteria that the critic says it breaks
 * @param reason the critic's or the check's
 * @param opinions what the first and the second critic decided, where there are two; empty otherwise
 */
public record Try(
        Optional<String> complement,
        Source source,
        Result result,
        String rule,
        List<String> violations,
        String reason,
        List<Verdict.Decision> opinions) {

    /** Who wrote a complement. */
    public enum Source {
        /** The generator. */
        GENERATOR,
        /** The critic, as a correction. */
        CRITIC
    }

    /** What came of a try. */
    public enum Result {
        /** The critic found it right. */
        CORRECT,
        /** The critic found it wrong. */
        INCORRECT,
        /** The critic's verdict could not be read. */
        UNVERIFIED,
        /** A local check refused it; no critic was asked. */
        REFUSED,
        /** The generator's answer was no complement. */
        UNUSABLE,
        /** It was right, but too many others of its category are the same. */
        RECURRING
    }

    /** The lists are copied. */
    public Try {
        violations = List.copyOf(violations);
        opinions = List.copyOf(opinions);
    }

    static Try unusable(String reason) {
        return new Try(Optional.empty(), Source.GENERATOR, Result.UNUSABLE, "", List.of(), reason, List.of());
    }

    static Try refused(String complement, Source source, LocalChecks.Objection objection) {
        return new Try(
                Optional.of(complement),
                source,
                Result.REFUSED,
                objection.rule(),
                List.of(),
                objection.reason(),
                List.of());
    }

    static Try judged(Optional<String> complement, Source source, Verdict verdict, List<Verdict.Decision> opinions) {
        Result result = switch (verdict.decision()) {
            case CORRECT -> Result.CORRECT;
            case INCORRECT -> Result.INCORRECT;
            case UNVERIFIED -> Result.UNVERIFIED;
        };
        List<String> violations =
                verdict.violations().stream().map(Criterion::id).toList();
        return new Try(complement, source, result, "", violations, verdict.reason(), opinions);
    }

    Try recurring(String why) {
        return new Try(complement, source, Result.RECURRING, rule, violations, why, opinions);
    }

    /** As it is kept. */
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("complement", complement.orElse(null));
        json.put("source", source.name());
        json.put("result", result.name());
        if (!rule.isEmpty()) {
            json.put("rule", rule);
        }
        if (!violations.isEmpty()) {
            violations.forEach(json.putArray("violations")::add);
        }
        json.put("reason", reason);
        if (!opinions.isEmpty()) {
            ArrayNode both = json.putArray("opinions");
            opinions.forEach(decision -> both.add(decision.name()));
        }
        return json;
    }

    /**
     * What {@link #json()} kept.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Try of(JsonNode json) {
        List<String> violations = new ArrayList<>();
        json.path("violations").forEach(id -> violations.add(id.asText()));
        List<Verdict.Decision> opinions = new ArrayList<>();
        json.path("opinions").forEach(name -> opinions.add(Verdict.Decision.valueOf(name.asText())));
        return new Try(
                Optional.ofNullable(json.path("complement").textValue()),
                Source.valueOf(json.path("source").asText()),
                Result.valueOf(json.path("result").asText()),
                json.path("rule").asText(""),
                violations,
                json.path("reason").asText(""),
                opinions);
    }

    /** Without texts. */
    @Override
    public String toString() {
        return "Try[" + source + ", " + result + ", " + rule + violations + "]";
    }
}
