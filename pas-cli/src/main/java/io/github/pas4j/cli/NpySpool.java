package io.github.pas4j.cli;

import io.github.pas4j.embedding.Embeddings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An array for whoever reads a pipe: its header, which comes first, says how many rows there are, so they wait in a
 * temporary file that goes with the process.
 */
final class NpySpool implements NpyOut {

    private final OutputStream out;
    private final FileChannel channel;
    private final NpyFile npy;

    NpySpool(int dimension, OutputStream out) throws IOException {
        this.out = out;
        Path file = Files.createTempFile("pas-encode", ".npy");
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.npy = new NpyFile(channel, dimension);
    }

    @Override
    public void add(Embeddings vectors) throws IOException {
        npy.add(vectors);
    }

    @Override
    public void commit() throws IOException {
        npy.finish();
        channel.position(0);
        Channels.newInputStream(channel).transferTo(out);
        out.flush();
    }

    /** Nothing has been written yet, or a reader has it that must not keep the process. */
    @Override
    public void stop() {}

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
