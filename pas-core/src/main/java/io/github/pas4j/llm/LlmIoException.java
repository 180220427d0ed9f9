package io.github.pas4j.llm;

import org.jspecify.annotations.Nullable;

/** The provider could not be reached, or the connection broke. */
public final class LlmIoException extends LlmException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what went wrong, without text of the conversation
     * @param failure the shared fields
     * @param cause the underlying exception, or null
     */
    public LlmIoException(String problem, Failure failure, @Nullable Throwable cause) {
        super(problem, failure, cause);
    }

    @Override
    protected boolean isRetryableKind() {
        return true;
    }
}
