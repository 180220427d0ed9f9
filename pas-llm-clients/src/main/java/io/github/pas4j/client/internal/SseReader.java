package io.github.pas4j.client.internal;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The data of server-sent events (WHATWG HTML, 9.2.6). Other fields and comments are passed over. A last event whose
 * empty line is missing still counts if its own line is whole: some servers end so. Others report a failure in one JSON
 * document in place of events, which is given as it is.
 */
final class SseReader implements Frames {

    private final LineReader lines;
    private long start;
    private long end;
    private boolean begun;

    SseReader(InputStream in, long maxBytes) {
        this.lines = new LineReader(in, maxBytes);
    }

    @Override
    public @Nullable String next() throws IOException {
        StringBuilder data = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (beginsDocument(line)) {
                return document(line);
            }
            if (line.isEmpty() && data != null) {
                return data.toString();
            }
            String value = value(line);
            if (value != null) {
                start = data == null ? lines.start() : start;
                end = lines.end();
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value);
            }
        }
        if (beginsDocument(lines.rest())) {
            end = lines.end();
            return lines.rest();
        }
        return data == null ? null : data.toString();
    }

    private boolean beginsDocument(String line) {
        boolean document = !begun && line.startsWith("{");
        begun = true;
        return document;
    }

    private String document(String first) throws IOException {
        StringBuilder text = new StringBuilder(first).append('\n');
        for (String line = lines.next(); line != null; line = lines.next()) {
            text.append(line).append('\n');
        }
        end = lines.position();
        return text.append(lines.rest()).toString();
    }

    private static @Nullable String value(String line) {
        if (line.equals("data")) {
            return "";
        }
        if (line.startsWith("data:")) {
            return line.substring(line.startsWith(" ", "data:".length()) ? "data: ".length() : "data:".length());
        }
        // No field of the standard: older builds of llama.cpp's server report a failure within a stream so.
        return line.startsWith("error: {") ? "{\"error\":" + line.substring("error: ".length()) + "}" : null;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long position() {
        return lines.position();
    }
}
