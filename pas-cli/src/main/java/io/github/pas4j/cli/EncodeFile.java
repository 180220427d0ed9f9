package io.github.pas4j.cli;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code pas encode}: row i of the array is the vector of the i-th row that could be read. Used once. */
final class EncodeFile {

    /** Long enough for texts of one length to share a run, short enough that a stop loses little. */
    private static final int MAX_ROWS = 1_024;

    private static final long MAX_WEIGHT = 32L << 20;

    private final Shell shell;
    private final FileJob files;
    private final RowCounts counts = new RowCounts();
    private final List<String> waiting = new ArrayList<>();
    private long weight;
    private long encodedTo;
    private long truncated;

    EncodeFile(Shell shell, FileJob files) {
        this.shell = shell;
        this.files = files;
    }

    /**
     * How it ended.
     *
     * @param encoder in words
     * @param dimension of the vectors
     * @param counts of the rows
     * @param truncated how many prompts were longer than the encoder reads
     * @param seconds that it took, without the loading of the encoder
     */
    record Encoded(String encoder, int dimension, RowCounts counts, long truncated, double seconds) {

        double promptsPerSecond() {
            return counts.done() / seconds;
        }
    }

    /** Whether progress is shown. */
    enum Watched {
        YES,
        NO
    }

    Encoded run(Supplier<? extends SentenceEncoder> encoders, Watched watched) throws IOException {
        try (InputStream in = files.openIn(shell);
                SentenceEncoder encoder = encoders.get();
                NpyOut out = NpyOut.open(files.out(), encoder.dimension(), shell);
                StopHook hook = new StopHook(out::stop);
                Rejects rejects = Rejects.open(files.rejects(), shell.err(), files.name());
                Progress progress =
                        watched == Watched.YES ? Progress.on(shell, "encode", files.size()) : Progress.none()) {
            long begin = System.nanoTime();
            RowSource rows = RowSource.open(in, files.name(), rejects, counts);
            copy(rows, new Sink(encoder, out, progress));
            out.commit();
            double seconds = Math.max(1, System.nanoTime() - begin) / 1e9;
            return new Encoded(encoder.toString(), encoder.dimension(), counts, truncated, seconds);
        }
    }

    private record Sink(SentenceEncoder encoder, NpyOut out, Progress progress) {}

    private void copy(RowSource rows, Sink sink) throws IOException {
        IOException unread = null;
        PromptRow row;
        do {
            try {
                row = rows.next();
            } catch (IOException e) { // what was read before it is still encoded
                unread = e;
                row = null;
            }
            if (row != null) {
                waiting.add(row.prompt());
                weight += row.weight();
            }
            if (row == null || waiting.size() >= MAX_ROWS || weight >= MAX_WEIGHT) {
                encode(rows.position(), sink);
            }
        } while (row != null);
        if (unread != null) {
            throw CliException.failed("cannot read " + files.name() + ": " + OneLine.why(unread), unread);
        }
    }

    /** Bytes are read before their rows are encoded, so that progress counts each row's share of them. */
    private void encode(long position, Sink sink) throws IOException {
        long from = encodedTo;
        Embeddings vectors = sink.encoder()
                .encodeAll(
                        waiting,
                        (done, total) -> sink.progress()
                                .at(counts.done() + done, from + (long) ((double) (position - from) * done / total)));
        sink.out().add(vectors);
        counts.addDone(vectors.size());
        truncated += vectors.truncatedCount();
        encodedTo = position;
        waiting.clear();
        weight = 0;
    }
}
