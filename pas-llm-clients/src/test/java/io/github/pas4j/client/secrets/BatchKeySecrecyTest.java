package io.github.pas4j.client.secrets;

import static io.github.pas4j.client.secrets.Secrets.ANSWER;
import static io.github.pas4j.client.secrets.Secrets.KEY;
import static io.github.pas4j.client.secrets.Secrets.PROMPT;
import static io.github.pas4j.client.secrets.Secrets.QUOTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.client.openai.OpenAiBatchClient;
import io.github.pas4j.llm.Batch;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.BatchItem;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What {@link KeySecrecyTest} says of the other clients, of batches. */
class BatchKeySecrecyTest extends SecrecyTestBase {

    private static final List<BatchItem> ITEMS = List.of(new BatchItem("one", ChatRequest.user(PROMPT)));
    private static final FaultResponse FILE = FaultResponse.json(200, "{\"id\":\"file-in\",\"object\":\"file\"}");
    private static final FaultResponse COMPLETED = batch("completed", "null");
    private static final String QUOTING_ERROR =
            "{\"message\":\"" + QUOTED + "\",\"type\":\"" + PROMPT + "\",\"code\":\"" + KEY + "\"}";

    private OpenAiBatchClient.Builder builder() {
        return OpenAiBatchClient.builder("m")
                .apiKey(KEY)
                .baseUrl(server.url() + "/v1?api-key=" + Secrets.URL_KEY)
                .timeout(MINUTE)
                .retry(Subject.QUICK);
    }

    private static FaultResponse batch(String status, String errors) {
        return FaultResponse.json(
                200, """
                {"id":"batch_1","object":"batch","status":"%s","errors":%s,"output_file_id":%s,"error_file_id":null,\
                "request_counts":{"total":1,"completed":1,"failed":0}}""".formatted(status, errors, status.equals("failed") ? "null" : "\"file-out\""));
    }

    private static FaultResponse lines(String... lines) {
        return FaultResponse.chunked(List.of(String.join("\n", lines) + "\n"));
    }

    /** The first of the requests that match is answered so, the others as if all went well. */
    private void answer(Predicate<FaultRequest> which, FaultResponse response) {
        server.otherwise(request -> {
            if (which.test(request)) {
                return response;
            }
            if (request.target().contains("/content")) {
                return lines("{\"custom_id\":\"one\",\"response\":{\"status_code\":200,\"request_id\":\"" + KEY
                        + "\",\"body\":" + "{\"choices\":[{\"message\":{\"content\":\"" + ANSWER
                        + "\"}}]}},\"error\":null}");
            }
            return request.target().contains("/files") ? FILE : COMPLETED;
        });
    }

    /** The requests that can fail, each by what is called and how it is known. */
    private static Map<String, Predicate<FaultRequest>> steps() {
        Map<String, Predicate<FaultRequest>> steps = new LinkedHashMap<>();
        steps.put(
                "upload",
                request -> request.method().equals("POST") && request.target().startsWith("/v1/files"));
        steps.put("create", request -> request.target().startsWith("/v1/batches?"));
        steps.put("status", request -> request.target().startsWith("/v1/batches/batch_1?"));
        steps.put("cancel", request -> request.target().contains("/cancel"));
        steps.put("download", request -> request.target().contains("/content"));
        return steps;
    }

    private Object call(OpenAiBatchClient client, String step) {
        return switch (step) {
            case "upload", "create" -> client.submit(ITEMS);
            case "status" -> client.status("batch_1");
            case "cancel" -> client.cancel("batch_1");
            default -> client.answers("batch_1");
        };
    }

