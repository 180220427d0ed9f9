package io.github.pas4j.embedding;

import io.github.pas4j.PasException;
import org.jspecify.annotations.Nullable;

/** A sentence encoder that could not be loaded, or a text that it could not encode. */
public final class EncodingException extends PasException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed, and on which model; never the text that was encoded
     * @param cause the runtime's exception, or null
     */
    public EncodingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
