package io.github.pas4j.client.qwen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.client.internal.Environment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QwenClientBuilderTest {

    private static final String KEY = "sk-builder-0123456789";

    private final QwenClient.Builder builder = QwenClient.builder("qwen-plus");

    @Test
    void namesWhatCannotBeUsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QwenClient.builder(""))
                .withMessage("model must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("dashscope"))
                .withMessage("baseUrl must be an http or https URL: dashscope");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeout(Duration.ofMillis(-1)))
                .withMessage("timeout must be positive: PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.thinkingBudget(0))
                .withMessage("thinkingBudget must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiKey(KEY + "\n"))
                .satisfies(e -> assertThat(e.getMessage()).contains("apiKey").doesNotContain(KEY));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.thinking(false).thinkingBudget(7).build())
                .withMessage("thinkingBudget needs thinking: 7");
    }

    @Test
    void asksTheRegionsHost() {
        try (QwenClient china = builder.apiKey(KEY).build();
                QwenClient elsewhere = builder.region(Region.INTERNATIONAL).build()) {
            assertThat(china)
                    .hasToString(
                            "QwenClient[model=qwen-plus, baseUrl=https://dashscope.aliyuncs.com/compatible-mode/v1]");
            assertThat(elsewhere).asString().contains("https://dashscope-intl.aliyuncs.com/compatible-mode/v1");
        }
    }

    @Test
    void readsTheEnvironment() {
        try (QwenClient client = QwenClient.fromEnv(
                "qwen-plus", Region.INTERNATIONAL, new Environment(Map.of("DASHSCOPE_API_KEY", KEY)))) {
            assertThat(client).asString().contains("dashscope-intl").doesNotContain(KEY);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> QwenClient.fromEnv("qwen-plus", Region.CHINA, new Environment(Map.of())))
                .withMessage("DASHSCOPE_API_KEY is not set");
    }
}
