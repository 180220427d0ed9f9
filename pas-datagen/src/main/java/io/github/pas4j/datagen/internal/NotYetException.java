package io.github.pas4j.datagen.internal;

import io.github.pas4j.PasException;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.CallKey;

/** Work on a prompt has come to a call whose answer will come later. Without a stack trace: it happens for each call of a batch. */
public final class NotYetException extends PasException {

    private static final long serialVersionUID = 1L;

    private final transient Wanted wanted;

    NotYetException(Wanted wanted) {
        super("an answer is awaited", null);
        this.wanted = wanted;
    }

    /**
     * A call to be made.
     *
     * @param key by which its answer is recorded
     * @param estimate the most that it may take
     * @param request what is asked
     */
    public record Wanted(CallKey key, Usage estimate, ChatRequest request) {}

    /** The call. */
    public Wanted wanted() {
        return wanted;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it does nothing
    public Throwable fillInStackTrace() {
        return this;
    }
}
