package io.github.pas4j.client.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LlamaClientBuilderTest {

    static Stream<Function<String, LlamaClient.Builder>> servers() {
        return Stream.of(LlamaClient::ollama, LlamaClient::llamaCpp, LlamaClient::vllm);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void namesWhatCannotBeUsed(Function<String, LlamaClient.Builder> server) {
        LlamaClient.Builder builder = server.apply("m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.apply("\t"))
                .withMessage("model must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("localhost:11434"))
                .withMessage("baseUrl must be an http or https URL: localhost:11434");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeout(Duration.ZERO))
                .withMessage("timeout must be positive: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiKey("two words"))
                .satisfies(e -> assertThat(e.getMessage()).contains("apiKey").doesNotContain("two words"));
    }

    @Test
    void asksTheServersUsualPlaces() {
        try (LlamaClient ollama = LlamaClient.ollama("m").build();
                LlamaClient llamaCpp = LlamaClient.llamaCpp("m").build();
                LlamaClient vllm = LlamaClient.vllm("m").build()) {
            assertThat(ollama).hasToString("LlamaClient[server=ollama, model=m, baseUrl=http://localhost:11434/]");
            assertThat(llamaCpp)
                    .hasToString("LlamaClient[server=llama.cpp, model=m, baseUrl=http://localhost:8080/v1]");
            assertThat(vllm).hasToString("LlamaClient[server=vllm, model=m, baseUrl=http://localhost:8000/v1]");
        }
    }
}
