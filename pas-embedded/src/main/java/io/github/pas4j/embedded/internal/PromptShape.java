package io.github.pas4j.embedded.internal;

import java.util.List;

/**
 * What a prompt looks like, whatever it says: how long it is, how it is laid out, which kinds of characters it has. A text
 * that comes along to be shortened, corrected or asked about shows here, and so do code and formulas. Each number is in
 * [0, 1].
 */
final class PromptShape {

    /** How many numbers {@link #of} gives. */
    static final int SIZE = 14;

    private static final List<String> CODE = List.of("{", "}", "();", "==", "->", "=>", "</", "def ", "import ", "```");
    private static final String FORMULA = "=+^√∑∫≤≥×÷";
    private static final String COLONS = ":：";
    private static final String QUOTES = "\"“”「」『』《》";
    private static final String ENDS = ".。!！?？;；";

    private PromptShape() {}

    static double[] of(String text) {
        int length = Math.max(1, text.length());
        int lines = 1;
        int digits = 0;
        int formula = 0;
        int quotes = 0;
        int sentences = 0;
        int questions = 0;
        int capitals = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lines += c == '\n' ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
            formula += FORMULA.indexOf(c) >= 0 ? 1 : 0;
            quotes += QUOTES.indexOf(c) >= 0 ? 1 : 0;
            sentences += ENDS.indexOf(c) >= 0 ? 1 : 0;
            questions += c == '?' || c == '？' ? 1 : 0;
            capitals += Character.isUpperCase(c) ? 1 : 0;
        }
        String end = text.stripTrailing();
        char last = end.isEmpty() ? ' ' : end.charAt(end.length() - 1);
        return new double[] {
            scaled(Math.log(length), Math.log(2_000)),
            length < 20 ? 1 : 0,
            length > 300 ? 1 : 0,
            scaled(lines - 1, 10),
            scaled(digits, 0.2 * length),
            scaled(formula, 0.05 * length),
            scaled(quotes, 6),
            scaled(sentences, 8),
            scaled(questions, 2),
            scaled(capitals, 0.2 * length),
            last == '?' || last == '？' ? 1 : 0,
            ENDS.indexOf(last) < 0 ? 1 : 0,
            hasMaterial(text) ? 1 : 0,
            scaled((int) CODE.stream().filter(text::contains).count(), 3)
        };
    }

    private static double scaled(double value, double most) {
        return Math.max(0, Math.min(1, value / most));
    }

    /** A colon, and after it more than stood before it: what is asked for, then what it is to be done with. */
    private static boolean hasMaterial(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            if (COLONS.indexOf(text.charAt(i)) >= 0) {
                return text.length() - i > Math.max(i, 10);
            }
        }
        return false;
    }
}
