package io.github.pas4j.datagen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * Lines of UTF-8. They end at line feeds, before which a carriage return goes; U+2028 and its like are data. A file that
 * begins with carriage returns and has no line feed there ends its lines by those. Holds one line.
 */
final class ByteLines {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxBytes;
    private final byte[] chunk = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] line = new byte[1 << 12];
    private int length;
    private boolean tooLong;
    private long number;
    private final byte lineEnd;

    ByteLines(InputStream in, int maxBytes) throws IOException {
        this.in = in;
        this.maxBytes = maxBytes;
        end = in.readNBytes(chunk, 0, chunk.length);
        if (end >= MARK.length && Arrays.equals(chunk, 0, MARK.length, MARK, 0, MARK.length)) {
            next = MARK.length;
        }
        lineEnd = (byte) (indexOf((byte) '\n') == end && indexOf((byte) '\r') < end ? '\r' : '\n');
    }

    /** Goes to the next line; false at the end. */
    boolean advance() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (next < end || fill()) {
            any = true;
            int stop = indexOf(lineEnd);
            append(stop - next);
            boolean complete = stop < end;
            next = stop + (complete ? 1 : 0);
            if (complete) {
                break;
            }
        }
        if (any) {
            number++;
        }
        return any;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    /** What the line holds, without its end. */
    String text() throws UnreadableRowException {
        if (tooLong) {
            throw new UnreadableRowException("the line is longer than " + maxBytes + " bytes");
        }
        int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            return Utf8.decode(line, 0, kept);
        } catch (CharacterCodingException e) {
            throw new UnreadableRowException("the line is not UTF-8");
        }
    }

    private void append(int count) {
        if (tooLong || count > maxBytes - length) {
            tooLong = true;
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, (int) Math.max(length + count, Math.min(line.length * 2L, maxBytes)));
        }
        System.arraycopy(chunk, next, line, length, count);
        length += count;
    }

    private int indexOf(byte wanted) {
        int i = next;
        while (i < end && chunk[i] != wanted) {
            i++;
        }
        return i;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }
}
