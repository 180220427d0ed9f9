package io.github.pas4j;

import io.github.pas4j.llm.LlmClient;
import java.util.function.UnaryOperator;

/**
 * Something that asks a chat model through an {@link LlmClient} and can be had over another one: over a client that records
 * what is paid for, say, or that counts. Implementations are immutable and thread-safe.
 *
 * @param <T> what it is itself
 */
public interface ModelBacked<T> {

    /**
     * The same, asking through what {@code wrapping} makes of its client. Cheap enough to be done for each call.
     *
     * @param wrapping is called once, with the client of this one
     */
    T over(UnaryOperator<LlmClient> wrapping);

    /**
     * Names what decides the answers beside the client: templates with their versions, examples, settings. The same in every
     * process, so that a run which is gone on with can tell whether it is still the same.
     */
    String settings();
}
