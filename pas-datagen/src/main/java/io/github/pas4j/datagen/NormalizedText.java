package io.github.pas4j.datagen;

import java.text.Normalizer;

/**
 * The form in which two prompts are the same prompt. In this order:
 *
 * <ol>
 *   <li>Control characters that are no white space (U+0000 to U+001F, U+007F to U+009F) go.
 *   <li>So does what takes no room: soft hyphen (U+00AD), combining grapheme joiner (U+034F), Mongolian vowel separator
 *       (U+180E), zero-width spaces, joiners and direction marks (U+200B to U+200F, U+202A to U+202E, U+2060 to U+2069),
 *       variation selectors 15 and 16 (U+FE0E, U+FE0F), byte order mark (U+FEFF).
 *   <li>The rest is brought into Unicode's form NFC. Full-width letters stay full-width.
 *   <li>Each run of white space (tab, line breaks of any kind, U+0085, U+2028, U+2029, all of Unicode's spaces) becomes one
 *       space; none is left at either end.
 *   <li>If case is ignored, each character is upper-cased and then lower-cased, in no particular language.
 * </ol>
 *
 * <p>Punctuation, digits and wording stay. Indentation goes, so code that differs in it alone is the same.
 * Normalising twice changes nothing further.
 */
public final class NormalizedText {

    private NormalizedText() {}

    /** The normalised text, with case as it is. */
    public static String of(String text) {
        return folded(Normalizer.normalize(visible(text), Normalizer.Form.NFC));
    }

    /** The normalised text without regard to case. */
    public static String ignoringCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        of(text).codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        // A lower-case letter may compose with a mark where its capital does not.
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static String visible(String text) {
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean goes = isControl(c) || takesNoRoom(c);
            if (goes && kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, i);
            } else if (!goes && kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? text : kept.toString();
    }

    private static boolean isControl(char c) {
        return (c < 0x20 || (c >= 0x7F && c <= 0x9F)) && !isSpace(c);
    }

    private static boolean takesNoRoom(char c) {
        return c == 0x00AD
                || c == 0x034F
                || c == 0x180E
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xFE0E
                || c == 0xFE0F
                || c == 0xFEFF;
    }

    /** Unicode's White_Space, which is stable. */
    private static boolean isSpace(char c) {
        return c == ' '
                || (c >= 0x09 && c <= 0x0D)
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else {
                if (space && !folded.isEmpty()) {
                    folded.append(' ');
                }
                space = false;
                folded.append(c);
            }
        }
        return folded.toString();
    }
}
