package io.github.pas4j.client.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract leaves to each provider: codes, forms and hints that its servers are known for. */
class OpenAiErrorsTest {

    private final FaultServer server = FaultServer.start();
    private final OpenAiClient client = OpenAiClient.builder("gpt-4o-mini")
            .retry(RetryOptions.none())
            .baseUrl(server.url())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private LlmException failure(FaultResponse response) {
        server.enqueue(response);
        LlmException failure =
                catchThrowableOfType(LlmException.class, () -> client.chat(ChatRequest.user("Hello, world!")));
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @CsvSource({
        "401, LlmAuthenticationException, false",
        "403, LlmAuthenticationException, false",
        "404, LlmRequestException, false",
        "408, LlmTimeoutException, true",
        "409, LlmServerException, true",
        "413, LlmRequestException, false",
        "422, LlmRequestException, false",
        "429, LlmRateLimitException, true",
        "500, LlmServerException, true",
        "529, LlmServerException, true"
    })
    void goesByTheStatus(int status, String kind, boolean retryable) {
        LlmException failure = failure(FaultResponse.json(status, "not JSON"));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure).hasMessage("openai (gpt-4o-mini): HTTP " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insufficient_quota",
                "credit_balance_exhausted",
                "project_spend_limit_exceeded",
                "organization_usage_limit_exceeded"
            })
    void knowsTheCodesOfAnEmptyPurse(String code) {
        LlmException failure = failure(FaultResponse.json(429, "{\"error\":{\"code\":\"" + code + "\"}}"));

        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.code()).contains(code);
    }

    @Test
    void prefersTheExactHint() {
        LlmException failure =
                failure(FaultResponse.json(429, "{}").header("retry-after", "9").header("retry-after-ms", "1500"));

        assertThat(((LlmRateLimitException) failure).retryAfter()).contains(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({
        "500, true, true",
        "500, false, false",
        "500, FALSE, false",
        "400, true, true",
        "400, maybe, false",
        "503, maybe, true",
        "429, false, false"
    })
    void goesByWhatTheServerSaysOfAnotherTry(int status, String hint, boolean retryable) {
        LlmException failure = failure(
                FaultResponse.json(status, "{\"error\":{\"code\":\"x\"}}").header("x-should-retry", hint));

        assertThat(failure.isRetryable()).isEqualTo(retryable);
    }

    @Test
    void noHintBringsMoneyBack() {
        LlmException failure = failure(FaultResponse.json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}")
                .header("x-should-retry", "true"));

        assertThat(failure.isRetryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 429, 500, 503, 529})
    void tellsHowLongToWaitWhateverTheStatus(int status) {
        assertThat(failure(FaultResponse.json(status, "{}").header("retry-after", "7"))
                        .retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void tellsWhereABodyCannotBeRead() {
        String start = "{\"choices\":[\"ä\",";
        LlmProtocolException failure = (LlmProtocolException)
                failure(FaultResponse.json(200, start + "secret]}").header("x-request-id", "r-1"));

        assertThat(failure.offset()).hasValue(start.length() + 1L);
        assertThat(failure.length()).hasValue("secret]}".length());
        assertThat(failure.status()).hasValue(200);
        assertThat(failure.requestId()).contains("r-1");
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @Test
    void tellsWhereABodyWithoutAnAnswerIs() {
        LlmProtocolException failure = (LlmProtocolException) failure(FaultResponse.json(200, "{\"choices\":[]}"));

        assertThat(failure.offset()).hasValue(0);
        assertThat(failure.length()).hasValue(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"no such model\"}",
                "{\"message\":\"no such model\",\"code\":404}",
                "{\"object\":\"error\",\"message\":\"no such model\"}",
                "{\"error\":{\"message\":\"no such model\",\"code\":404}}"
            })
    void readsTheFormsThatServersGiveErrors(String body) {
        assertThat(failure(FaultResponse.json(404, body)))
                .isExactlyInstanceOf(LlmRequestException.class)
                .hasMessage("openai (gpt-4o-mini): HTTP 404: no such model");
    }

    @Test
    void knowsTheWordsOfLlamaCppForAContextThatIsTooLong() {
        String body = "{\"error\":{\"code\":400,\"message\":\"the request exceeds the available context size. try"
                + " increasing the context size or enable context shift\",\"type\":\"invalid_request_error\"}}";

        assertThat(failure(FaultResponse.json(400, body))).isExactlyInstanceOf(LlmContextLengthException.class);
    }

    @Test
    void knowsTheFilterOfAzure() {
        assertThat(failure(FaultResponse.json(400, "{\"error\":{\"code\":\"content_filter\"}}")))
                .isExactlyInstanceOf(LlmContentFilterException.class);
    }

    @Test
    void goesByTheCodeWhereAnErrorComesUnderStatus200() {
        assertThat(failure(FaultResponse.json(200, "{\"error\":{\"message\":\"x\",\"code\":\"rate_limit_exceeded\"}}")))
                .isExactlyInstanceOf(LlmRateLimitException.class);
        assertThat(failure(FaultResponse.json(200, "{\"error\":{\"message\":\"x\",\"code\":503}}")))
                .isExactlyInstanceOf(LlmServerException.class);
        assertThat(failure(FaultResponse.json(200, "{\"error\":{\"type\":\"authentication_error\"}}")))
                .isExactlyInstanceOf(LlmAuthenticationException.class);
        assertThat(failure(FaultResponse.json(200, "{\"error\":\"text\"}")))
                .isExactlyInstanceOf(LlmServerException.class)
                .hasMessageEndingWith("error in the answer: text");
    }

    @Test
    void saysThatARedirectIsNotFollowed() {
        LlmException failure = failure(FaultResponse.json(301, "").header("Location", "http://127.0.0.1:1/"));

        assertThat(failure).isExactlyInstanceOf(LlmRequestException.class).hasMessageContaining("redirects are not");
        assertThat(failure.status()).hasValue(301);
    }

    @Test
    void reportsAStatusWhoseBodyBreaks() {
        assertThat(failure(FaultResponse.json(500, "{\"error\"").thenReset()))
                .isExactlyInstanceOf(LlmServerException.class);
    }

    @Test
    void readsNoMoreThan64MiB() {
        List<String> flood = Collections.nCopies(65, " ".repeat(1024 * 1024));

        assertThat(failure(FaultResponse.chunked(flood)))
                .isExactlyInstanceOf(LlmProtocolException.class)
                .hasMessageEndingWith("the answer is too large");
    }

    @Test
    void namesTheHostThatIsUnknown() {
        // RFC 6761: .invalid never resolves.
        try (OpenAiClient lost = OpenAiClient.builder("m")
                .retry(RetryOptions.none())
                .baseUrl("http://pas.invalid:81/")
                .build()) {
            assertThat(catchThrowableOfType(LlmException.class, () -> lost.chat(ChatRequest.user("x"))))
                    .isExactlyInstanceOf(LlmIoException.class)
                    .hasMessage("openai (m): unknown host: pas.invalid:81");
        }
    }

    @Test
    void namesThePlaceAndTheTimeOfATimeout() {
        server.enqueue(FaultResponse.silence());
        try (OpenAiClient hurried = OpenAiClient.builder("m")
                .retry(RetryOptions.none())
                .baseUrl(server.url())
                .timeout(Duration.ofMillis(200))
                .build()) {
            assertThat(catchThrowableOfType(LlmException.class, () -> hurried.chat(ChatRequest.user("x"))))
                    .isExactlyInstanceOf(LlmTimeoutException.class)
                    .hasMessageContaining("127.0.0.1:" + server.url().getPort())
                    .hasMessageContaining("PT0.2S");
        }
    }

    @Test
    void showsWhoWaitedInTheStackTrace() {
        assertThat(failure(FaultResponse.json(500, "")).getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(OpenAiErrorsTest.class.getName()));
    }
}
