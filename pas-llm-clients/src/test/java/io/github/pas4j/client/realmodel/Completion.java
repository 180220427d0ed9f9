package io.github.pas4j.client.realmodel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** One answer, in the form of OpenAI's chat completions: whole, or piece by piece as the model makes it. */
final class Completion implements StoryModel.Listener {

    private final HttpConnection connection;
    private final Ask ask;
    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    Completion(HttpConnection connection, Ask ask) {
        this.connection = connection;
        this.ask = ask;
    }

    @Override
    public void piece(String piece) throws IOException {
        text.append(piece);
        if (ask.stream()) {
            begin();
            ObjectNode chunk = chunk();
            choice(chunk).putObject("delta").put("content", piece);
            connection.event(chunk.toString());
        }
    }

    @Override
    public void stillWanted() throws IOException {
        connection.check();
    }

    /** Sends what is left to send and gives the whole text. */
    String end(int promptTokens, int tokens) throws IOException {
        String reason = tokens >= ask.maxTokens() ? "length" : "stop";
        if (ask.stream()) {
            begin();
            ObjectNode last = chunk();
            choice(last).put("finish_reason", reason).putObject("delta");
            connection.event(last.toString());
            if (ask.usageInStream()) {
                ObjectNode count = chunk();
                count.putArray("choices");
                usage(count, promptTokens, tokens);
                connection.event(count.toString());
            }
            connection.event("[DONE]");
            connection.endEvents();
        } else {
            ObjectNode answer =
                    Ask.JSON.createObjectNode().put("object", "chat.completion").put("model", "stories260K");
            choice(answer)
                    .put("finish_reason", reason)
                    .putObject("message")
                    .put("role", "assistant")
                    .put("content", text.toString());
            usage(answer, promptTokens, tokens);
            connection.answer(200, answer.toString());
        }
        return text.toString();
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            connection.beginEvents();
            ObjectNode opening = chunk();
            choice(opening).putObject("delta").put("role", "assistant").put("content", "");
            connection.event(opening.toString());
        }
    }

    private static ObjectNode chunk() {
        return Ask.JSON
                .createObjectNode()
                .put("object", "chat.completion.chunk")
                .put("model", "stories260K");
    }

    private static ObjectNode choice(ObjectNode root) {
        return root.putArray("choices").addObject().put("index", 0);
    }

    private static void usage(ObjectNode root, int promptTokens, int tokens) {
        root.putObject("usage")
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", tokens)
                .put("total_tokens", promptTokens + tokens);
    }
}
