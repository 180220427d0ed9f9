package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmTimeoutException;

/**
 * One try of a call. It knows its number beforehand, so that whatever fails in it can say how often it was tried.
 *
 * @param failure what failures of this try are built from: provider, model and the number of tries up to this one
 * @param deadline the whole call's
 */
public record Attempt(Failure failure, Deadline deadline) {

    /** Which try it is, from 1. */
    public int number() {
        return failure.attempts();
    }

    /** The failure of a call that was cancelled in this try. */
    public LlmCancelledException cancelled() {
        return new LlmCancelledException("cancelled", failure, null);
    }

    /** The failure of a call whose time was over before anything was sent. */
    LlmTimeoutException neverSent() {
        return new LlmTimeoutException(
                "the client's own rate limits did not let the request through in time", failure, null);
    }
}
