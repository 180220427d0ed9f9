package io.github.pas4j.client.openai;

import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server of batches: answers by method and path, each time with what is next there; the last one stays. */
final class BatchScript {

    private final Map<String, Deque<FaultResponse>> answers = new HashMap<>();

    BatchScript(FaultServer server) {
        server.otherwise(this::answer);
    }

    /** Adds answers to requests such as {@code POST /v1/files}. */
    synchronized BatchScript on(String request, FaultResponse... responses) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).addAll(List.of(responses));
        return this;
    }

    private synchronized FaultResponse answer(FaultRequest request) {
        Deque<FaultResponse> script = answers.get(request.method() + " " + request.target());
        if (script == null) {
            return FaultResponse.json(404, "{\"error\":{\"message\":\"nothing here\"}}");
        }
        return script.size() == 1 ? script.element() : script.remove();
    }

    /** A batch in some state. */
    static FaultResponse batch(String status) {
        return batch(status, null, null);
    }

    /** A batch that has ended. */
    static FaultResponse batch(String status, @Nullable String output, @Nullable String errors) {
        return FaultResponse.json(200, """
                {"id":"batch_1","object":"batch","endpoint":"/v1/chat/completions","errors":null,\
                "input_file_id":"file-in","completion_window":"24h","status":"%s","output_file_id":%s,\
                "error_file_id":%s,"request_counts":{"total":3,"completed":2,"failed":1},"metadata":null}""".formatted(status, quoted(output), quoted(errors)));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    /** A file's content, in pieces that do not keep to lines. */
    static FaultResponse content(String... lines) {
        String all = String.join("\n", lines) + "\n";
        int half = all.length() / 2;
        return FaultResponse.chunked(List.of(all.substring(0, half), all.substring(half)))
                .header("Content-Type", "application/octet-stream");
    }

    /** The line of a request that was answered. */
    static String answered(String id, String text) {
        return """
                {"id":"batch_req_%s","custom_id":"%s","response":{"status_code":200,"request_id":"req-%s","body":\
                {"model":"m-2024","choices":[{"index":0,"message":{"role":"assistant","content":"%s"},\
                "finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}},\
                "error":null}""".formatted(id, id, id, text);
    }

    /** The line of a request that was refused. */
    static String refused(String id, int status, String error) {
        return """
                {"id":"batch_req_%s","custom_id":"%s","response":{"status_code":%d,"request_id":"req-%s",\
                "body":{"error":%s}},"error":null}""".formatted(id, id, status, id, error);
    }

    /** The line of a request whose turn never came. */
    static String notRun(String id, String code) {
        return """
                {"id":"batch_req_%s","custom_id":"%s","response":null,"error":{"code":"%s","message":"words"}}""".formatted(id, id, code);
    }
}
