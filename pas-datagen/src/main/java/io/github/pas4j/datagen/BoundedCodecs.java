package io.github.pas4j.datagen;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Unpacks pages of Parquet in plain Java, which needs neither Hadoop nor native libraries, and none that says it is larger
 * than the memory allows.
 */
final class BoundedCodecs implements CompressionCodecFactory {

    private final long maxPageBytes;

    BoundedCodecs(long maxPageBytes) {
        this.maxPageBytes = maxPageBytes;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("reads only");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Bounded(
                switch (codec) {
                    case UNCOMPRESSED -> BoundedCodecs::copied;
                    case SNAPPY -> of(new SnappyDecompressor());
                    case ZSTD -> of(new ZstdDecompressor());
                    case LZ4_RAW -> of(new Lz4Decompressor());
                    case GZIP -> BoundedCodecs::gunzipped;
                    default -> throw new UnsupportedOperationException("the codec " + codec + " is not read");
                });
    }

    private static Unpacker of(Decompressor unpacker) {
        return (packed, size) -> {
            byte[] page = new byte[size];
            int got = unpacker.decompress(packed, 0, packed.length, page, 0, size);
            return requireSize(page, got);
        };
    }

    private static byte[] copied(byte[] bytes, int size) throws IOException {
        return size == bytes.length ? bytes : requireSize(new byte[size], bytes.length);
    }

    private static byte[] gunzipped(byte[] packed, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 14)) {
            byte[] page = new byte[size];
            return requireSize(page, in.readNBytes(page, 0, size));
        }
    }

    private static byte[] requireSize(byte[] page, int got) throws IOException {
        if (got != page.length) {
            throw new IOException("a page has " + got + " bytes instead of " + page.length);
        }
        return page;
    }

    @Override
    public void release() {}

    private interface Unpacker {

        byte[] unpack(byte[] packed, int size) throws IOException;
    }

    private final class Bounded implements BytesInputDecompressor {

        private final Unpacker unpacker;

        Bounded(Unpacker unpacker) {
            this.unpacker = unpacker;
        }

        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            byte[] packed = new byte[Math.toIntExact(bytes.size())];
            try (InputStream in = bytes.toInputStream()) {
                requireSize(packed, in.readNBytes(packed, 0, packed.length));
            }
            return BytesInput.from(unpack(packed, size));
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            output.put(unpack(packed, size));
        }

        private byte[] unpack(byte[] packed, int size) throws IOException {
            if (size < 0 || size > maxPageBytes) {
                throw new IOException("a page of " + size + " bytes; at most " + maxPageBytes + " are read");
            }
            return unpacker.unpack(packed, size);
        }

        @Override
        public void release() {}
    }
}
