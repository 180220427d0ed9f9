package io.github.pas4j.client.internal;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines that are a JSON document each. Blank ones are passed over; the last one may lack its line break. */
final class NdjsonReader implements Frames {

    private final LineReader lines;
    private boolean over;

    NdjsonReader(InputStream in, long maxBytes) {
        this.lines = new LineReader(in, maxBytes);
    }

    @Override
    public @Nullable String next() throws IOException {
        while (!over) {
            String line = lines.next();
            over = line == null;
            String document = line == null ? lines.rest() : line;
            if (!document.isBlank()) {
                return document;
            }
        }
        return null;
    }

    @Override
    public long start() {
        return lines.start();
    }

    @Override
    public long end() {
        return lines.end();
    }

    @Override
    public long position() {
        return lines.position();
    }
}
