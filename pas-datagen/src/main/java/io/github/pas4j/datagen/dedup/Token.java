package io.github.pas4j.datagen.dedup;

/**
 * One piece of a text.
 *
 * @param text a word, a Chinese character, a number in plain digits ({@code #3} for an ordinal) or an operator
 */
record Token(String text, Kind kind) {

    enum Kind {
        WORD,
        /** A Chinese or Japanese character. */
        IDEOGRAPH,
        NUMBER,
        /** "one" and 一, which often count nothing. */
        ONE,
        /** An operator, a currency sign. */
        SYMBOL
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether the text can do with another such word, or none. */
    boolean harmless() {
        return kind == Kind.ONE || FunctionWords.contains(this);
    }
}
