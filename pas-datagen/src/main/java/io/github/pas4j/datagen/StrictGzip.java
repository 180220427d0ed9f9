package io.github.pas4j.datagen;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Gzip, of several members too. The JDK's own takes a damaged header of a further member for the end, without a word. */
final class StrictGzip extends GZIPInputStream {

    /** Size and checksum after the data. */
    private static final int TRAILER_BYTES = 8;

    private boolean ended;

    StrictGzip(BufferedInputStream in) throws IOException {
        super(in, 1 << 15);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read < 0 && !ended) {
            ended = true;
            if (inf.getRemaining() > TRAILER_BYTES || in.read() >= 0) {
                throw new ZipException("something that is not gzip follows the data");
            }
        }
        return read;
    }
}
