package io.github.pas4j;

import java.lang.Character.UnicodeScript;

/**
 * How much of a text is written in which script, in units that compare across scripts: a Han character counts as
 * {@value #HAN_UNIT} of a word, every other run of letters as one word.
 */
record Scripts(int hanCharacters, int latinWords, int kana, int hangul, int otherWords) {

    /** Chinese text has about two characters to a word. */
    private static final double HAN_UNIT = 0.5;

    static Scripts of(String text) {
        int han = 0;
        int latin = 0;
        int kana = 0;
        int hangul = 0;
        int other = 0;
        UnicodeScript previous = UnicodeScript.COMMON;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!Character.isLetter(c)) {
                // An apostrophe or a combining mark does not end a word.
                if (c != '\'' && Character.getType(c) != Character.NON_SPACING_MARK) {
                    previous = UnicodeScript.COMMON;
                }
                continue;
            }
            UnicodeScript script = UnicodeScript.of(c);
            switch (script) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                case LATIN -> latin += script == previous ? 0 : 1;
                case COMMON, INHERITED -> {}
                default -> other += script == previous ? 0 : 1;
            }
            previous = script;
        }
        return new Scripts(han, latin, kana, hangul, other);
    }

    double han() {
        return hanCharacters * HAN_UNIT;
    }

    double total() {
        return han() + latinWords + kana * HAN_UNIT + hangul * HAN_UNIT + otherWords;
    }

    boolean isEmpty() {
        return total() == 0;
    }

    /** Share of Han characters in [0, 1]; 0 for a text without letters. */
    double hanShare() {
        return isEmpty() ? 0 : han() / total();
    }

    /** Share of Latin words in [0, 1]; 0 for a text without letters. */
    double latinShare() {
        return isEmpty() ? 0 : latinWords / total();
    }
}
