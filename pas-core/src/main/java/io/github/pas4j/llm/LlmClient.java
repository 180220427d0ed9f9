package io.github.pas4j.llm;

import java.util.concurrent.CompletableFuture;

/**
 * A chat model behind some endpoint. Implementations are thread-safe; one client serves a whole application.
 *
 * <p>All three ways of calling fail with the same {@link LlmException}s: {@link #chat} and the iteration of
 * {@link #stream} throw them, {@link #chatAsync} completes with them.
 */
public interface LlmClient extends AutoCloseable {

    /**
     * Sends a request and waits for the whole answer. An interrupt aborts the exchange, restores the thread's interrupt
     * flag and is reported as {@link LlmCancelledException}.
     *
     * @throws LlmException if there is no answer; its kind says why and whether another try makes sense
     * @throws IllegalStateException after {@link #close()}
     */
    ChatResponse chat(ChatRequest request);

    /**
     * Sends a request without waiting. Cancelling the future aborts the exchange.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<ChatResponse> chatAsync(ChatRequest request);

    /**
     * Sends a request and gives the answer piece by piece, as it arrives. Closing the stream aborts the exchange.
     *
     * @throws LlmException if the exchange fails before its first piece; later failures are thrown by the stream
     * @throws IllegalStateException after {@link #close()}
     */
    ChatStream stream(ChatRequest request);

    /** Frees connections and threads; running calls are aborted. Calling it again does nothing. */
    @Override
    void close();
}
