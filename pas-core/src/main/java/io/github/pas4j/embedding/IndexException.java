package io.github.pas4j.embedding;

import io.github.pas4j.PasException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An index that could not be read, written or searched. */
public final class IndexException extends PasException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String file;

    /**
     * @param message what failed, naming the file if there is one
     * @param file the index file, or null where none is concerned
     * @param cause what was thrown underneath, or null
     */
    public IndexException(String message, @Nullable Path file, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file == null ? null : file.toString();
    }

    /** The file that could not be read or written, if it was about one. */
    public Optional<Path> file() {
        return Optional.ofNullable(file).map(Path::of);
    }
}
