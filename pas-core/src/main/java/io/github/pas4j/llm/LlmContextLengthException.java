package io.github.pas4j.llm;

import org.jspecify.annotations.Nullable;

/** The conversation is longer than the model can read. */
public final class LlmContextLengthException extends LlmRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what went wrong, without text of the conversation
     * @param failure the shared fields
     * @param cause the underlying exception, or null
     */
    public LlmContextLengthException(String problem, Failure failure, @Nullable Throwable cause) {
        super(problem, failure, cause);
    }
}
