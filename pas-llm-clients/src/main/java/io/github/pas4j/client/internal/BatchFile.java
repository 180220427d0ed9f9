package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.llm.BatchItem;
import io.github.pas4j.llm.ChatRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A batch's requests, a line each, checked beforehand. Written out anew for each sending: 200 MB of text need not lie in
 * memory twice.
 */
final class BatchFile extends RequestBody {

    static final String ENDPOINT = "/v1/chat/completions";
    static final int MAX_REQUESTS = 50_000;
    static final long MAX_BYTES = 200_000_000;

    private static final MediaType JSON_LINES = MediaType.get("application/jsonl");
    private static final byte[] BEFORE_BODY = ",\"body\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_BODY = "}\n".getBytes(StandardCharsets.US_ASCII);

    private final List<BatchItem> items;
    private final Dialect dialect;
    private final String model;
    private final long length;

    /**
     * @param model for requests that name none
     * @throws IllegalArgumentException if there is no request, if there are too many, if two have the same id, or if one
     *     cannot be sent
     */
    BatchFile(List<BatchItem> items, Dialect dialect, String model) {
        this.items = List.copyOf(items);
        this.dialect = dialect;
        this.model = model;
        checkNumber();
        checkIds();
        this.length = checkedLength();
    }

    private void checkNumber() {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one request");
        }
        if (items.size() > MAX_REQUESTS) {
            throw new IllegalArgumentException("a batch takes at most " + MAX_REQUESTS + " requests: " + items.size());
        }
    }

    private void checkIds() {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Integer earlier = seen.putIfAbsent(items.get(i).id(), i);
            if (earlier != null) {
                throw new IllegalArgumentException("requests " + earlier + " and " + i + " have the same id");
            }
        }
    }

    private long checkedLength() {
        long sum = 0;
        for (BatchItem item : items) {
            if (item.request().extras().containsKey("stream")) {
                throw new IllegalArgumentException("extra field stream has no place in a batch");
            }
            sum += head(item).length + BEFORE_BODY.length + body(item.request()).length + AFTER_BODY.length;
        }
        if (sum > MAX_BYTES) {
            throw new IllegalArgumentException("a batch takes at most " + MAX_BYTES + " bytes: " + sum);
        }
        return sum;
    }

    /** A line up to its body, its closing brace left out. */
    private static byte[] head(BatchItem item) {
        ObjectNode head =
                Json.object().put("custom_id", item.id()).put("method", "POST").put("url", ENDPOINT);
        String json = new String(Json.bytes(head), StandardCharsets.UTF_8);
        return json.substring(0, json.length() - 1).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] body(ChatRequest request) {
        byte[] body = dialect.body(request, request.model().orElse(model), Delivery.WHOLE);
        for (int i = 0; i < body.length; i++) {
            // Within strings they are escaped: these come from the layout of JSON that the caller wrote.
            if (body[i] == '\n' || body[i] == '\r') {
                body[i] = ' ';
            }
        }
        return body;
    }

    @Override
    public MediaType contentType() {
        return JSON_LINES;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        for (BatchItem item : items) {
            sink.write(head(item))
                    .write(BEFORE_BODY)
                    .write(body(item.request()))
                    .write(AFTER_BODY);
        }
    }
}
