package io.github.pas4j.testkit;

import io.github.pas4j.llm.Usage;
import java.util.ArrayList;
import java.util.List;

/** As documented at https://platform.openai.com/docs/api-reference/chat. */
final class LlmOpenAiDialect implements LlmDialect {

    @Override
    public FaultResponse answer(String model, String text, Usage usage) {
        return FaultResponse.json(
                200,
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":" + quoted(model)
                        + ",\"unknown\":{\"deep\":[1,null]},\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                        + "\"content\":" + quoted(text) + ",\"refusal\":null,\"unknown\":true},\"logprobs\":null,"
                        + "\"finish_reason\":\"stop\"}],\"usage\":" + usage(usage) + "}");
    }

    @Override
    public FaultResponse emptyAnswer() {
        return FaultResponse.json(200, "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"choices\":[]}");
    }

    @Override
    public FaultResponse stream(List<String> pieces, Usage usage) {
        List<String> events = begun(pieces);
        events.add(event("{}", "\"stop\""));
        events.add("{\"choices\":[],\"usage\":" + usage(usage) + "}");
        events.add("[DONE]");
        return FaultResponse.events(events);
    }

    @Override
    public FaultResponse unfinishedStream(List<String> pieces) {
        return FaultResponse.events(begun(pieces));
    }

    @Override
    public FaultResponse failingStream(List<String> pieces) {
        List<String> events = begun(pieces);
        events.add("{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\",\"code\":null}}");
        return FaultResponse.events(events);
    }

    @Override
    public FaultResponse brokenStream(List<String> pieces) {
        List<String> events = begun(pieces);
        events.add("{\"choices\":[{");
        events.add("[DONE]");
        return FaultResponse.events(events);
    }

    @Override
    public FaultResponse failure(Problem problem, String words) {
        return switch (problem) {
            case BAD_KEY -> error(401, words, "invalid_request_error", "invalid_api_key");
            case RATE_LIMIT -> error(429, words, "requests", "rate_limit_exceeded");
            case NO_QUOTA -> error(429, words, "insufficient_quota", "insufficient_quota");
            case CONTEXT_TOO_LONG -> error(400, words, "invalid_request_error", "context_length_exceeded");
            case FILTERED -> error(400, words, "invalid_request_error", "content_policy_violation");
            case BAD_REQUEST -> error(400, words, "invalid_request_error", "unknown_parameter");
            case SERVER_ERROR -> error(500, words, "server_error", "internal_error");
        };
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    private static FaultResponse error(int status, String words, String type, String code) {
        return FaultResponse.json(
                status,
                "{\"error\":{\"message\":" + quoted(words) + ",\"type\":" + quoted(type) + ",\"param\":null,\"code\":"
                        + quoted(code) + "}}");
    }

    private static List<String> begun(List<String> pieces) {
        List<String> events = new ArrayList<>();
        events.add(event("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
        pieces.forEach(piece -> events.add(event("{\"content\":" + quoted(piece) + "}", "null")));
        return events;
    }

    private static String event(String delta, String finishReason) {
        return "{\"object\":\"chat.completion.chunk\",\"unknown\":[],\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + finishReason + "}],\"usage\":null}";
    }

    private static String usage(Usage usage) {
        return "{\"prompt_tokens\":" + usage.promptTokens() + ",\"completion_tokens\":" + usage.completionTokens()
                + ",\"total_tokens\":" + usage.totalTokens() + ",\"unknown_details\":{\"audio_tokens\":0}}";
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
