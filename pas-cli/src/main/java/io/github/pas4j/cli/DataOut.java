package io.github.pas4j.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where results go: standard output, or a file that has its name only once it is whole. Until then it is called
 * {@code NAME.part} and lies in the same folder.
 */
final class DataOut implements AutoCloseable {

    private static final String PART = ".part";

    private final OutputStream out;
    private final PrintStream err;
    private final @Nullable Path part;
    private final @Nullable Path target;
    private boolean empty = true;
    private boolean done;
    private boolean stopped;

    private DataOut(OutputStream out, PrintStream err, @Nullable Path part, @Nullable Path target) {
        this.out = out;
        this.err = err;
        this.part = part;
        this.target = target;
    }

    /** Opens a file, or standard output where {@code file} is null. */
    static DataOut open(@Nullable Path file, Shell shell) {
        if (file == null) {
            return new DataOut(shell.out(), shell.err(), null, null);
        }
        try {
            if (Files.isDirectory(file)) {
                throw CliException.failed("cannot write " + file + ": it is a folder", null);
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) { // a device or a named pipe cannot be renamed
                OutputStream out = new ReaderOut(new BufferedOutputStream(Files.newOutputStream(file)));
                return new DataOut(out, shell.err(), null, file);
            }
            Path target = targetOf(file);
            Path part = partOf(file);
            return new DataOut(new BufferedOutputStream(Files.newOutputStream(part)), shell.err(), part, target);
        } catch (IOException e) {
            throw CliException.failed("cannot write " + file + ": " + OneLine.why(e), e);
        }
    }

    /** What a file is called as long as it is unfinished. */
    static Path partOf(Path file) throws IOException {
        Path target = targetOf(file);
        return target.resolveSibling(target.getFileName() + PART);
    }

    /** A link stays a link: what it leads to is written. */
    static Path targetOf(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file;
    }

    /** Writes a line as UTF-8. Who reads along gets it at once, so that a stop loses nothing. */
    synchronized void line(String text) throws IOException {
        if (!stopped) {
            empty = false;
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            if (part == null) {
                out.flush();
            }
        }
    }

    /** Says that all is written: the file gets its name. */
    synchronized void commit() throws IOException {
        if (stopped) {
            return;
        }
        out.flush();
        if (target != null) {
            out.close();
        }
        if (part != null && target != null) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        done = true;
    }

    /**
     * The process is told to stop: keeps what there is in the file and says where. Nothing is written to it any more.
     * Does nothing and waits for nobody where somebody reads along: a reader that stalls must not keep the process.
     */
    void stop() {
        if (part != null) {
            stopFile();
        }
    }

    private synchronized void stopFile() {
        if (!done) {
            stopped = true;
            leave();
        }
    }

    private void leave() {
        try {
            out.flush();
            if (part != null && empty) {
                out.close();
                Files.deleteIfExists(part);
            } else if (part != null) {
                err.println("stopped; what was done so far is in " + part);
            }
        } catch (IOException e) {
            err.println("stopped; writing failed: " + OneLine.why(e));
        }
    }

    /** Without {@link #commit()} the file keeps its unfinished name. */
    @Override
    public synchronized void close() throws IOException {
        if (!done && !stopped) {
            stopped = true;
            if (part != null) {
                leave();
            }
        }
        if (target != null) {
            out.close();
        }
    }
}
