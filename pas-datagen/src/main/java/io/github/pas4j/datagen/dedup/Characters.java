package io.github.pas4j.datagen.dedup;

import java.util.HashMap;
import java.util.Map;

/** Characters that stand for others, that nobody sees, and that are no words. */
final class Characters {

    private static final Map<Integer, String> UNIFIED = new HashMap<>();

    static {
        unify("‘’‚‛′＇´", "'");
        unify("“”„‟″〝〞＂«»「」『』", "\"");
        unify("‐‑‒–—―−﹣－", "-");
        unify("。｡．", ".");
        unify("、､", ",");
        unify("《〈【〔", " ");
        unify("》〉】〕", " ");
        String superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        for (int digit = 0; digit < superscripts.length(); digit++) {
            UNIFIED.put((int) superscripts.charAt(digit), "^" + digit);
        }
    }

    private Characters() {}

    private static void unify(String characters, String as) {
        characters.codePoints().forEach(c -> UNIFIED.put(c, as));
    }

    /** One way of writing for quotation marks, dashes, stops and superscripts. */
    static String unified(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String other = c < 0x80 ? null : UNIFIED.get(c);
            if (other == null) {
                out.appendCodePoint(c);
            } else {
                out.append(other);
            }
        });
        return out.toString();
    }

    /** Without control and format characters and variation selectors; line breaks are {@code \n}. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
                out.append('\n');
            } else if (c == '\t' || c == 0xB || c == '\f' || type == Character.SPACE_SEPARATOR) {
                out.append(' ');
            } else if (type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && !(c >= 0xFE00 && c <= 0xFE0F)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** White space as one space, and none beside a Chinese or Japanese character. */
    static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int last = ' ';
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c)) {
                space = true;
                continue;
            }
            if (space && out.length() > 0 && !ideographic(last) && !ideographic(c)) {
                out.append(' ');
            }
            space = false;
            out.appendCodePoint(c);
            last = c;
        }
        return out.toString();
    }

    /** Whether words of its script are written without spaces, one or a few characters each. */
    static boolean ideographic(int c) {
        if (c < 0x2E80) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }
}
