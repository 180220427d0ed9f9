package io.github.pas4j.datagen.dedup;

/** What tells two texts apart before they are compared: length, and the parities of how often letters and pairs of letters come. */
record TypoBits(int length, long letters, long pairs) {

    /** A replaced letter changes so many counts. */
    private static final int LETTERS_BY_AN_EDIT = 2;

    /** Two exchanged letters change three pairs into three others. */
    private static final int PAIRS_BY_AN_EDIT = 6;

    static TypoBits of(String text) {
        long letters = 0;
        long pairs = 0;
        char last = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters ^= 1L << ((c * 0x9E3779B9) >>> 26);
            pairs ^= i == 0 ? 0 : 1L << (((last << 16 | c) * 0x9E3779B9) >>> 26);
            last = c;
        }
        return new TypoBits(text.length(), letters, pairs);
    }

    /** False only if there are more edits than these between the two texts. */
    boolean within(TypoBits other, int edits) {
        return Math.abs(length - other.length) <= edits
                && Long.bitCount(letters ^ other.letters) <= LETTERS_BY_AN_EDIT * edits
                && Long.bitCount(pairs ^ other.pairs) <= PAIRS_BY_AN_EDIT * edits;
    }
}
