package io.github.pas4j.cli;

import io.github.pas4j.embedding.Embeddings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** An array in a file that has its name only once it is whole; until then it is {@code NAME.part} in the same folder. */
final class NpyPart implements NpyOut {

    private final Path part;
    private final Path target;
    private final PrintStream err;
    private final FileChannel channel;
    private final NpyFile npy;
    private boolean ended;

    NpyPart(Path file, int dimension, PrintStream err) throws IOException {
        this.target = DataOut.targetOf(file);
        this.part = DataOut.partOf(file);
        this.err = err;
        this.channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.npy = new NpyFile(channel, dimension);
    }

    @Override
    public synchronized void add(Embeddings vectors) throws IOException {
        if (!ended) {
            npy.add(vectors);
        }
    }

    @Override
    public synchronized void commit() throws IOException {
        if (ended) {
            return;
        }
        npy.finish();
        channel.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        ended = true;
    }

    /** Makes an array of what there is, under the unfinished name, and says where. */
    @Override
    public synchronized void stop() {
        if (ended) {
            return;
        }
        ended = true;
        try (channel) {
            if (npy.rows() == 0) {
                channel.close();
                Files.deleteIfExists(part);
            } else {
                npy.finish();
                err.println("stopped; the first " + Summary.count(npy.rows(), "vector") + " are an array in " + part);
            }
        } catch (IOException e) {
            err.println("stopped; writing failed: " + OneLine.why(e));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        stop();
        channel.close();
    }
}
