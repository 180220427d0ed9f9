package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one JSON array, objects or texts, each a row. They are cut apart before they are parsed, so that a broken one is
 * one reject, and one is held at a time.
 */
final class JsonArrayRows implements Rows {

    private static final int[] MARK = {0xEF, 0xBB, 0xBF};
    private static final String CUT = "broken JSON: the array ends too early";

    private final CompressedFile file;
    private final InputStream in;
    private final int maxBytes;
    private final byte[] chunk = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] element = new byte[1 << 12];
    private int length;
    private boolean tooLong;
    private long number;
    private boolean ended;

    /**
     * @throws DataFormatException if no array begins here
     */
    JsonArrayRows(CompressedFile file, String name, int maxBytes) throws IOException {
        this.file = file;
        this.in = file.content();
        this.maxBytes = maxBytes;
        int first = afterSpace();
        for (int i = 0; i < MARK.length && first == MARK[i]; i++) {
            first = afterSpace();
        }
        if (first != '[') {
            throw new DataFormatException(name, 0, "is no JSON array", null);
        }
    }

    /** The row's line is the number of the element, from 1: an array may be all on one line. */
    @Override
    public @Nullable Row next() throws IOException {
        if (ended) {
            return null;
        }
        int c = afterSpace();
        if (c == ',' && number > 0) {
            c = afterSpace();
        }
        if (c == ']') {
            return ended();
        }
        number++;
        if (!cutOut(c)) {
            ended = true;
            return Row.bad(number, CUT);
        }
        try {
            return Row.of(number, parsed());
        } catch (UnreadableRowException e) {
            return Row.bad(number, e.reason());
        }
    }

    private @Nullable Row ended() throws IOException {
        ended = true;
        return afterSpace() < 0 ? null : Row.bad(number + 1, "something follows the JSON array");
    }

    /** Takes bytes up to the comma or bracket behind the element, which stays; false if the file ends before it. */
    private boolean cutOut(int first) throws IOException {
        length = 0;
        tooLong = false;
        int depth = 0;
        boolean inText = false;
        boolean escaped = false;
        for (int c = first; c >= 0; c = read()) {
            if (!inText && depth == 0 && (c == ',' || c == ']')) {
                next--;
                return true;
            }
            append((byte) c);
            if (inText) {
                inText = escaped || c != '"';
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth = Math.max(0, depth - 1);
            }
        }
        return false;
    }

    private JsonNode parsed() throws UnreadableRowException {
        if (tooLong) {
            throw new UnreadableRowException("the element is longer than " + maxBytes + " bytes");
        }
        JsonNode node;
        try {
            node = Json.value(Utf8.decode(element, 0, length));
        } catch (CharacterCodingException e) {
            throw new UnreadableRowException("the element is not UTF-8");
        }
        if (!node.isObject() && !node.isTextual()) {
            throw new UnreadableRowException("neither a JSON object nor a text");
        }
        return node;
    }

    private void append(byte b) {
        if (tooLong || length == maxBytes) {
            tooLong = true;
            return;
        }
        if (length == element.length) {
            element = Arrays.copyOf(element, (int) Math.min(element.length * 2L, maxBytes));
        }
        element[length++] = b;
    }

    private int afterSpace() throws IOException {
        int c = read();
        while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            c = read();
        }
        return c;
    }

    private int read() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(chunk));
            if (end == 0) {
                return -1;
            }
        }
        return chunk[next++] & 0xFF;
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
