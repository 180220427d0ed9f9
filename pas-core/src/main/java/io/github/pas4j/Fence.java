package io.github.pas4j;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts foreign text into a request to a model so that nothing in it can get out: as a JSON string (RFC 8259, section 7) on one line.
 * The string ends at the first quotation mark without a backslash before it, and the text has none left. Any JSON parser
 * gives the text back, to the last UTF-16 unit.
 *
 * <p>Beyond what JSON asks for, it escapes what a reader or a server could take for something else: line separators,
 * characters that do not show, marks that look like quotation marks and braces, and the beginnings of chat-template
 * tokens, which some servers act on wherever they stand. Thread-safe.
 */
public final class Fence {

    /** Full-width, small and typographic forms; curly quotation marks stay, being ordinary in Chinese. */
    private static final String LOOKALIKES =
            "\uFF02\uFF3C\uFF5B\uFF5D\uFE68\uFE5B\uFE5C\u02BA\u02DD\u2033\u2036\u3003\u275D\u275E"
                    + "\uFF1C\uFF1E\u2039\u203A\u27E8\u27E9";

    /** Letters without a shape: Hangul fillers, the blank Braille pattern. */
    private static final String SHAPELESS = "\u115F\u1160\u3164\uFFA0\u2800\u034F\u17B4\u17B5";

    /** {@code <|im_end|>}, {@code <s>}, {@code </think>}, {@code <<SYS>>}, {@code [INST]} and their kind. */
    private static final Pattern TEMPLATE_TOKEN =
            Pattern.compile("<(?=[|\uFF5C]|</?SYS|/?[a-z][a-z0-9_]{0,30}>)|\\[(?=/?[A-Z][A-Z_]{2,30}]|[a-z]MASK])");

    private static final int FIRST_IDEOGRAPH = 0x4E00;
    private static final int LAST_IDEOGRAPH = 0x9FEF;

    private Fence() {}

    /** A text as a JSON string, quotation marks included. */
    public static String string(String text) {
        Matcher tokens = TEMPLATE_TOKEN.matcher(text);
        int token = tokens.find() ? tokens.start() : -1;
        StringBuilder json = new StringBuilder(text.length() + text.length() / 8 + 2).append('"');
        int copied = 0; // what comes before is there, what comes after is as it is up to now
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int units = Character.charCount(c);
            if (i == token || isMarked(c)) {
                json.append(text, copied, i);
                copied = i + units;
                if (i == token) {
                    escape(json, text.charAt(i));
                    token = tokens.find() ? tokens.start() : -1;
                } else {
                    append(json, text, i, c, units);
                }
            }
            i += units;
        }
        json.append(text, copied, text.length());
        return json.append('"').toString();
    }

    private static boolean isMarked(int c) {
        return c == '"' || c == '\\' || !isPlain(c);
    }

    private static void append(StringBuilder json, String text, int at, int c, int units) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                for (int unit = at; unit < at + units; unit++) {
                    escape(json, text.charAt(unit));
                }
            }
        }
    }

    private static boolean isPlain(int c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        if (c >= FIRST_IDEOGRAPH && c <= LAST_IDEOGRAPH) {
            return true; // what most Chinese text is, with every JDK
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Variation selectors hide data; the two of emoji (U+FE0E, U+FE0F) are everyday.
            default ->
                !(c >= 0xE0100 && c <= 0xE01EF)
                        && !(c >= 0xFE00 && c <= 0xFE0D)
                        && LOOKALIKES.indexOf(c) < 0
                        && SHAPELESS.indexOf(c) < 0;
        };
    }

    private static void escape(StringBuilder json, char unit) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(Character.forDigit((unit >> shift) & 0xF, 16));
        }
    }
}
