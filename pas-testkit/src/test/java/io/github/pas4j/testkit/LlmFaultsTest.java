package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.testkit.LlmFault.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The catalogue, and that playing it finds what clients do wrong. */
@Timeout(60)
class LlmFaultsTest {

    private static LlmFault fault(String name) {
        return LlmFaults.all().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a client whose calls end so is told for a fault. */
    private static LlmFaultRun.Result play(String fault, Function<URI, String> chat) throws InterruptedException {
        return LlmFaultRun.play(
                fault(fault),
                Call.CHAT,
                new LlmFaultRun.Subject(LlmDialect.openAi(), url -> new Client(url, chat), "no-", false));
    }

    private record Client(URI url, Function<URI, String> chat) implements LlmClient {

        @Override
        public ChatResponse chat(ChatRequest request) {
            return ChatResponse.of(chat.apply(url));
        }

        @Override
        public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatStream stream(ChatRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static HttpResponse<String> post(URI url) {
        try {
            // Nothing of it is kept for the next request.
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(url)
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasManyThatAreToldApart() {
        assertThat(LlmFaults.all()).hasSizeGreaterThan(80);
        assertThat(LlmFaults.all()).extracting(LlmFault::name).doesNotHaveDuplicates();
        assertThat(LlmFaults.all()).extracting(LlmFault::server).doesNotHaveDuplicates();
        for (Call call : Call.values()) {
            assertThat(LlmFaults.all())
                    .filteredOn(fault -> fault.expected(call).isPresent())
                    .hasSizeGreaterThan(80);
        }
    }

    @Test
    void saysInWordsWhatMustComeOfIt() {
        assertThat(fault("status-429-quota").expected(Call.CHAT).orElseThrow())
                .hasToString("LlmRateLimitException, not retryable");
        assertThat(fault("chunk-last-none").expected(Call.CHAT).orElseThrow())
                .hasToString("LlmIoException or LlmProtocolException, retryable");
        assertThat(fault("gzip").expected(Call.CHAT).orElseThrow())
                .hasToString("LlmProtocolException, retryable or the whole answer");
        assertThat(fault("trickle").expected(Call.STREAM).orElseThrow()).hasToString("the whole answer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fault("stream-error").response(LlmDialect.openAi(), Call.CHAT));
    }

    @Test
    void findsAClientThatTakesAFailureForAnAnswer() throws InterruptedException {
        LlmFaultRun.Result result = play("status-500", url -> post(url).body());

        assertThat(result.cell()).isEqualTo("ok");
        assertThat(result.problems()).anyMatch(problem -> problem.contains("in place of: LlmServerException"));
    }

    @Test
    void findsAClientThatSendsTwiceAndTellsTheWrongThings() throws InterruptedException {
        LlmFaultRun.Result result = play("status-429-rate", url -> {
            String body = post(url).body();
            post(url);
            throw new LlmServerException(body, new Failure("p", " ", "other", 200, null, 1), null);
        });

        assertThat(result.cell()).isEqualTo("Server ↻");
        assertThat(result.problems())
                .anyMatch(problem -> problem.startsWith("LlmServerException is no kind of"))
                .contains("model() is blank", "status() is OptionalInt[200]", "requestId() is Optional[other]")
                .contains("it shows [the key, the prompt]", "2 requests were sent, attempts() is 1")
                .anyMatch(problem -> problem.startsWith("the next call gave"));
    }

    @Test
    void findsAClientThatThrowsAnythingElse() throws InterruptedException {
        LlmFaultRun.Result result = play("status-500", url -> {
            throw new IllegalArgumentException("byteCount < 0: " + post(url).statusCode());
        });

        assertThat(result.cell()).isEqualTo("**IllegalArgumentException**");
        assertThat(result.problems()).anyMatch(problem -> problem.startsWith("the call ended with java.lang.Illegal"));
    }

    @Test
    void seesAKeyInHexadecimalDigits() {
        String hex = java.util.HexFormat.of()
                .formatHex(LlmContractBase.KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(LlmLeaks.in(new IllegalStateException("content=" + hex.substring(4, 40))))
                .containsExactly("the key");
        assertThat(LlmLeaks.in(new IllegalStateException("x", new IllegalStateException(LlmContractBase.PROMPT))))
                .containsExactly("the prompt");
    }
}
