package io.github.pas4j.client.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The data of server-sent events (WHATWG HTML, 9.2.6). Other fields and comments are passed over. A last event whose
 * empty line is missing still counts if its own line is whole: some servers end so.
 */
final class SseReader {

    private final InputStream in;
    private long bytesLeft;
    private boolean skipLineFeed;
    private boolean first = true;

    SseReader(InputStream in, long maxBytes) {
        this.in = in;
        this.bytesLeft = maxBytes;
    }

    /** The next event's data, or null where the stream ends. */
    @Nullable
    String next() throws IOException {
        StringBuilder data = null;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && data != null) {
                return data.toString();
            }
            if (line.equals("data") || line.startsWith("data:")) {
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(line));
            }
        }
        return data == null ? null : data.toString();
    }

    private static String value(String line) {
        int start = Math.min("data:".length(), line.length());
        return line.substring(line.startsWith(" ", start) ? start + 1 : start);
    }

    /** The next line that has an end; what is cut off within a line is lost. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (--bytesLeft < 0) {
                throw new UnreadableAnswerException("the answer is too large");
            }
            boolean secondOfPair = skipLineFeed && b == '\n';
            skipLineFeed = b == '\r';
            if (secondOfPair) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                return withoutMark(bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.write(b);
        }
        return null;
    }

    private String withoutMark(String line) {
        boolean marked = first && line.startsWith("\uFEFF");
        first = false;
        return marked ? line.substring(1) : line;
    }
}
