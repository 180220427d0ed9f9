package io.github.pas4j.client.internal;

import java.io.IOException;

/** An answer that breaks the protocol. The message is ours and holds nothing of the answer. */
public final class UnreadableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final long length;

    UnreadableAnswerException(String problem) {
        this(problem, -1, -1);
    }

    /**
     * @param offset where in the body what could not be read begins, in bytes, or -1 where that is not known
     * @param length how long it is, in bytes, or -1 where that is not known
     */
    UnreadableAnswerException(String problem, long offset, long length) {
        super(problem);
        this.offset = offset;
        this.length = length;
    }

    static UnreadableAnswerException tooLarge(long offset) {
        return new UnreadableAnswerException("the answer is too large", offset, -1);
    }

    /** The same failure, of a document that is only a part of the body. */
    UnreadableAnswerException within(long start, long end) {
        return new UnreadableAnswerException(String.valueOf(getMessage()), start, end - start);
    }

    long offset() {
        return offset;
    }

    long length() {
        return length;
    }
}
