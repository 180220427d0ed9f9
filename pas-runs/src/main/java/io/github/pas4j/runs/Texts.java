package io.github.pas4j.runs;

import java.util.Objects;

/** Texts as UTF-8 can hold them: what is read from the file is what was written. */
final class Texts {

    private Texts() {}

    /** A name or id: refused if it is blank or has half a surrogate pair, since two such might become one. */
    static String id(String what, String text) {
        Objects.requireNonNull(text, what);
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return wellFormed(what, text);
    }

    /** As {@link #id}, but may be empty. */
    static String wellFormed(String what, String text) {
        Objects.requireNonNull(text, what);
        if (brokenAt(text) >= 0) {
            throw new IllegalArgumentException(what + " has half a surrogate pair at index " + brokenAt(text));
        }
        return text;
    }

    /** Free text: halves of surrogate pairs, which no UTF-8 can hold, become U+FFFD. */
    static String repaired(String text) {
        if (brokenAt(text) < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().forEach(c -> repaired.appendCodePoint(isHalf(c) ? 0xFFFD : c));
        return repaired.toString();
    }

    private static int brokenAt(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isHalf(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
