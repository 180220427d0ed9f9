package io.github.pas4j.datagen.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.Category;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.Declined;
import io.github.pas4j.Outcome;
import io.github.pas4j.RejectedComplement;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Answer;
import java.util.Optional;

/**
 * A generator whose model cannot be got at, such as a chain: its result is recorded in place of an answer, and nobody knows
 * beforehand what it may take.
 */
final class RecordedResult {

    private static final Usage UNKNOWN = new Usage(0, 0);

    private final ComplementGenerator generator;
    private final Caller caller;
    private final Calls calls;

    RecordedResult(ComplementGenerator generator, Caller caller, Calls calls) {
        this.generator = generator;
        this.caller = caller;
        this.calls = calls;
    }

    ComplementResult of(String rowId, int attempt, ComplementRequest request, Steps steps) {
        Answer answer = calls.once(
                        caller.key(rowId, attempt).request(text(request)).build(),
                        UNKNOWN,
                        Optional.empty(),
                        () -> answer(generator.generate(request)))
                .answer();
        steps.add(1, new Usage(answer.tokensIn(), answer.tokensOut()));
        JsonNode json = JsonText.read(answer.text());
        if (json.path("complement").isTextual()) {
            return Complement.of(json.path("complement").asText());
        }
        String reason = json.path("declined").asText();
        return switch (json.path("kind").asText()) {
            case "silence" -> Declined.because(reason);
            case "unsupported" -> Declined.unsupported(reason);
            default -> Declined.unusable(reason);
        };
    }

    private static String text(ComplementRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("prompt", request.prompt());
        json.put("category", request.category().map(Category::id).orElse(null));
        json.put("target", request.target().toString());
        for (RejectedComplement rejected : request.rejected()) {
            json.withArray("rejected").add(rejected.complement().orElse(null)).add(rejected.reason());
        }
        return json.toString();
    }

    private static Answer answer(ComplementResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (result instanceof Complement complement) {
            json.put("complement", complement.text());
        } else {
            Declined declined = (Declined) result;
            json.put("declined", declined.reason());
            json.put(
                    "kind",
                    declined.isSilenceChosen()
                            ? "silence"
                            : declined.outcome() == Outcome.UNSUPPORTED ? "unsupported" : "unusable");
        }
        Usage usage = result.usage().orElse(UNKNOWN);
        return new Answer(json.toString(), usage.promptTokens(), usage.completionTokens(), FinishReason.STOP);
    }
}
