package io.github.pas4j.client.openai;

import static io.github.pas4j.client.openai.BatchScript.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.llm.BatchItem;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what is sent once more. */
class OpenAiBatchSubmitTest extends BatchTestBase {

    @Test
    void uploadsTheRequestsAndNamesTheFile() {
        script.on("POST /v1/files", FILE).on("POST /v1/batches", batch("validating"));

        client.submit(ITEMS);

        assertThat(asked()).containsExactly("POST /v1/files", "POST /v1/batches");
        FaultRequest upload = server.requests().get(0);
        assertThat(upload.header("authorization")).contains("Bearer " + KEY);
        assertThat(upload.header("content-type").orElseThrow()).startsWith("multipart/form-data; boundary=");
        assertThat(upload.body())
                .containsSubsequence(
                        "Content-Disposition: form-data; name=\"purpose\"",
                        "\r\n\r\nbatch\r\n",
                        "Content-Disposition: form-data; name=\"file\"; filename=\"batch.jsonl\"\r\n",
                        "\r\n\r\n{\"custom_id\":\"one\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":"
                                + "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT
                                + "\"}]}}\n{\"custom_id\":\"two\",",
                        "}\n\r\n--");
        assertThat(server.requests().get(1).body())
                .isEqualTo("{\"input_file_id\":\"file-in\",\"endpoint\":\"/v1/chat/completions\","
                        + "\"completion_window\":\"24h\"}");
        assertThat(server.requests().get(1).header("authorization")).contains("Bearer " + KEY);
    }

    @Test
    void namesTheTokenLimitAsItIsTold() {
        script.on("POST /v1/files", FILE).on("POST /v1/batches", batch("validating"));
        List<BatchItem> items = List.of(
                new BatchItem("a", ChatRequest.builder().user("x").maxTokens(9).build()));

        client.submit(items);
        try (OpenAiBatchClient other = builder()
                .baseUrl(server.url() + "/v1")
                .tokenLimitField(TokenLimitField.MAX_COMPLETION_TOKENS)
                .build()) {
            other.submit(items);
        }

        assertThat(server.requests().get(0).body()).contains("\"max_tokens\":9");
        assertThat(server.requests().get(2).body()).contains("\"max_completion_tokens\":9");
    }

