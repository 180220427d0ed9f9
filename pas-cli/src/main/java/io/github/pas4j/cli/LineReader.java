package io.github.pas4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of UTF-8, split at line feeds only: U+2028 and its like are data. A carriage return before the line feed goes,
 * and so does a byte order mark at the start. Holds one line of at most {@link #MAX_BYTES} in memory.
 */
final class LineReader {

    /** Longest line: 16 MiB. */
    static final int MAX_BYTES = 16 << 20;

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] line = new byte[1 << 12];
    private long number;
    private long position;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * A line, or what is wrong with it.
     *
     * @param number from 1 on
     * @param text without its line break; empty where there is a problem
     * @param problem why the line cannot be read, or null
     */
    record Line(long number, String text, @Nullable String problem) {}

    /** Bytes read so far. */
    long position() {
        return position;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        int length = 0;
        boolean tooLong = false;
        boolean any = false;
        while (next < end || fill()) {
            any = true;
            int stop = indexOfLineFeed();
            int count = stop - next;
            if (tooLong || count > MAX_BYTES - length) {
                tooLong = true;
            } else {
                length = append(length, count);
            }
            boolean complete = stop < end;
            position += count + (complete ? 1 : 0);
            next = stop + (complete ? 1 : 0);
            if (complete) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return tooLong ? new Line(number, "", "the line is longer than 16 MiB") : decoded(length);
    }

    private Line decoded(int length) {
        int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            String text = Utf8.decode(line, 0, kept);
            return new Line(number, number == 1 ? Utf8.withoutMark(text) : text, null);
        } catch (CharacterCodingException e) {
            return new Line(number, "", "the line is not UTF-8");
        }
    }

    private int append(int length, int count) {
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, Math.min(line.length * 2, MAX_BYTES)));
        }
        System.arraycopy(chunk, next, line, length, count);
        return length + count;
    }

    private int indexOfLineFeed() {
        int i = next;
        while (i < end && chunk[i] != '\n') {
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
