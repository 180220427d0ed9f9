package io.github.pas4j.cli;

import io.github.pas4j.embedding.Embeddings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes {@code rows × dimension} numbers as NumPy's {@code .npy}, format version 1.0: 32-bit floats, little-endian, in C
 * order. How many rows there are is known only at the end, so the header's place is left free until then.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy's description of the format</a>
 */
final class NpyFile {

    /** A multiple of 64, as the format asks, and enough for any number of rows; NumPy itself takes as many. */
    static final int HEADER_BYTES = 128;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREFIX_BYTES = MAGIC.length + Short.BYTES;

    private final FileChannel channel;
    private final int dimension;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long rows;

    /** @param channel an empty file, which the caller closes */
    NpyFile(FileChannel channel, int dimension) throws IOException {
        this.channel = channel;
        this.dimension = dimension;
        channel.position(HEADER_BYTES);
    }

    /** Rows that were added whole. */
    long rows() {
        return rows;
    }

    void add(Embeddings vectors) throws IOException {
        for (int i = 0; i < vectors.size(); i++) {
            for (float value : vectors.row(i)) {
                if (!buffer.hasRemaining()) {
                    drain();
                }
                buffer.putFloat(value);
            }
        }
        rows += vectors.size();
    }

    /** Writes what is left and the header; the file is whole then, and nothing can be added any more. */
    void finish() throws IOException {
        drain();
        channel.truncate(HEADER_BYTES + rows * dimension * Float.BYTES); // rows that were not added whole
        channel.position(0);
        write(ByteBuffer.wrap(header(rows, dimension)));
        channel.force(true);
    }

    static byte[] header(long rows, int dimension) {
        byte[] header = new byte[HEADER_BYTES];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putShort(MAGIC.length, (short)
                (HEADER_BYTES - PREFIX_BYTES));
        byte[] array = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + dimension + "), }")
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(array, 0, header, PREFIX_BYTES, array.length);
        header[HEADER_BYTES - 1] = '\n';
        return header;
    }

    private void drain() throws IOException {
        buffer.flip();
        write(buffer);
        buffer.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
