package io.github.pas4j.client.openai;

import static io.github.pas4j.client.openai.BatchScript.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.BatchItem;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A batch client and its server. */
abstract class BatchTestBase {

    static final String KEY = "sk-batch-0123456789";
    static final String PROMPT = "What must not be shown?";
    static final RetryOptions QUICK = RetryOptions.defaults().withBackoff(Duration.ofNanos(1), Duration.ofNanos(2));
    static final List<BatchItem> ITEMS =
            List.of(new BatchItem("one", ChatRequest.user(PROMPT)), new BatchItem("two", ChatRequest.user("And now?")));
    static final FaultResponse FILE = FaultResponse.json(200, "{\"id\":\"file-in\",\"object\":\"file\"}");

    final FaultServer server = FaultServer.start();
    final BatchScript script = new BatchScript(server);
    final OpenAiBatchClient client = builder().baseUrl(server.url() + "/v1").build();

    static OpenAiBatchClient.Builder builder() {
        return OpenAiBatchClient.builder("gpt-4o-mini").apiKey(KEY).retry(QUICK);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    List<String> asked() {
        return server.requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    Map<String, BatchAnswer> answers() {
        Map<String, BatchAnswer> answers = new LinkedHashMap<>();
        client.answers("batch_1").forEach(answer -> answers.put(answer.id(), answer));
        return answers;
    }

    void ended(String status, @Nullable FaultResponse output, @Nullable FaultResponse errors) {
        script.on(
                "GET /v1/batches/batch_1",
                batch(status, output == null ? null : "file-out", errors == null ? null : "file-err"));
        if (output != null) {
            script.on("GET /v1/files/file-out/content", output);
        }
        if (errors != null) {
            script.on("GET /v1/files/file-err/content", errors);
        }
    }

    static <T extends LlmException> T failure(Class<T> kind, Runnable call) {
        LlmException failure = catchThrowableOfType(LlmException.class, call::run);
        assertThat(failure).isExactlyInstanceOf(kind);
        assertNothingLeaks(failure);
        return kind.cast(failure);
    }

    static void assertNothingLeaks(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain(KEY).doesNotContain("must not be shown");
        }
    }

    static BatchAnswer item(Map<String, BatchAnswer> answers, String id) {
        return Objects.requireNonNull(answers.get(id), id);
    }
}
