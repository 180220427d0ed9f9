package io.github.pas4j.llm;

import java.util.Iterator;
import java.util.Optional;

/**
 * An answer that is still arriving. {@code hasNext} waits for the next piece and throws {@link LlmException} where the
 * exchange fails; it returns false only after the answer ended as the protocol says it should. Read by one thread;
 * {@link #close()} may be called by any.
 */
public interface ChatStream extends Iterator<ChatChunk>, AutoCloseable {

    /** The provider's id of this request, where it sends one. */
    Optional<String> requestId();

    /** Aborts the exchange if it is still running and frees the connection. Calling it again does nothing. */
    @Override
    void close();
}
