package io.github.pas4j.datagen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.client.openai.OpenAiBatchClient;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Plays OpenAI's Batch API on a loopback port; what a request is answered, a {@link PairServer} knows. */
final class PairBatchServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PairServer model = new PairServer();
    private final FaultServer server = FaultServer.start().otherwise(this::respond);
    private final Map<String, List<String>> files = new HashMap<>();
    private final List<String> batches = new ArrayList<>();
    private IntFunction<String> status = batch -> "completed";
    private Runnable asked = () -> {};

    PairServer model() {
        return model;
    }

    OpenAiBatchClient client() {
        return OpenAiBatchClient.builder("m")
                .baseUrl(URI.create(server.url() + "/v1"))
                .build();
    }

    /** How a batch is doing, by its number from 0; what has expired has answered every other request. */
    synchronized void status(IntFunction<String> newStatus) {
        status = newStatus;
    }

    /** Is run when somebody asks for a batch. */
    synchronized void whenAsked(Runnable action) {
        asked = action;
    }

    /** Batches that were made. */
    synchronized int batches() {
        return batches.size();
    }

    private synchronized FaultResponse respond(FaultRequest request) {
        String target = request.target();
        try {
            if (target.equals("/v1/files")) {
                String id = "file-in-" + files.size();
                files.put(
                        id,
                        request.body()
                                .lines()
                                .filter(line -> line.startsWith("{"))
                                .toList());
                return FaultResponse.json(200, "{\"id\":\"" + id + "\",\"object\":\"file\"}");
            }
            if (target.equals("/v1/batches")) {
                batches.add(JSON.readTree(request.body()).path("input_file_id").asText());
                return batch(batches.size() - 1, "validating");
            }
            if (target.startsWith("/v1/batches/batch_")) {
                asked.run();
                int number = Integer.parseInt(target.substring("/v1/batches/batch_".length()));
                return batch(number, status.apply(number));
            }
            String file = target.replace("/v1/files/", "").replace("/content", "");
            List<String> lines = files.getOrDefault(file, List.of("nothing here"));
            return FaultResponse.chunked(List.of(String.join("\n", lines) + "\n"))
                    .header("Content-Type", "application/octet-stream");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private FaultResponse batch(int number, String state) throws JsonProcessingException {
        boolean answers = state.equals("completed") || state.equals("expired");
        String output = "file-out-" + number;
        if (answers && !files.containsKey(output)) {
            files.put(output, answers(batches.get(number), state.equals("expired")));
        }
        String errors = state.equals("failed")
                ? "{\"object\":\"list\",\"data\":[{\"code\":\"token_limit_exceeded\",\"message\":\"words\",\"line\":null}]}"
                : "null";
        return FaultResponse.json(
                200,
                "{\"id\":\"batch_" + number
                        + "\",\"object\":\"batch\",\"endpoint\":\"/v1/chat/completions\",\"errors\":"
                        + errors + ",\"input_file_id\":\"x\",\"completion_window\":\"24h\",\"status\":\"" + state
                        + "\",\"output_file_id\":" + (answers ? "\"" + output + "\"" : "null")
                        + ",\"error_file_id\":null,\"request_counts\":{\"total\":1,\"completed\":1,\"failed\":0}}");
    }

    private List<String> answers(String input, boolean everyOther) throws JsonProcessingException {
        List<String> lines = new ArrayList<>();
        boolean due = true;
        for (String line : files.getOrDefault(input, List.of())) {
            due = !everyOther || !due;
            if (due) {
                lines.add(answer(JSON.readTree(line)));
            }
        }
        return lines;
    }

    private String answer(JsonNode asked) throws JsonProcessingException {
        Optional<String> text = model.inBatch(asked.path("body").toString());
        ObjectNode line = JSON.createObjectNode();
        line.put("id", "batch_req").put("custom_id", asked.path("custom_id").asText());
        ObjectNode response = line.putObject("response");
        response.put("status_code", text.isPresent() ? 200 : 500).put("request_id", "r");
        ObjectNode body = response.putObject("body");
        if (text.isEmpty()) {
            body.putObject("error").put("message", "oops");
        } else {
            body.put("model", "m");
            ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
            choice.putObject("message").put("role", "assistant").put("content", text.get());
            choice.put("finish_reason", "stop");
            body.putObject("usage")
                    .put("prompt_tokens", 100)
                    .put("completion_tokens", 10)
                    .put("total_tokens", 110);
        }
        return JSON.writeValueAsString(line);
    }

    @Override
    public void close() {
        server.close();
        model.close();
    }
}
