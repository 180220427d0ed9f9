package io.github.pas4j.datagen;

/** A row that cannot be read, with the reason that its reject tells. Never leaves the package. */
final class UnreadableRowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableRowException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
