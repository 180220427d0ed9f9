package io.github.pas4j.datagen;

/**
 * About how many tokens a text has, without a tokenizer: each character of a script without spaces between words (Chinese,
 * Japanese, Korean, Thai and the like) is one; a run of other letters and digits is one and a further one for each six
 * characters beyond the first six; any other visible character is one, repeated ones together.
 */
final class TokenEstimate {

    private static final int WORD_PART = 6;

    private TokenEstimate() {}

    static int of(String text) {
        int tokens = 0;
        int word = 0;
        int before = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isIdeographic(c) || isUnspaced(c)) {
                tokens++;
                word = 0;
            } else if (Character.isLetterOrDigit(c) || isMark(c)) {
                tokens += word % WORD_PART == 0 ? 1 : 0;
                word++;
            } else {
                word = 0;
                tokens += c == before || Character.isWhitespace(c) || Character.isISOControl(c) || isSpace(c) ? 0 : 1;
            }
            before = c;
        }
        return tokens;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c);
    }

    private static boolean isUnspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return switch (script) {
            case HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> !isMark(c);
            default -> false;
        };
    }
}
