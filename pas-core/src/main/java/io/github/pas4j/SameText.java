package io.github.pas4j;

import java.util.Locale;

/** What two texts have in common that differ in case, blanks and punctuation only. */
final class SameText {

    private SameText() {}

    /** Letters and digits, case-folded; the text itself where it has neither. */
    static String of(String text) {
        String kept = lettersAndDigits(text);
        return kept.isEmpty() ? text.strip() : kept.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** A text without everything else; possibly nothing. */
    static String lettersAndDigits(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
