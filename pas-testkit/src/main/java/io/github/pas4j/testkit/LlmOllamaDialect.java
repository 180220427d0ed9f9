package io.github.pas4j.testkit;

import io.github.pas4j.llm.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * As documented at https://github.com/ollama/ollama/blob/main/docs/api.md. What it has no words for itself, it gets from a
 * gateway before it, which speaks as OpenAI does.
 */
final class LlmOllamaDialect implements LlmDialect {

    private static final String BEGIN = "\"created_at\":\"2026-11-22T00:00:00.1Z\",\"unknown\":{\"deep\":[1,null]},";

    @Override
    public FaultResponse answer(String model, String text, Usage usage) {
        return FaultResponse.json(200, "{\"model\":" + quoted(model) + "," + last(text, usage));
    }

    @Override
    public FaultResponse emptyAnswer() {
        return FaultResponse.json(200, "{\"model\":\"m\"," + BEGIN + "\"done\":false}");
    }

    @Override
    public FaultResponse stream(List<String> pieces, Usage usage) {
        List<String> lines = begun(pieces);
        lines.add("{\"model\":\"m\"," + last("", usage) + "\n");
        return lines(lines);
    }

    @Override
    public FaultResponse unfinishedStream(List<String> pieces) {
        return lines(begun(pieces));
    }

    @Override
    public FaultResponse failingStream(List<String> pieces) {
        List<String> lines = begun(pieces);
        lines.add("{\"error\":\"an error was encountered while running the model\"}\n");
        return lines(lines);
    }

    @Override
    public FaultResponse brokenStream(List<String> pieces) {
        List<String> lines = begun(pieces);
        lines.add("{\"model\":\"m\",\"message\":{\n");
        lines.add("{\"model\":\"m\"," + last("", new Usage(1, 1)) + "\n");
        return lines(lines);
    }

    @Override
    public FaultResponse failure(Problem problem, String words) {
        return switch (problem) {
            case BAD_KEY -> error(401, "unauthorized: " + words);
            case RATE_LIMIT -> error(429, "too many concurrent requests: " + words);
            case NO_QUOTA -> error(429, "you have reached your weekly usage limit: " + words);
            case CONTEXT_TOO_LONG -> error(400, "the input length exceeds the context length: " + words);
            case FILTERED -> LlmDialect.openAi().failure(problem, words);
            case BAD_REQUEST -> error(400, "invalid options: " + words);
            case SERVER_ERROR -> error(500, "llama runner process has terminated: " + words);
        };
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    private static FaultResponse error(int status, String words) {
        return FaultResponse.json(status, "{\"error\":" + quoted(words) + "}");
    }

    private static FaultResponse lines(List<String> lines) {
        return FaultResponse.chunked(lines).header("Content-Type", "application/x-ndjson");
    }

    private static List<String> begun(List<String> pieces) {
        List<String> lines = new ArrayList<>();
        pieces.forEach(piece ->
                lines.add("{\"model\":\"m\"," + BEGIN + "\"message\":" + message(piece) + ",\"done\":false}\n"));
        return lines;
    }

    private static String last(String text, Usage usage) {
        return BEGIN + "\"message\":" + message(text) + ",\"done\":true,\"done_reason\":\"stop\",\"total_duration\":5,"
                + "\"prompt_eval_count\":" + usage.promptTokens() + ",\"eval_count\":" + usage.completionTokens() + "}";
    }

    private static String message(String text) {
        return "{\"role\":\"assistant\",\"content\":" + quoted(text) + ",\"unknown\":true}";
    }

    private static String quoted(String text) {
        return LlmOpenAiDialect.quoted(text);
    }
}
