package io.github.pas4j.client.openai;

import java.io.IOException;

/** An answer that breaks the protocol. The message is ours and holds nothing of the answer. */
final class UnreadableAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String problem) {
        super(problem);
    }
}
