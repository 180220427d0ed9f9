package io.github.pas4j.datagen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of CSV (RFC 4180): bounded, strict, and able to go on after a broken one, at the line after the broken
 * record's first. Line feeds, with or without a carriage return before them, end records; so do lone carriage returns
 * where the file has no line feeds.
 */
final class CsvScanner {

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private static final int CHUNK = 1 << 16;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte delimiter;
    private final int maxBytes;
    private final byte lineEnd;
    private byte[] buffer = new byte[2 * CHUNK];
    private int start;
    private int end;
    private long line = 1;
    private long nextLine = 1;

    CsvScanner(InputStream in, char delimiter, int maxBytes) throws IOException {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.maxBytes = maxBytes;
        end = in.readNBytes(buffer, 0, CHUNK);
        if (end >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
            start = MARK.length;
        }
        lineEnd = (byte) (count(start, end, (byte) '\n') == 0 && count(start, end, (byte) '\r') > 0 ? '\r' : '\n');
    }

    /** The line that the last record began in, from 1. */
    long line() {
        return line;
    }

    /**
     * The cells of the next record, or an empty list at the end. A blank line is a record of one empty cell.
     *
     * @throws UnreadableRowException if the record is broken; the next call goes on after it
     */
    List<String> next() throws IOException, UnreadableRowException {
        line = nextLine;
        State state = State.FIELD_START;
        for (int at = 0; ; at++) {
            if (at > maxBytes) {
                throw broken("the record is longer than " + maxBytes + " bytes, or a quote is never closed");
            }
            if (start + at == end && !fill(at)) {
                if (at == 0) {
                    return List.of();
                }
                if (state == State.QUOTED) {
                    throw broken("a quote is never closed");
                }
                return cells(at, at);
            }
            byte b = buffer[start + at];
            if (b == lineEnd && state != State.QUOTED) {
                return cells(at, at + 1);
            }
            state = after(state, b);
        }
    }

    private State after(State state, byte b) throws IOException, UnreadableRowException {
        return switch (state) {
            case FIELD_START -> b == '"' ? State.QUOTED : b == delimiter ? State.FIELD_START : State.PLAIN;
            case PLAIN -> b == delimiter ? State.FIELD_START : State.PLAIN;
            case QUOTED -> b == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> {
                if (b == '"') {
                    yield State.QUOTED;
                }
                if (b != delimiter && b != '\r') {
                    throw broken("something follows a closing quote");
                }
                yield b == delimiter ? State.FIELD_START : State.QUOTE_IN_QUOTED;
            }
        };
    }

    private UnreadableRowException broken(String why) throws IOException {
        skipLine();
        return new UnreadableRowException(why);
    }

    private void skipLine() throws IOException {
        while (true) {
            for (; start < end; start++) {
                if (buffer[start] == lineEnd) {
                    start++;
                    nextLine++;
                    return;
                }
            }
            if (!fill(0)) {
                return;
            }
        }
    }

    private List<String> cells(int length, int consumed) throws UnreadableRowException {
        int from = start;
        start += consumed;
        nextLine += count(from, start, lineEnd);
        int kept = length > 0 && buffer[from + length - 1] == '\r' ? length - 1 : length;
        try {
            return split(Utf8.decode(buffer, from, kept));
        } catch (CharacterCodingException e) {
            throw new UnreadableRowException("the record is not UTF-8");
        }
    }

    private List<String> split(String record) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            int stop;
            if (at < record.length() && record.charAt(at) == '"') {
                int close = at + 1;
                while (close < record.length() && (record.charAt(close) != '"' || quoteAt(record, close + 1))) {
                    close += record.charAt(close) == '"' ? 2 : 1;
                }
                cells.add(record.substring(at + 1, Math.min(close, record.length()))
                        .replace("\"\"", "\""));
                stop = close + 1;
            } else {
                stop = record.indexOf(delimiter, at);
                stop = stop < 0 ? record.length() : stop;
                cells.add(record.substring(at, stop));
            }
            if (stop >= record.length()) {
                return cells;
            }
            at = stop + 1;
        }
    }

    private static boolean quoteAt(String record, int at) {
        return at < record.length() && record.charAt(at) == '"';
    }

    /** Reads on, keeping {@code kept} bytes of the record at hand. */
    private boolean fill(int kept) throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, kept);
            start = 0;
            end = kept;
        }
        if (buffer.length - end < CHUNK) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, (long) maxBytes + 2 * CHUNK));
        }
        int read = in.read(buffer, end, Math.min(CHUNK, buffer.length - end));
        end += Math.max(0, read);
        return read > 0;
    }

    private int count(int from, int to, byte wanted) {
        int found = 0;
        for (int i = from; i < to; i++) {
            found += buffer[i] == wanted ? 1 : 0;
        }
        return found;
    }
}
