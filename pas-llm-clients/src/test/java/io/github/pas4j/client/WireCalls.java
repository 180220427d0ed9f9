package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** A client that tries again, its server and its listener. */
abstract class WireCalls {

    static final String KEY = "sk-wire-0123456789";
    static final String PROMPT = "What must not be shown?";
    static final ChatRequest REQUEST = ChatRequest.user(PROMPT);
    static final RetryOptions QUICK = RetryOptions.defaults().withBackoff(Duration.ofNanos(1), Duration.ofNanos(2));
    static final FaultResponse ANSWER = FaultResponse.json(200, """
            {"choices":[{"message":{"content":"yes"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":5,"completion_tokens":2}}""");

    final FaultServer server = FaultServer.start();
    final EventLog log = new EventLog();
    final OpenAiClient client = builder().build();

    OpenAiClient.Builder builder() {
        return OpenAiClient.builder("m")
                .apiKey(KEY)
                .baseUrl(server.url())
                .retry(QUICK)
                .listener(log);
    }

    static FaultResponse status(int status) {
        return FaultResponse.json(status, "{\"error\":{\"message\":\"You asked: " + PROMPT + " " + KEY + "\"}}");
    }

    /** Events of these pieces, the last of them with the usage, and their end. */
    static FaultResponse stream(String... pieces) {
        List<String> events = events(pieces);
        events.add("{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}");
        events.add("[DONE]");
        return FaultResponse.events(events);
    }

    /** Events of these pieces; to be followed by some accident. */
    static FaultResponse unfinished(String... pieces) {
        return FaultResponse.events(events(pieces));
    }

    private static List<String> events(String... pieces) {
        List<String> events = new ArrayList<>();
        events.add("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
        for (String piece : pieces) {
            events.add("{\"choices\":[{\"delta\":{\"content\":\"" + piece + "\"}}]}");
        }
        return events;
    }

    static List<String> readAll(ChatStream stream) {
        List<String> pieces = new ArrayList<>();
        try (stream) {
            stream.forEachRemaining(chunk -> {
                if (!chunk.text().isEmpty()) {
                    pieces.add(chunk.text());
                }
            });
        }
        return pieces;
    }

    static <T extends LlmException> T failure(Class<T> kind, ThrowingCallable call) {
        LlmException failure = catchThrowableOfType(LlmException.class, call);
        assertThat(failure).isExactlyInstanceOf(kind);
        return kind.cast(failure);
    }

    @AfterEach
    void nothingLeaksAndAllIsClosed() {
        client.close();
        server.close();
        assertThat(log.shown()).doesNotContain(KEY).doesNotContain("must not be shown");
    }
}
