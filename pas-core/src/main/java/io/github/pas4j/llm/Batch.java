package io.github.pas4j.llm;

import java.util.Objects;

/**
 * How a batch is doing.
 *
 * @param id the provider's, by which it is asked for
 * @param state what becomes of it
 * @param total how many requests it has, 0 where the provider does not know yet
 * @param completed how many were answered
 * @param failed how many failed
 */
public record Batch(String id, State state, int total, int completed, int failed) {

    /** The id and the state are non-null. */
    public Batch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
    }

    /** What becomes of a batch. */
    public enum State {
        /** The provider looks whether it can be read. */
        VALIDATING,
        /** Requests are being answered. */
        RUNNING,
        /** All is answered; the files are being written. */
        FINALIZING,
        /** Done: every request has an answer or a failure. */
        COMPLETED,
        /** It could not be run at all. */
        FAILED,
        /** The time was over first; what was answered by then is there. */
        EXPIRED,
        /** It is being stopped. */
        CANCELLING,
        /** It was stopped; what was answered by then is there. */
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean isEnd() {
            return this == COMPLETED || this == FAILED || this == EXPIRED || this == CANCELLED;
        }
    }
}
