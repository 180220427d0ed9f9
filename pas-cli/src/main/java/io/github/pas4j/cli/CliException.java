package io.github.pas4j.cli;

import org.jspecify.annotations.Nullable;

/** A failure whose message is all that the user needs to see. */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CliException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Something could not be done. */
    static CliException failed(String message, @Nullable Throwable cause) {
        return new CliException(Exit.FAILED, message, cause);
    }

    /** The command was called wrongly. */
    static CliException usage(String message) {
        return new CliException(Exit.USAGE, message, null);
    }

    int exitCode() {
        return exitCode;
    }
}
