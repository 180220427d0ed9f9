package io.github.pas4j.client.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.client.internal.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiClientBuilderTest {

    private static final String KEY = "sk-builder-0123456789";

    private final OpenAiClient.Builder builder = OpenAiClient.builder("m");

    @Test
    void refusesABlankModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenAiClient.builder(" "))
                .withMessage("model must not be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host/v1", "localhost:8080", "host", "", "http://", "http://a b/", "file:///etc/passwd"})
    void refusesWhatIsNoHttpUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(url))
                .withMessage("baseUrl must be an http or https URL: " + url);
    }

    @Test
    void showsNoSecretOfAMalformedUrl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("ftp://user:secret@host/v1?key=secret"))
                .withMessage("baseUrl must be an http or https URL: ftp://host/v1");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesATimeoutThatIsNotPositive(long seconds) {
        Duration timeout = Duration.ofSeconds(seconds);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeout(timeout))
                .withMessage("timeout must be positive: " + timeout);
    }

    @Test
    void takesATimeoutBeyondAllMeasure() {
        builder.timeout(Duration.ofSeconds(Long.MAX_VALUE)).build().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY + "\n", KEY + "\r\nX-Evil: 1", KEY + " x", KEY + "ü", "\t" + KEY})
    void refusesAKeyThatIsNoHeaderValueAndDoesNotShowIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiKey(key))
                .withMessageContaining("apiKey")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(KEY));
    }

    @Test
    void refusesABlankKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiKey("  "))
                .withMessage("apiKey must not be blank");
    }

    @Test
    void showsModelAndBaseUrlOnly() {
        try (OpenAiClient client = builder.apiKey(KEY)
                .baseUrl(URI.create("https://user:secret@host:8443/v1/?api-key=secret#secret"))
                .build()) {
            assertThat(client).hasToString("OpenAiClient[model=m, baseUrl=https://host:8443/v1/]");
        }
    }

    @Test
    void asksOpenAiByDefault() {
        try (OpenAiClient client = builder.build()) {
            assertThat(client).hasToString("OpenAiClient[model=m, baseUrl=https://api.openai.com/v1]");
        }
    }

    @Test
    void readsTheEnvironment() {
        Map<String, String> environment = Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", "http://127.0.0.1:1/v1");
        try (OpenAiClient client = OpenAiClient.fromEnv("m", new Environment(environment))) {
            assertThat(client).hasToString("OpenAiClient[model=m, baseUrl=http://127.0.0.1:1/v1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void namesTheVariableThatIsMissing(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> OpenAiClient.fromEnv("m", new Environment(Map.of("OPENAI_API_KEY", key))))
                .withMessage("OPENAI_API_KEY is not set");
        assertThatIllegalStateException()
                .isThrownBy(() -> OpenAiClient.fromEnv("m", new Environment(Map.of())))
                .withMessage("OPENAI_API_KEY is not set");
    }

    @Test
    void namesTheVariableThatCannotBeUsed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OpenAiClient.fromEnv("m", new Environment(Map.of("OPENAI_API_KEY", KEY + "\n"))))
                .withMessageStartingWith("OPENAI_API_KEY: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(KEY));
        assertThatIllegalStateException()
                .isThrownBy(() -> OpenAiClient.fromEnv(
                        "m", new Environment(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", "gopher://host"))))
                .withMessageStartingWith("OPENAI_BASE_URL: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(KEY));
    }
}
