package io.github.pas4j.cli;

import io.github.pas4j.cli.LineReader.Line;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of an input file: JSONL, or text with a prompt on each line. What cannot be read is counted and told. */
final class RowSource {

    private static final int PEEK_BYTES = 1 << 16;

    private enum Format {
        JSONL,
        TEXT
    }

    private final LineReader lines;
    private final Format format;
    private final String name;
    private final Rejects rejects;
    private final RowCounts counts;

    private RowSource(LineReader lines, Format format, String name, Rejects rejects, RowCounts counts) {
        this.lines = lines;
        this.format = format;
        this.name = name;
        this.rejects = rejects;
        this.counts = counts;
    }

    static RowSource open(InputStream in, String name, Rejects rejects, RowCounts counts) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, PEEK_BYTES);
        return new RowSource(new LineReader(buffered), format(name, buffered), name, rejects, counts);
    }

    private static Format format(String name, BufferedInputStream in) throws IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named = lower.endsWith(".jsonl") || lower.endsWith(".json") || lower.endsWith(".ndjson");
        return named || beginsWithBrace(in) ? Format.JSONL : Format.TEXT;
    }

    private static boolean beginsWithBrace(BufferedInputStream in) throws IOException {
        in.mark(PEEK_BYTES);
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        int at = 0;
        int first = in.read();
        for (int read = 1; read < PEEK_BYTES && first >= 0; read++) {
            boolean partOfMark = at < mark.length && (byte) first == mark[at];
            if (!partOfMark && " \t\r\n".indexOf(first) < 0) {
                break;
            }
            at += partOfMark ? 1 : 0;
            first = in.read();
        }
        in.reset();
        return first == '{';
    }

    long position() {
        return lines.position();
    }

    /** The next readable row, or null at the end. */
    @Nullable
    PromptRow next() throws IOException {
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (format == Format.JSONL && line.problem() == null && line.text().isBlank()) {
                counts.addBlankLine();
                continue;
            }
            try {
                return row(line);
            } catch (UnreadableRowException e) {
                counts.addUnreadable();
                rejects.add(line.number(), e.reason());
            }
        }
        return null;
    }

    private PromptRow row(Line line) throws UnreadableRowException {
        if (line.problem() != null) {
            throw new UnreadableRowException(line.problem());
        }
        String place = JsonText.quote(name + ":" + line.number());
        return format == Format.JSONL
                ? JsonRowParser.parse(line.text(), place)
                : new PromptRow(place, line.text(), null);
    }
}
