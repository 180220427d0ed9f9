package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Usage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The server, the client and what all parts of the contract ask of them. */
// Longer than any wait of the FaultServer, whose message says more.
@Timeout(120)
abstract class LlmContractBase {

    /** The key that {@link #newClient} gives to its client, where the provider takes one. */
    protected static final String KEY = "sk-contract-7f3a9b2c5d8e1f4a6b0c";

    /** What is asked; it must not turn up in any failure. */
    static final String PROMPT = "Why do swallows carry coconuts to Mercia in winter?";

    static final ChatRequest REQUEST = ChatRequest.user(PROMPT);
    static final String MODEL = "model-that-answers";
    static final Usage USAGE = new Usage(11, 7);

    FaultServer server;
    LlmClient client;

    /**
     * A client with its default settings that calls the given URL. It gets the key {@link #KEY} where the provider takes
     * one, any model, and a timeout of a minute or more.
     */
    protected abstract LlmClient newClient(URI baseUrl);

    /** The dialect that the client speaks: OpenAI's unless it is overridden. */
    protected LlmDialect dialect() {
        return LlmDialect.openAi();
    }

    @BeforeEach
    final void start() {
        server = FaultServer.start();
        client = newClient(server.url());
    }

    @AfterEach
    final void stop() {
        client.close();
        server.close();
    }

    final FaultResponse answer(String text) {
        return dialect().answer(MODEL, text, USAGE);
    }

    /** Checks that each way of calling fails so, once, and gives nothing away; returns what {@code chat} threw. */
    final <E extends LlmException> E assertFailure(Class<E> kind, FaultResponse response) {
        server.enqueue(response, response, response);
        E failure = assertFailure(kind, () -> client.chat(REQUEST));
        assertFailure(kind, () -> client.chatAsync(REQUEST).join());
        assertFailure(kind, () -> readAll(REQUEST));
        assertThat(server.requests()).hasSize(3);
        return failure;
    }

    final <E extends LlmException> E assertFailure(Class<E> kind, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        assertThat(failure).isExactlyInstanceOf(kind);
        assertNothingLeaks(failure);
        E result = kind.cast(failure);
        assertThat(result.provider()).isNotBlank();
        assertThat(result.model()).isNotBlank();
        assertThat(result.attempts()).isEqualTo(1);
        return result;
    }

    /** Looks through messages, causes and suppressed exceptions. */
    static void assertNothingLeaks(Throwable failure) {
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain(KEY).doesNotContain(PROMPT);
    }

    final List<ChatChunk> readAll(ChatRequest request) {
        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = client.stream(request)) {
            stream.forEachRemaining(chunks::add);
        }
        return chunks;
    }
}
