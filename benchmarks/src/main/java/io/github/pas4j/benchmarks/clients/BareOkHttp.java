package io.github.pas4j.benchmarks.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/** What a user would write by hand with OkHttp and Jackson: no timeouts of its own, no errors told apart. */
final class BareOkHttp implements Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final String DATA = "data: ";

    private final OkHttpClient http = new OkHttpClient();
    private final String url;

    BareOkHttp(String baseUrl) {
        this.url = baseUrl + "/chat/completions";
    }

    @Override
    public String name() {
        return "bare " + Versions.of("okhttp");
    }

    @Override
    public String chat(String prompt) throws IOException {
        try (Response response = http.newCall(request(body(prompt))).execute()) {
            JsonNode root = JSON.readTree(response.body().byteStream());
            return root.get("choices").get(0).get("message").get("content").textValue();
        }
    }

    @Override
    public String stream(String prompt) throws IOException {
        ObjectNode body = body(prompt).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        StringBuilder text = new StringBuilder();
        try (Response response = http.newCall(request(body)).execute()) {
            BufferedSource lines = response.body().source();
            for (String line = lines.readUtf8Line(); line != null; line = lines.readUtf8Line()) {
                if (line.startsWith(DATA) && !line.equals("data: [DONE]")) {
                    JsonNode delta = JSON.readTree(line.substring(DATA.length()))
                            .path("choices")
                            .path(0)
                            .path("delta");
                    text.append(delta.path("content").asText());
                }
            }
        }
        return text.toString();
    }

    private static ObjectNode body(String prompt) {
        ObjectNode body = JSON.createObjectNode().put("model", "benchmark");
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return body;
    }

    private Request request(ObjectNode body) throws IOException {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer key")
                .post(RequestBody.create(JSON.writeValueAsBytes(body), TYPE))
                .build();
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
