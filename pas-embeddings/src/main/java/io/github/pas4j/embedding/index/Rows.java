package io.github.pas4j.embedding.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Unit vectors in direct buffers of {@link #CHUNK} rows, which native code reads where they are. One writer at a time;
 * readers look at rows below a {@link #size} that they asked for.
 */
final class Rows {

    /** Rows a buffer. A tile of all pairs is one buffer wide: 1,024 and 256 rows were fastest of those tried. */
    static final int CHUNK = 1024;

    private final int dimension;
    private volatile FloatBuffer[] chunks = {};
    private volatile int size;

    Rows(int dimension) {
        this.dimension = dimension;
    }

    /** Rows in a file, mapped; the last few, which may get neighbours, are copied. */
    static Rows mapped(FileChannel file, long offset, int count, int dimension) throws IOException {
        Rows rows = new Rows(dimension);
        int whole = count / CHUNK;
        Mapped mapped = new Mapped(file, offset, dimension * Float.BYTES, count, CHUNK);
        FloatBuffer[] chunks = new FloatBuffer[(count + CHUNK - 1) / CHUNK];
        for (int c = 0; c < whole; c++) {
            chunks[c] = mapped.slice(c * CHUNK, CHUNK).asFloatBuffer();
        }
        if (whole < chunks.length) {
            int rest = count - whole * CHUNK;
            chunks[whole] = newChunk(dimension);
            chunks[whole].put(0, mapped.slice(whole * CHUNK, rest).asFloatBuffer(), 0, rest * dimension);
        }
        rows.chunks = chunks;
        rows.size = count;
        return rows;
    }

    int size() {
        return size;
    }

    /** Appends a row; the caller sees to it that it is the only one. */
    void add(float[] unit) {
        int row = size;
        int chunk = row / CHUNK;
        if (chunk == chunks.length) {
            FloatBuffer[] more = Arrays.copyOf(chunks, chunk + 1);
            more[chunk] = newChunk(dimension);
            chunks = more;
        }
        chunks[chunk].put(row % CHUNK * dimension, unit);
        size = row + 1;
    }

    void get(int row, float[] into) {
        chunks[row / CHUNK].get(row % CHUNK * dimension, into, 0, dimension);
    }

    /** Rows that lie in one chunk, as a buffer of their own. */
    FloatBuffer slice(int row, int rows) {
        return chunks[row / CHUNK].slice(row % CHUNK * dimension, rows * dimension);
    }

    /** The end of the chunk that holds the row, or of all rows. */
    static int endOfChunk(int row, int size) {
        return (int) Math.min(size, (row / CHUNK + 1L) * CHUNK);
    }

    static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static FloatBuffer newChunk(int dimension) {
        return direct(CHUNK * dimension);
    }
}
