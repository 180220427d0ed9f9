package io.github.pas4j.runs;

import io.github.pas4j.PasException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run store that cannot be opened, read or written. The message says what was attempted, on which file and why it
 * failed; it holds neither prompts nor answers.
 */
public final class RunStoreException extends PasException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String store;

    /**
     * @param reason what kind of trouble it is
     * @param store the store's file
     * @param problem what was attempted and why it failed, without the file and without user data
     * @param cause what was thrown underneath, or null
     */
    public RunStoreException(Reason reason, Path store, String problem, @Nullable Throwable cause) {
        super("run store " + store + ": " + problem, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.store = store.toString();
    }

    /** What kind of trouble it is. */
    public Reason reason() {
        return reason;
    }

    /** The store's file. */
    public Path store() {
        return Path.of(store);
    }

    /** Kinds of trouble. */
    public enum Reason {
        /** Another process, or another part of this one, has the store open. */
        IN_USE,
        /** The disk is full. Nothing that was recorded before is lost; once there is room again the run goes on. */
        DISK_FULL,
        /** The file or its folder is missing, read-only or not ours to write. */
        NOT_WRITABLE,
        /** The file is a store, but cut or otherwise damaged. */
        DAMAGED,
        /** The file, or folder, is something else. */
        NOT_A_STORE,
        /** A newer version of this library made the store. */
        NEWER_VERSION,
        /** A parameter has another value than the one that the run began with. */
        OTHER_PARAMETER,
        /** The thread was interrupted while it waited for another one's call. */
        INTERRUPTED,
        /** Any other failure of the file system or of SQLite; the cause has more. */
        FAILED
    }
}
