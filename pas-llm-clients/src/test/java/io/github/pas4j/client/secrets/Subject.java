package io.github.pas4j.client.secrets;

import io.github.pas4j.client.LlmClientListener;
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
        String url = server + "/v1?api-key=" + Secrets.URL_KEY;
        LlmClientListener micrometer = ObservationListener.of(observed.registry());
        RateLimits limits = RateLimits.byServer();
        return switch (this) {
            case OPENAI -> {
                OpenAiClient.Builder builder = OpenAiClient.builder("m")
                        .apiKey(Secrets.KEY)
                        .baseUrl(url)
                        .timeout(timeout)
                        .retry(QUICK)
                        .limits(limits)
                        .listener(observed)
                        .listener(micrometer);
                yield new Made(builder.build(), builder);
            }
            case QWEN -> {
                QwenClient.Builder builder = QwenClient.builder("m")
                        .apiKey(Secrets.KEY)
                        .baseUrl(url)
                        .timeout(timeout)
                        .retry(QUICK)
                        .limits(limits)
                        .listener(observed)
                        .listener(micrometer);
                yield new Made(builder.build(), builder);
            }
            case OLLAMA, LLAMA_CPP, VLLM -> {
                LlamaClient.Builder builder = (this == OLLAMA
                                ? LlamaClient.ollama("m")
                                : this == VLLM ? LlamaClient.vllm("m") : LlamaClient.llamaCpp("m"))
                        .apiKey(Secrets.KEY)
                        .baseUrl(url)
                        .timeout(timeout)
                        .retry(QUICK)
                        .limits(limits)
                        .listener(observed)
                        .listener(micrometer);
                yield new Made(builder.build(), builder);
            }
        };
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
