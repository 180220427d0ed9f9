package io.github.pas4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON reader that knows nothing of ours: RFC 8259 by the letter, for what our turns hold (objects, arrays, strings,
 * true, whole numbers). Whatever else comes, or comes after the end, is an error.
 */
final class StrictJson {

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** Map, List, String, Boolean or Long; the whole text must be one value. */
    static Object parse(String text) {
        StrictJson reader = new StrictJson(text);
        Object value = reader.value();
        if (reader.at != text.length()) {
            throw new AssertionError("something stands after the value, at " + reader.at);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        return (Map<String, Object>) parse(text);
    }

    private Object value() {
        char c = text.charAt(at);
        if (c == '{') {
            return object();
        }
        if (c == '[') {
            return array();
        }
        if (c == '"') {
            return string();
        }
        if (text.startsWith("true", at)) {
            at += 4;
            return true;
        }
        int begin = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (begin == at) {
            throw new AssertionError("no value at " + at);
        }
        return Long.parseLong(text.substring(begin, at));
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        take('{');
        do {
            skip();
            String key = string();
            take(':');
            skip();
            if (object.put(key, value()) != null) {
                throw new AssertionError("a key comes twice");
            }
        } while (another());
        take('}');
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        take('[');
        do {
            skip();
            array.add(value());
        } while (another());
        take(']');
        return array;
    }

    private String string() {
        take('"');
        StringBuilder value = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw new AssertionError("a raw control character at " + (at - 1));
            }
            value.append(c == '\\' ? escaped() : c);
        }
        take('"');
        return value.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw new AssertionError("no such escape at " + at);
        };
    }

    private boolean another() {
        if (text.charAt(at) != ',') {
            return false;
        }
        at++;
        return true;
    }

    private void skip() {
        while (text.charAt(at) == ' ') {
            at++;
        }
    }

    private void take(char expected) {
        if (text.charAt(at) != expected) {
            throw new AssertionError("expected " + expected + " at " + at);
        }
        at++;
    }
}
