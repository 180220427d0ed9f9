package io.github.pas4j.client.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, whichever of LF, CR and CRLF ends them, no more than so many bytes, and where they are. */
final class LineReader {

    private final InputStream in;
    private final long maxBytes;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int limit;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;
    private long start;
    private long end;
    private boolean skipLineFeed;
    private boolean first = true;
    private String rest = "";

    LineReader(InputStream in, long maxBytes) {
        this(in, maxBytes, Integer.MAX_VALUE);
    }

    LineReader(InputStream in, long maxBytes, int maxLineBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * The next line that has an end, or null where the stream ends.
     *
     * @throws UnreadableAnswerException if it is no UTF-8, or too long
     */
    @Nullable
    String next() throws IOException {
        begun.reset();
        start = position;
        while (fill()) {
            if (skipLineFeed) {
                skipLineFeed = false;
                if (buffer[at] == '\n') {
                    at++;
                    start = ++position;
                    continue;
                }
            }
            int stop = endOfLine();
            take(stop);
            if (stop < limit) {
                skipLineFeed = buffer[stop] == '\r';
                at++;
                end = position++;
                refuseMoreThan(maxBytes);
                return text();
            }
        }
        end = position;
        rest = text();
        return null;
    }

    /** Whether there is a byte at hand, or comes one. */
    private boolean fill() throws IOException {
        while (at == limit) {
            limit = 0;
            at = 0;
            int count = in.read(buffer, 0, buffer.length);
            if (count < 0) {
                return false;
            }
            limit = count;
        }
        return true;
    }

    private int endOfLine() {
        for (int i = at; i < limit; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return i;
            }
        }
        return limit;
    }

    private void take(int stop) throws IOException {
        int count = stop - at;
        position += count;
        refuseMoreThan(maxBytes);
        if (count > maxLineBytes - begun.size()) {
            throw UnreadableAnswerException.tooLarge(start + maxLineBytes);
        }
        begun.write(buffer, at, count);
        at = stop;
    }

    private void refuseMoreThan(long bytes) throws IOException {
        if (position > bytes) {
            throw UnreadableAnswerException.tooLarge(bytes);
        }
    }

    private String text() throws IOException {
        String line = begun.toString(StandardCharsets.UTF_8);
        // The mark of what could not be read may also be meant.
        if (line.indexOf('\uFFFD') >= 0 && !Arrays.equals(line.getBytes(StandardCharsets.UTF_8), begun.toByteArray())) {
            throw new UnreadableAnswerException("no UTF-8", start, end - start);
        }
        boolean marked = first && line.startsWith("\uFEFF");
        first = false;
        return marked ? line.substring(1) : line;
    }

    /** What came after the last line's end. */
    String rest() {
        return rest;
    }

    /** Where the line began, in bytes from the stream's begin. */
    long start() {
        return start;
    }

    /** Where it ended, its line break left out. */
    long end() {
        return end;
    }

    long position() {
        return position;
    }
}
