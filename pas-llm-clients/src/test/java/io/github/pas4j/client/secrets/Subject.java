package io.github.pas4j.client.secrets;

import io.github.pas4j.client.LlmClientBuilder;
import io.github.pas4j.client.RateLimits;
import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.client.llama.LlamaClient;
import io.github.pas4j.client.micrometer.ObservationListener;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.client.qwen.QwenClient;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.LlmDialect;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A client that has a key, and a builder of it. */
enum Subject {
    OPENAI,
    QWEN,
    OLLAMA,
    LLAMA_CPP,
    VLLM;

    /** Short pauses, so that all tries of a call are seen. */
    static final RetryOptions QUICK = RetryOptions.defaults().withBackoff(Duration.ofNanos(1), Duration.ofNanos(2));

    /** A client with all that one may be given, and its builder. */
    record Made(LlmClient client, Object builder) {}

    Made make(URI server, Duration timeout, Observed observed) {
        return switch (this) {
            case OPENAI -> {
                OpenAiClient.Builder builder = given(OpenAiClient.builder("m"), server, timeout, observed);
                yield new Made(builder.build(), builder);
            }
            case QWEN -> {
                QwenClient.Builder builder = given(QwenClient.builder("m"), server, timeout, observed);
                yield new Made(builder.build(), builder);
            }
            case OLLAMA -> llama(LlamaClient.ollama("m"), server, timeout, observed);
            case LLAMA_CPP -> llama(LlamaClient.llamaCpp("m"), server, timeout, observed);
            case VLLM -> llama(LlamaClient.vllm("m"), server, timeout, observed);
        };
    }

    private static Made llama(LlamaClient.Builder builder, URI server, Duration timeout, Observed observed) {
        return new Made(given(builder, server, timeout, observed).build(), builder);
    }

    private static <B extends LlmClientBuilder<B>> B given(B builder, URI server, Duration timeout, Observed observed) {
        return builder.apiKey(Secrets.KEY)
                .baseUrl(server + "/v1?api-key=" + Secrets.URL_KEY)
                .timeout(timeout)
                .retry(QUICK)
                .limits(RateLimits.byServer())
                .listener(observed)
                .listener(ObservationListener.of(observed.registry()));
    }

    LlmDialect dialect() {
        return this == OLLAMA ? LlmDialect.ollama() : LlmDialect.openAi();
    }

    /** A stream that says its failure, with these words, after a piece of the answer. */
    FaultResponse failingStream(String words) {
        String error =
                "{\"error\":{\"message\":\"" + words + "\",\"type\":\"server_error\",\"code\":\"" + words + "\"}}";
        return this == OLLAMA
                ? FaultResponse.chunked(List.of(
                                "{\"model\":\"m\",\"message\":{\"content\":\"" + Secrets.ANSWER
                                        + "\"},\"done\":false}\n",
                                error + "\n"))
                        .header("Content-Type", "application/x-ndjson")
                : FaultResponse.events(List.of(
                        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + Secrets.ANSWER + "\"}}]}", error));
    }
}
