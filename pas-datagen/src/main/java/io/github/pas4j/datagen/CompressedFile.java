package io.github.pas4j.datagen;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import io.github.pas4j.DataFormatException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file's bytes, unpacked where its first bytes say gzip or zstd. Damage is an {@link IOException}; so is content that
 * unpacks to far more than text does.
 */
final class CompressedFile implements Closeable {

    /** How much of the content can be looked at before it is read. */
    static final int PEEK_BYTES = 1 << 16;

    private final CountedBytes raw;
    private final BufferedInputStream content;
    private final boolean packed;

    private CompressedFile(CountedBytes raw, BufferedInputStream content, boolean packed) {
        this.raw = raw;
        this.content = content;
        this.packed = packed;
    }

    static CompressedFile open(Source source) throws IOException {
        CountedBytes raw = new CountedBytes(source.open());
        try {
            BufferedInputStream packed = new BufferedInputStream(raw, PEEK_BYTES);
            byte[] head = peek(packed, Magic.LENGTH);
            if (Magic.GZIP.begins(head)) {
                return unpacked(raw, new StrictGzip(packed));
            }
            if (Magic.ZSTD.begins(head)) {
                return unpacked(raw, new ZstdInputStream(packed));
            }
            if (Magic.foreign(head).isPresent()) {
                throw new DataFormatException(
                        source.name(),
                        0,
                        "is " + Magic.foreign(head).get() + ", which is not read: unpack or convert it",
                        null);
            }
            return new CompressedFile(raw, packed, false);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static CompressedFile unpacked(CountedBytes raw, InputStream unpacked) {
        return new CompressedFile(raw, new BufferedInputStream(new BoundedExpansion(unpacked, raw), PEEK_BYTES), true);
    }

    /** Up to {@code bytes} of what comes next, without taking it. */
    byte[] peek(int bytes) throws IOException {
        return peek(content, bytes);
    }

    private static byte[] peek(BufferedInputStream in, int bytes) throws IOException {
        in.mark(bytes);
        byte[] head = in.readNBytes(bytes);
        in.reset();
        return head;
    }

    /** Whether the file is compressed. */
    boolean isPacked() {
        return packed;
    }

    InputStream content() {
        return content;
    }

    /** Bytes of the file on disk that have been read. */
    long position() {
        return raw.count();
    }

    @Override
    public void close() throws IOException {
        content.close();
        raw.close();
    }

    /** Turns the unpacker's own exceptions into {@link IOException} and stops what grows without bounds. */
    private static final class BoundedExpansion extends InputStream {

        private final InputStream in;
        private final CountedBytes raw;
        private long unpacked;

        BoundedExpansion(InputStream in, CountedBytes raw) {
            this.in = in;
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(bytes, offset, length);
            } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IOException("the compressed data are damaged", e);
            }
            unpacked += Math.max(0, read);
            if (unpacked > Limits.FREE_EXPANSION_BYTES && unpacked / Limits.MAX_EXPANSION > raw.count()) {
                throw new IOException("unpacks to more than " + Limits.MAX_EXPANSION + " times its size");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