    @Test
    void whatFails() {
        Map<String, FaultResponse> faults = new LinkedHashMap<>(Faults.http());
        faults.put(
                "cut",
                FaultResponse.json(200, QUOTED)
                        .upTo(FaultResponse.Place.IN_BODY)
                        .thenClose());
        faults.put(
                "reset",
                FaultResponse.json(200, QUOTED)
                        .upTo(FaultResponse.Place.IN_BODY)
                        .thenReset());
        try (OpenAiBatchClient client = builder().build()) {
            steps().forEach((step, which) -> faults.forEach((name, fault) -> {
                answer(which, fault);
                assertThat(failing(step + ", " + name, () -> call(client, step)))
                        .as(step + ", " + name)
                        .isInstanceOf(LlmException.class);
            }));
        }
        assertThat(server.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).contains("Bearer " + KEY));
        assertThat(server.requests())
                .anySatisfy(request -> assertThat(request.body()).contains(PROMPT));
        assertNothingShows();
    }

    @Test
    void aRedirectIsNotFollowed() {
        elsewhere.always(FILE);
        String there = elsewhere.url().toString().replace("127.0.0.1", "localhost") + "/v1/" + KEY;
        try (OpenAiBatchClient client = builder().build()) {
            steps().forEach((step, which) -> {
                for (int status : new int[] {302, 307, 308}) {
                    answer(which, FaultResponse.json(status, QUOTED).header("Location", there));
                    failing(step + ", " + status, () -> call(client, step));
                }
            });
        }
        assertThat(elsewhere.requests()).isEmpty();
        assertNothingShows();
    }

    @Test
    void whatSucceeds() {
        answer(request -> false, FILE);
        OpenAiBatchClient.Builder builder = builder();
        try (OpenAiBatchClient client = builder.build()) {
            Batch batch = client.submit(ITEMS);
            List<BatchAnswer> answers = client.answers(batch.id());
            assertThat(answers.get(0).response().orElseThrow().text()).isEqualTo(ANSWER);
            List.of(client, builder, ITEMS, batch, client.status("batch_1"), client.cancel("batch_1"), answers)
                    .forEach(this::lookAtResult);
            assertThat(Shown.serialised(client)).isEmpty();
            assertThat(Shown.json(client)).contains("{}");
        }
        assertNothingShows();
    }

    @Test
    void whatABatchSaysOfItsFailures() {
        try (OpenAiBatchClient client = builder().build()) {
            answer(
                    request -> request.target().startsWith("/v1/batches/"),
                    batch(
                            "failed",
                            "{\"data\":[{\"line\":1,\"param\":\"" + PROMPT + "\",\"code\":\"" + KEY
                                    + "\",\"message\":\"" + QUOTED + "\"}]}"));
            failing("failed batch", () -> client.answers("batch_1"));
            lookAtResult(client.status("batch_1"));
            for (String line : List.of(
                    "{\"custom_id\":\"one\",\"response\":{\"status_code\":400,\"request_id\":\"" + KEY
                            + "\",\"body\":{\"error\":" + QUOTING_ERROR + "}},\"error\":null}",
                    "{\"custom_id\":\"one\",\"response\":null,\"error\":" + QUOTING_ERROR + "}",
                    "{\"custom_id\":\"one\",\"response\":{\"status_code\":200,\"body\":{\"" + QUOTED + "\":1}}}")) {
                answer(request -> request.target().contains("/content"), lines(line));
                LlmException failure =
                        client.answers("batch_1").get(0).failure().orElseThrow();
                lookAt("item", failure);
                lookAtResult(client.answers("batch_1"));
            }
            for (String line : List.of(QUOTED, "{\"" + QUOTED + "\":" + KEY, "{\"custom_id\":7,\"" + KEY + "\":1}")) {
                answer(request -> request.target().contains("/content"), lines(line));
                failing("line", () -> client.answers("batch_1"));
            }
        }
        assertNothingShows();
    }

    @Test
    void whatCannotBeSent() {
        BatchItem broken = new BatchItem(
                "one", ChatRequest.builder().user(PROMPT).extra("stream", KEY).build());
        try (OpenAiBatchClient client = builder().build()) {
            failing("twice", () -> client.submit(List.of(ITEMS.get(0), ITEMS.get(0))));
            failing("stream", () -> client.submit(List.of(broken)));
            failing("id", () -> client.status("../" + KEY));
        }
        assertThat(server.requests()).isEmpty();
        assertNothingShows();
    }
}
