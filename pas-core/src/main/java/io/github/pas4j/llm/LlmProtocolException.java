package io.github.pas4j.llm;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The provider's answer is not what its protocol says: broken JSON, or a stream that was cut. */
public final class LlmProtocolException extends LlmException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final long length;

    /**
     * @param problem what went wrong, without text of the conversation
     * @param failure the shared fields
     * @param cause the underlying exception, or null
     */
    public LlmProtocolException(String problem, Failure failure, @Nullable Throwable cause) {
        this(problem, failure, -1, -1, cause);
    }

    /**
     * @param problem what went wrong, without text of the conversation
     * @param failure the shared fields
     * @param offset where in the answer's body, in bytes, or -1 where that is not known
     * @param length of what could not be read, in bytes, or -1 where that is not known
     * @param cause the underlying exception, or null
     */
    public LlmProtocolException(String problem, Failure failure, long offset, long length, @Nullable Throwable cause) {
        super(problem, failure, cause);
        this.offset = offset;
        this.length = length;
    }

    /** Where in the answer's body what could not be read begins, in bytes, where that is known. */
    public OptionalLong offset() {
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** How long what could not be read is, in bytes, where that is known. */
    public OptionalLong length() {
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    @Override
    protected boolean isRetryableKind() {
        return true;
    }
}
