package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ResponseFormat;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;

/** OpenAI's chat completions API. Servers that have a version of it say here what is theirs. */
public class OpenAiDialect implements Dialect {

    private static final String END = "[DONE]";

    private final String provider;
    private final UnaryOperator<String> tokenLimitField;

    /**
     * @param tokenLimitField the field that limits the answer's tokens, for each model
     */
    public OpenAiDialect(String provider, UnaryOperator<String> tokenLimitField) {
        this.provider = provider;
        this.tokenLimitField = tokenLimitField;
    }

    @Override
    public final String provider() {
        return provider;
    }

    @Override
    public final HttpUrl endpoint(BaseUrl base) {
        return base.resolve("chat/completions");
    }

    @Override
    public final byte[] body(ChatRequest request, String model, Delivery delivery) {
        ObjectNode body = Json.object();
        body.put("model", model);
        OpenAiMessages.write(request.messages(), body.putArray("messages"));
        request.temperature().ifPresent(value -> body.put("temperature", value));
        request.topP().ifPresent(value -> body.put("top_p", value));
        request.maxTokens().ifPresent(value -> body.put(tokenLimitField.apply(model), value));
        if (!request.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop");
            request.stop().forEach(stop::add);
        }
        request.seed().ifPresent(value -> body.put("seed", value));
        request.topLogprobs().ifPresent(value -> body.put("logprobs", true).put("top_logprobs", value));
        request.responseFormat().ifPresent(format -> write(format, body));
        addOwn(body);
        if (delivery == Delivery.STREAM) {
            body.put("stream", true).putObject("stream_options").put("include_usage", true);
        }
        Json.putAll(request.extras(), body);
        return Json.bytes(body);
    }

    private void write(ResponseFormat format, ObjectNode body) {
        if (format instanceof ResponseFormat.JsonObject) {
            body.putObject("response_format").put("type", "json_object");
        } else if (format instanceof ResponseFormat.JsonSchema schema) {
            addSchema(schema.name(), Json.callersObject(schema.schema(), "the schema of the answer"), body);
        }
    }

    /** Asks for JSON that keeps to a schema. */
    protected void addSchema(String name, ObjectNode schema, ObjectNode body) {
        ObjectNode named = body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", name);
        named.put("strict", StrictSchema.isStrict(schema)).set("schema", schema);
    }

    /** Adds fields of this server's own. */
    protected void addOwn(ObjectNode body) {}

    @Override
    public final String streamMediaType() {
        return "text/event-stream";
    }

    @Override
    public final Frames frames(InputStream in, long maxBytes) {
        return new SseReader(in, maxBytes);
    }

    @Override
    public final boolean isEnd(String frame) {
        return frame.equals(END);
    }

    @Override
    public final ChatResponse.Builder whole(JsonNode root) throws UnreadableAnswerException {
        return OpenAiAnswers.whole(root);
    }

    @Override
    public final Piece piece(JsonNode root) {
        return OpenAiAnswers.piece(root);
    }
}
