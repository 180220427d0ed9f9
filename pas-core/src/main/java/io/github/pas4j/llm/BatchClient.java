package io.github.pas4j.llm;

import java.util.List;

/**
 * Many requests handed in at once and answered within hours, for about half the price. A batch lives at the provider: it
 * goes on when this process ends, and any client of the same account can ask for it by its id. Implementations are
 * thread-safe.
 */
public interface BatchClient extends AutoCloseable {

    /**
     * Hands in a batch.
     *
     * @param items the requests, at least one, each with an id of its own
     * @return the batch as it is now; its id is all that is needed to come back for it
     * @throws LlmException if the provider does not take it
     * @throws IllegalArgumentException if there is none, if two have the same id, or if there are more than the provider
     *     takes at once; nothing is sent then
     */
    Batch submit(List<BatchItem> items);

    /**
     * How a batch is doing.
     *
     * @throws LlmException if the provider does not say
     */
    Batch status(String batchId);

    /**
     * What came of a batch that has ended, item by item, in no particular order: answers and failures alike. An item that
     * the provider tells nothing of is not among them.
     *
     * @throws LlmException if it cannot be had
     * @throws IllegalStateException if the batch has not ended
     */
    List<BatchAnswer> answers(String batchId);

    /**
     * Asks the provider to stop a batch; what it has answered by then stays.
     *
     * @throws LlmException if the provider does not do so
     */
    Batch cancel(String batchId);

    /** Frees connections and threads; batches go on. Calling it again does nothing. */
    @Override
    void close();
}
