package io.github.pas4j.datagen;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes come from: one of {@code path} and {@code stream} is null.
 *
 * @param name what rows and messages call it
 * @param stream can be read once
 */
record Source(String name, @Nullable Path path, @Nullable InputStream stream) {

    static Source of(String name, Path path) {
        return new Source(name, path, null);
    }

    static Source standardInput(InputStream stream) {
        return new Source("stdin", null, stream);
    }

    /** Whether it can be read at any place, as Parquet has to be. */
    boolean isFile() {
        return path != null && Files.isRegularFile(path);
    }

    InputStream open() throws IOException {
        if (path == null) {
            return Objects.requireNonNull(stream);
        }
        // JDK 17 asks what Files opens for its position, which a pipe does not have.
        return isFile() ? Files.newInputStream(path) : new FileInputStream(path.toFile());
    }

    /** In bytes, or -1 where that is not known. */
    long size() {
        try {
            return path != null && isFile() ? Files.size(path) : -1;
        } catch (IOException e) {
            return -1; // opening it will say what is wrong
        }
    }
}
