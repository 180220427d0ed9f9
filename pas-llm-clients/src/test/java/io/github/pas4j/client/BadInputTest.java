package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.pas4j.client.llama.LlamaClient;
import io.github.pas4j.client.openai.OpenAiBatchClient;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.client.qwen.QwenClient;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client can use is named when it is given, long before any call. */
class BadInputTest {

    static Stream<Arguments> chatClients() {
        return Stream.of(
                client("OpenAI", OpenAiClient::builder),
                client("Qwen", QwenClient::builder),
                client("Ollama", LlamaClient::ollama),
                client("llama.cpp", LlamaClient::llamaCpp),
                client("vLLM", LlamaClient::vllm));
    }

    static Stream<Arguments> clients() {
        return Stream.concat(chatClients(), Stream.of(client("OpenAI's batches", OpenAiBatchClient::builder)));
    }

    private static Arguments client(String name, Function<String, ? extends HttpClientBuilder<?>> builder) {
        return Arguments.of(Named.of(name, builder));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aBlankModel(Function<String, HttpClientBuilder<?>> client) {
        for (String blank : new String[] {"", " ", "\t\n", "\u3000"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.apply(blank))
                    .withMessage("model must not be blank");
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aMalformedUrl(Function<String, HttpClientBuilder<?>> client) {
        HttpClientBuilder<?> builder = client.apply("m");
        for (String url :
                new String[] {"", "host", "localhost:8080", "ftp://host", "http://", "http://a b", "https://h:99999"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.baseUrl(url))
                    .withMessage("baseUrl must be an http or https URL: " + url);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("sk-q7Zx41Lw09TtVb83"))
                .withMessage("baseUrl must be an http or https URL, not what looks like a key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(URI.create("/v1")))
                .withMessage("baseUrl must be an http or https URL: /v1");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aTimeoutThatIsNotPositive(Function<String, HttpClientBuilder<?>> client) {
        HttpClientBuilder<?> builder = client.apply("m");
        for (Duration timeout : new Duration[] {Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-9)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.timeout(timeout))
                    .withMessage("timeout must be positive: " + timeout);
        }
    }

    @ParameterizedTest
    @MethodSource("chatClients")
    void anIdleTimeoutThatIsNotPositive(Function<String, LlmClientBuilder<?>> client) {
        LlmClientBuilder<?> builder = client.apply("m");
        for (Duration timeout : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.idleTimeout(timeout))
                    .withMessage("idleTimeout must be positive: " + timeout);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aKeyThatNoHeaderTakes(Function<String, HttpClientBuilder<?>> client) {
        HttpClientBuilder<?> builder = client.apply("m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiKey(" "))
                .withMessage("apiKey must not be blank");
        for (String key : new String[] {"sk-0123456789\n", "sk-01234 56789", "sk-0123456789\u00a0"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.apiKey(key))
                    .withMessage("apiKey must be visible ASCII, without spaces and line breaks");
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    @SuppressWarnings("NullAway")
    void nothingWhereSomethingIsAskedFor(Function<String, HttpClientBuilder<?>> client) {
        HttpClientBuilder<?> builder = client.apply("m");
        assertThatNullPointerException().isThrownBy(() -> client.apply(null));
        assertThatNullPointerException().isThrownBy(() -> builder.apiKey(null));
        assertThatNullPointerException().isThrownBy(() -> builder.baseUrl((String) null));
        assertThatNullPointerException().isThrownBy(() -> builder.timeout(null));
        assertThatNullPointerException().isThrownBy(() -> builder.retry(null));
    }
}
