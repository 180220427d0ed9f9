package io.github.pas4j.benchmarks.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The answers that the server gives, ready to be sent: the same to every client. */
final class Answers {

    /** Pieces of a streamed answer. */
    static final int CHUNKS = 200;

    /** What a piece of a streamed answer says. */
    static final String PIECE = " word";

    /** What a streamed answer says. */
    static final String STREAMED = PIECE.repeat(CHUNKS);

    /** What a whole answer says. */
    static final String WHOLE = PIECE.repeat(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static byte[] whole() {
        ObjectNode answer = root("chat.completion");
        ObjectNode choice = choice(answer);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", WHOLE)
                .putNull("refusal");
        choice.put("finish_reason", "stop");
        usage(answer);
        return http("application/json", answer.toString());
    }

    static byte[] stream() {
        StringBuilder body = new StringBuilder();
        ObjectNode opening = root("chat.completion.chunk");
        choice(opening)
                .putNull("finish_reason")
                .putObject("delta")
                .put("role", "assistant")
                .put("content", "");
        event(body, opening.toString());
        for (int i = 0; i < CHUNKS; i++) {
            ObjectNode piece = root("chat.completion.chunk");
            choice(piece).putNull("finish_reason").putObject("delta").put("content", PIECE);
            event(body, piece.toString());
        }
        ObjectNode last = root("chat.completion.chunk");
        choice(last).put("finish_reason", "stop").putObject("delta");
        event(body, last.toString());
        ObjectNode count = root("chat.completion.chunk");
        count.putArray("choices");
        usage(count);
        event(body, count.toString());
        event(body, "[DONE]");
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n" + body
                        + "0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] plain() {
        return http("text/plain", "ok");
    }

    private static byte[] http(String type, String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** An event in an HTTP chunk of its own, as servers that flush each piece send it. */
    private static void event(StringBuilder body, String data) {
        String event = "data: " + data + "\n\n";
        body.append(Integer.toHexString(event.length()))
                .append("\r\n")
                .append(event)
                .append("\r\n");
    }

    private static ObjectNode root(String kind) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", kind)
                .put("created", 1_760_000_000)
                .put("model", "benchmark");
    }

    private static ObjectNode choice(ObjectNode root) {
        return root.putArray("choices").addObject().put("index", 0).putNull("logprobs");
    }

    private static void usage(ObjectNode root) {
        root.putObject("usage")
                .put("prompt_tokens", 12)
                .put("completion_tokens", 60)
                .put("total_tokens", 72);
    }
}
