package io.github.pas4j.client.realmodel;

import java.io.IOException;

/** The client has hung up. */
final class ClientLeftException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientLeftException() {
        super("the client has hung up");
    }
}
