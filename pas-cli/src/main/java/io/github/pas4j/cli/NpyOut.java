package io.github.pas4j.cli;

import io.github.pas4j.embedding.Embeddings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where an array of vectors goes. Without {@link #commit()} no half of one is to be found there. */
interface NpyOut extends AutoCloseable {

    /**
     * Opens a file, or standard output where {@code file} is null.
     *
     * @param dimension of the vectors
     */
    static NpyOut open(@Nullable Path file, int dimension, Shell shell) {
        if (file == null) {
            return spooled(dimension, shell.out());
        }
        if (Files.isDirectory(file)) {
            throw CliException.failed("cannot write " + file + ": it is a folder", null);
        }
        try {
            return Files.exists(file) && !Files.isRegularFile(file) // a device or a named pipe
                    ? spooled(dimension, new ReaderOut(new BufferedOutputStream(Files.newOutputStream(file))))
                    : new NpyPart(file, dimension, shell.err());
        } catch (IOException e) {
            throw CliException.failed("cannot write " + file + ": " + OneLine.why(e), e);
        }
    }

    private static NpyOut spooled(int dimension, OutputStream out) {
        try {
            return new NpySpool(dimension, out);
        } catch (IOException e) {
            throw CliException.failed("cannot write to the folder for temporary files: " + OneLine.why(e), e);
        }
    }

    void add(Embeddings vectors) throws IOException;

    /** Says that all was added. */
    void commit() throws IOException;

    /** The process is told to stop; nothing is added any more. */
    void stop();

    @Override
    void close() throws IOException;
}
