package io.github.pas4j.llm;

import org.jspecify.annotations.Nullable;

/** The provider's answer is not what its protocol says: broken JSON, or a stream that was cut. */
public final class LlmProtocolException extends LlmException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what went wrong, without text of the conversation
     * @param failure the shared fields
     * @param cause the underlying exception, or null
     */
    public LlmProtocolException(String problem, Failure failure, @Nullable Throwable cause) {
        super(problem, failure, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
