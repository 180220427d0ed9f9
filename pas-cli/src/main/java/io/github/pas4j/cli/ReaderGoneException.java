package io.github.pas4j.cli;

import java.io.IOException;

/** Whoever read the output has closed it, as {@code head} does when it has seen enough. */
final class ReaderGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
        super("the reader has gone", cause);
    }
}
