package io.github.pas4j.embedding.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes numbers, little-endian, and keeps their number of bytes and checksum. For one thread. */
final class BodyWriter {

    private final FileChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();
    private long flushed;

    BodyWriter(FileChannel out) {
        this.out = out;
    }

    void putInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void putFloats(float[] values) throws IOException {
        for (int at = 0; at < values.length; ) {
            int some = Math.min(values.length - at, room(Float.BYTES).remaining() / Float.BYTES);
            buffer.asFloatBuffer().put(values, at, some);
            buffer.position(buffer.position() + some * Float.BYTES);
            at += some;
        }
    }

    void putBytes(byte[] values) throws IOException {
        for (int at = 0; at < values.length; ) {
            int some = Math.min(values.length - at, room(1).remaining());
            buffer.put(values, at, some);
            at += some;
        }
    }

    void flush() throws IOException {
        flushed += buffer.flip().remaining();
        sum.update(buffer.duplicate());
        writeAll(out, buffer);
        buffer.clear();
    }

    long length() {
        return flushed + buffer.position();
    }

    int sum() {
        return (int) sum.getValue();
    }

    static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }
}
