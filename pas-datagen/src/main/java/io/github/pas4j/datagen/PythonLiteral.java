package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads what Python's {@code repr} or {@code str} makes of lists, dicts and NumPy arrays, which is what pandas writes into a
 * cell of CSV. NumPy puts no commas between elements, so they may be missing. Calls such as {@code array(...)} are their
 * first list; other calls (times) and {@code <...>} are null.
 */
final class PythonLiteral {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    static JsonNode parse(String text) throws UnreadableRowException {
        PythonLiteral parser = new PythonLiteral(text);
        JsonNode value = parser.value();
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.bad();
        }
        return value;
    }

    private UnreadableRowException bad() {
        return new UnreadableRowException("neither JSON nor a Python literal");
    }

    private char peek() throws UnreadableRowException {
        if (at >= text.length()) {
            throw bad();
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonNode value() throws UnreadableRowException {
        skipSpace();
        char first = peek();
        if (first == '[') {
            return sequence(']');
        }
        if (first == '(') {
            return sequence(')');
        }
        if (first == '{') {
            return dict();
        }
        if (first == '\'' || first == '"') {
            return NODES.textNode(string());
        }
        if (first == '<') {
            int end = text.indexOf('>', at);
            if (end < 0) {
                throw bad();
            }
            at = end + 1;
            return NullNode.instance;
        }
        return word();
    }

    private ArrayNode sequence(char end) throws UnreadableRowException {
        enter();
        ArrayNode list = NODES.arrayNode();
        at++;
        for (skipSpace(); peek() != end; skipSpace()) {
            list.add(value());
            skipSpace();
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        depth--;
        return list;
    }

    private ObjectNode dict() throws UnreadableRowException {
        enter();
        ObjectNode dict = NODES.objectNode();
        at++;
        for (skipSpace(); peek() != '}'; skipSpace()) {
            if (peek() != '\'' && peek() != '"') {
                throw bad();
            }
            String key = string();
            skipSpace();
            if (peek() != ':') {
                throw bad();
            }
            at++;
            if (dict.replace(key, value()) != null) {
                throw new UnreadableRowException("a key comes twice");
            }
            skipSpace();
            if (peek() == ',') {
                at++;
            } else if (peek() != '}') {
                throw bad();
            }
        }
        at++;
        depth--;
        return dict;
    }

    private void enter() throws UnreadableRowException {
        if (++depth > Limits.MAX_DEPTH) {
            throw new UnreadableRowException("nested more than " + Limits.MAX_DEPTH + " levels deep");
        }
    }

    /** None, True, False, a number, or a call. */
    private JsonNode word() throws UnreadableRowException {
        int from = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.isEmpty()) {
            throw bad();
        }
        if (at < text.length() && text.charAt(at) == '(') {
            return call();
        }
        return switch (word) {
            case "None", "nan", "NaT", "null" -> NullNode.instance;
            case "True", "true" -> BooleanNode.TRUE;
            case "False", "false" -> BooleanNode.FALSE;
            case "object" -> NullNode.instance; // array([...], dtype=object)
            default -> number(word);
        };
    }

    private JsonNode call() throws UnreadableRowException {
        enter();
        JsonNode first = NullNode.instance;
        at++;
        for (skipSpace(); peek() != ')'; skipSpace()) {
            skipKeyword();
            JsonNode argument = value();
            first = first.isNull() && argument.isArray() ? argument : first;
            skipSpace();
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        depth--;
        return first;
    }

    private void skipKeyword() {
        int i = at;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        if (i > at && i < text.length() && text.charAt(i) == '=') {
            at = i + 1;
        }
    }

    private JsonNode number(String word) throws UnreadableRowException {
        try {
            return word.matches("[-+]?[0-9]{1,18}")
                    ? NODES.numberNode(Long.parseLong(word))
                    : NODES.numberNode(Double.parseDouble(word));
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    private static boolean isWordPart(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '.'
                || c == '-'
                || c == '+';
    }

    private String string() throws UnreadableRowException {
        char quote = peek();
        at++;
        StringBuilder built = new StringBuilder();
        for (char c = peek(); c != quote; c = peek()) {
            at++;
            if (c == '\\') {
                escape(built);
            } else {
                built.append(c);
            }
        }
        at++;
        return built.toString();
    }

    private void escape(StringBuilder to) throws UnreadableRowException {
        char c = peek();
        at++;
        switch (c) {
            case 'n' -> to.append('\n');
            case 't' -> to.append('\t');
            case 'r' -> to.append('\r');
            case 'b' -> to.append('\b');
            case 'f' -> to.append('\f');
            case 'a' -> to.append('\u0007');
            case 'v' -> to.append('\u000B');
            case '\\', '\'', '"' -> to.append(c);
            case 'x' -> to.appendCodePoint(hex(2));
            case 'u' -> to.append((char) hex(4));
            case 'U' -> to.appendCodePoint(hex(8));
            default -> to.append('\\').append(c); // as Python itself reads it
        }
    }

    private int hex(int digits) throws UnreadableRowException {
        if (at + digits > text.length()) {
            throw bad();
        }
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0 || value > 0xFFFFFF) {
                throw bad();
            }
            value = (value << 4) | digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw bad();
        }
        return value;
    }
}
