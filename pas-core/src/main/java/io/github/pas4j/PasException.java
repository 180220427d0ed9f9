package io.github.pas4j;

import org.jspecify.annotations.Nullable;

/**
 * Root of every failure that this library reports. Misuse (a null, a negative limit, a closed object) is not one of
 * them: it is the JDK's own {@link NullPointerException}, {@link IllegalArgumentException} or
 * {@link IllegalStateException}.
 *
 * <p>Messages hold neither prompt text nor keys, and whoever throws one keeps both out: an augmenter shows the message as
 * its result's reason.
 */
public abstract class PasException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected PasException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
