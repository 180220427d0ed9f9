package io.github.pas4j.datagen.report;

import java.util.Locale;

/**
 * Foreign text as a reader may see it: what cannot be seen, or turns the writing around, is named by its code point, and
 * long texts are cut.
 */
final class VisibleText {

    private static final String CUT = " …";

    private VisibleText() {}

    /**
     * @param most code points that are shown; a name counts with all of its own
     */
    static String of(String text, int most) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), most));
        int at = 0;
        int number = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            String seen = isHidden(point) ? "⟨U+" + hex(point) + "⟩" : Character.toString(point);
            number += seen.codePointCount(0, seen.length());
            if (number > most) {
                return shown.append(CUT).toString();
            }
            shown.append(seen);
            at += Character.charCount(point);
        }
        return shown.toString();
    }

    /** As {@link #of}, in one line. */
    static String line(String text, int most) {
        return of(text.strip().replaceAll("\\s+", " "), most);
    }

    private static boolean isHidden(int point) {
        if (point == '\n'
                || point == '\r'
                || point == '\t'
                || point == 0x200D) { // the joiner makes one emoji of several
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
