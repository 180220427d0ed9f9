package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.IndexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The file of an index: 64 bytes of header, then the body. Little-endian.
 *
 * <pre>
 *  0 magic "PASINDEX"   8 version   12 kind   16 dimension   20 count   24 length of the body (8 bytes)
 * 32 CRC-32C of the body   36 CRC-32C of bytes 0 to 35   40 zeros
 * </pre>
 */
final class IndexFile {

    static final int HEADER = 64;
    static final int VERSION = 1;

    private static final long MAGIC = ByteBuffer.wrap(new byte[] {'P', 'A', 'S', 'I', 'N', 'D', 'E', 'X'})
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    private static final int SUMMED = 36;

    /** What is inside, with its number in the file. */
    enum Kind {
        EXACT(0),
        GRAPH(1);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        private static Optional<Kind> of(int number) {
            return Stream.of(values()).filter(kind -> kind.number == number).findFirst();
        }
    }

    /** Writes a body. */
    interface Body {
        void writeTo(BodyWriter out) throws IOException;
    }

    /** Reads a body. */
    interface Reader<T> {
        T read(Header header, FileChannel file) throws IOException;
    }

    record Header(Kind kind, int dimension, int count, long bodyLength, int bodySum) {}

    private IndexFile() {}

    /** Writes beside the file and renames, so that a reader never sees half of it. */
    static void write(Path file, Kind kind, int dimension, int count, Body body) {
        Objects.requireNonNull(file, "file");
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IndexException("cannot write the index file " + file + ": it is a root", file, null);
        }
        try {
            Path beside = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
            try {
                try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                    out.position(HEADER);
                    BodyWriter writer = new BodyWriter(out);
                    body.writeTo(writer);
                    writer.flush();
                    Header header = new Header(kind, dimension, count, writer.length(), writer.sum());
                    BodyWriter.writeAll(out.position(0), bytes(header));
                    out.force(true);
                }
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new IndexException("cannot write the index file " + file + ": " + reason(e), file, e);
        }
    }

    /** Opens a file, checks it from the first byte to the last, and reads it. */
    static <T> T read(Path file, Reader<T> reader) {
        Objects.requireNonNull(file, "file");
        if (Files.isDirectory(file)) {
            throw unfit(file, "it is a directory");
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            Header header = header(file, in);
            return reader.read(header, in);
        } catch (IOException e) {
            throw new IndexException("cannot read the index file " + file + ": " + reason(e), file, e);
        }
    }

    static IndexException unfit(Path file, String why) {
        return new IndexException("cannot use the index file " + file + ": " + why, file, null);
    }

    private static Header header(Path file, FileChannel in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        long size = in.size();
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {} // until it is full or the file ends
        if (bytes.position() < Long.BYTES || bytes.getLong(0) != MAGIC) {
            throw unfit(file, size == 0 ? "it is empty" : "it is no index that this library wrote");
        }
        if (bytes.hasRemaining()) {
            throw unfit(file, "it is cut: " + size + " bytes are less than its header");
        }
        int version = bytes.getInt(8);
        if (version != VERSION) {
            throw unfit(file, "it is of version " + version + ", this library reads version " + VERSION);
        }
        int kind = bytes.getInt(12);
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, SUMMED);
        if (bytes.getInt(SUMMED) != (int) sum.getValue() || !isZero(bytes)) {
            throw unfit(file, "its header is damaged");
        }
        Kind known = Kind.of(kind)
                .orElseThrow(() -> unfit(file, "it holds an index of a kind that is not known here, " + kind));
        Header header = new Header(known, bytes.getInt(16), bytes.getInt(20), bytes.getLong(24), bytes.getInt(32));
        long expected = HEADER + header.bodyLength();
        if (size != expected) {
            throw unfit(
                    file, (size < expected ? "it is cut: " : "it is too long: ") + size + " of " + expected + " bytes");
        }
        if (header.bodySum() != sumOfBody(in, header.bodyLength())) {
            throw unfit(file, "it is damaged: its checksum does not fit");
        }
        return header;
    }

    private static boolean isZero(ByteBuffer header) {
        for (int i = SUMMED + Integer.BYTES; i < HEADER; i++) {
            if (header.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int sumOfBody(FileChannel in, long length) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        in.position(HEADER);
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int got = in.read(buffer);
            if (got < 0) {
                break;
            }
            left -= got;
            sum.update(buffer.flip());
        }
        return (int) sum.getValue();
    }

    private static ByteBuffer bytes(Header header) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, MAGIC)
                .putInt(8, VERSION)
                .putInt(12, header.kind().number)
                .putInt(16, header.dimension())
                .putInt(20, header.count())
                .putLong(24, header.bodyLength())
                .putInt(32, header.bodySum());
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, SUMMED);
        return bytes.putInt(SUMMED, (int) sum.getValue());
    }

    private static String reason(IOException e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return e.getClass().getSimpleName() + message;
    }
}