    @Test
    void nothingIsSentOfABatchThatIsTooLarge() {
        List<BatchItem> items = new ArrayList<>();
        for (int i = 0; i <= 50_000; i++) {
            items.add(new BatchItem("id-" + i, ITEMS.get(0).request()));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.submit(items))
                .withMessage("a batch takes at most 50000 requests: 50001");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 503})
    void anUploadThatWasNotTakenIsTriedAgain(int status) {
        script.on("POST /v1/files", FaultResponse.json(status, "{}"), FILE).on("POST /v1/batches", batch("validating"));

        client.submit(ITEMS);

        assertThat(asked()).containsExactly("POST /v1/files", "POST /v1/files", "POST /v1/batches");
        assertThat(server.requests().get(1).body())
                .as("all of it is sent again")
                .contains("{\"custom_id\":\"two\",");
    }

    private static Stream<FaultResponse> accidents() {
        return Stream.of(
                FaultResponse.garbage("").thenReset(), FaultResponse.garbage(""), FILE.thenReset(), FILE.thenClose());
    }

    @ParameterizedTest
    @MethodSource("accidents")
    void anUploadThatMayHaveArrivedIsNotTriedAgain(FaultResponse accident) {
        script.on("POST /v1/files", accident);

        LlmIoException failure = failure(LlmIoException.class, () -> client.submit(ITEMS));

        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(asked()).containsExactly("POST /v1/files");
    }

    @Test
    void anUploadWithoutAnIdIsNotTriedAgain() {
        script.on("POST /v1/files", FaultResponse.json(200, "{\"object\":\"file\"}"));

        LlmProtocolException failure = failure(LlmProtocolException.class, () -> client.submit(ITEMS));

        assertThat(failure.isRetryable()).isFalse();
        assertThat(asked()).containsExactly("POST /v1/files");
    }

    @Test
    void anUploadThatBreaksOffOnItsWayIsTriedAgain() throws IOException {
        script.on("POST /v1/files", FILE).on("POST /v1/batches", batch("validating"));
        // More than sockets hold: the break must come before the last byte has left.
        List<BatchItem> large = List.of(new BatchItem("one", ChatRequest.user("x".repeat(32 * 1024 * 1024))));
        try (BreakingProxy proxy = new BreakingProxy(server.url(), 1);
                OpenAiBatchClient through =
                        builder().baseUrl(proxy.url() + "/v1").build()) {
            through.submit(large);

            assertThat(proxy.broken()).isEqualTo(1);
        }
        assertThat(asked()).containsExactly("POST /v1/files", "POST /v1/batches");
    }

    @Test
    void aServerThatIsNotThereIsAskedAgain() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (OpenAiBatchClient lost =
                builder().baseUrl("http://127.0.0.1:" + port + "/v1").build()) {
            LlmIoException failure = failure(LlmIoException.class, () -> lost.submit(ITEMS));

            assertThat(failure.attempts()).isEqualTo(3);
            assertThat(failure).hasMessageEndingWith("cannot connect to 127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aBatchThatWasSurelyNotMadeIsAskedForAgain(int status) {
        script.on("POST /v1/files", FILE).on("POST /v1/batches", FaultResponse.json(status, "{}"), batch("validating"));

        assertThat(client.submit(ITEMS).id()).isEqualTo("batch_1");
        assertThat(asked()).containsExactly("POST /v1/files", "POST /v1/batches", "POST /v1/batches");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 408, 409, 500, 502, 504})
    void aBatchThatMayHaveBeenMadeIsNotAskedForAgain(int status) {
        script.on("POST /v1/files", FILE)
                .on("POST /v1/batches", FaultResponse.json(status, "{}").header("x-should-retry", "true"));

        LlmException failure = catchThrowableOfType(LlmException.class, () -> client.submit(ITEMS));

        assertThat(failure.status()).hasValue(status);
        assertThat(failure.isRetryable()).as("also for whoever calls us").isFalse();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(asked()).containsExactly("POST /v1/files", "POST /v1/batches");
    }

    @Test
    void aBatchIsNotAskedForAgainAfterTheConnectionBroke() {
        script.on("POST /v1/files", FILE)
                .on("POST /v1/batches", FaultResponse.garbage("").thenReset());

        LlmIoException failure = failure(LlmIoException.class, () -> client.submit(ITEMS));

        assertThat(failure.isRetryable()).isFalse();
        assertThat(asked()).containsExactly("POST /v1/files", "POST /v1/batches");
    }

    @Test
    void aBatchIsNotAskedForAgainAfterAnAnswerThatCannotBeRead() {
        script.on("POST /v1/files", FILE).on("POST /v1/batches", FaultResponse.json(200, "{\"id\":"));

        LlmProtocolException failure = failure(LlmProtocolException.class, () -> client.submit(ITEMS));

        assertThat(failure.isRetryable()).isFalse();
        assertThat(asked()).containsExactly("POST /v1/files", "POST /v1/batches");
    }

    @Test
    void aTimeoutLeavesItOpenWhetherThereIsABatch() throws InterruptedException {
        script.on("POST /v1/files", FILE).on("POST /v1/batches", FaultResponse.silence());
        try (OpenAiBatchClient hurried = builder()
                .baseUrl(server.url() + "/v1")
                .timeout(Duration.ofMillis(500))
                .build()) {
            LlmTimeoutException failure = failure(LlmTimeoutException.class, () -> hurried.submit(ITEMS));

            assertThat(failure.isRetryable()).isFalse();
            server.awaitClosedByClient();
        }
    }

    @Test
    void wordsOfTheServerAreNotShown() {
        script.on(
                "POST /v1/files",
                FaultResponse.json(
                                400,
                                "{\"error\":{\"code\":\"invalid_file\",\"message\":\"no " + PROMPT + " " + KEY + "\"}}")
                        .header("x-request-id", "req-9"));

        LlmRequestException failure = failure(LlmRequestException.class, () -> client.submit(ITEMS));

        assertThat(failure).hasMessage("openai (gpt-4o-mini): HTTP 400");
        assertThat(failure.code()).contains("invalid_file");
        assertThat(failure.requestId()).contains("req-9");
    }

    @Test
    void anInterruptAbortsASubmission() throws InterruptedException {
        script.on("POST /v1/files", FaultResponse.silence());
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                server.takeRequest();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });
        interrupter.start();

        failure(LlmCancelledException.class, () -> client.submit(ITEMS));

        // Clears the flag for what follows, too.
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
        server.awaitClosedByClient();
    }
}
