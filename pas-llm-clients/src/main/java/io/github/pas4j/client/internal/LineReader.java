package io.github.pas4j.client.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, whichever of LF, CR and CRLF ends them, no more than so many bytes, and where they are. */
final class LineReader {

    private final InputStream in;
    private final long maxBytes;
    private final int maxLineBytes;
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

    /** The next line that has an end, or null where the stream ends. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        start = position;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (++position > maxBytes) {
                throw UnreadableAnswerException.tooLarge(maxBytes);
            }
            boolean secondOfPair = skipLineFeed && b == '\n';
            skipLineFeed = b == '\r';
            if (secondOfPair) {
                start = position;
                continue;
            }
            if (b == '\n' || b == '\r') {
                end = position - 1;
                return withoutMark(bytes.toString(StandardCharsets.UTF_8));
            }
            if (bytes.size() == maxLineBytes) {
                throw UnreadableAnswerException.tooLarge(start + maxLineBytes);
            }
            bytes.write(b);
        }
        end = position;
        rest = withoutMark(bytes.toString(StandardCharsets.UTF_8));
        return null;
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

    private String withoutMark(String line) {
        boolean marked = first && line.startsWith("\uFEFF");
        first = false;
        return marked ? line.substring(1) : line;
    }
}
