package io.github.pas4j.datagen.dedup;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text without what does not change its meaning: the form in which texts are compared and encoded.
 *
 * <p>In this order: quotation marks, dashes and Chinese punctuation in one way of writing; superscripts as {@code ^2};
 * Unicode NFKC, which joins full-width and half-width; no control characters, zero-width characters and variation
 * selectors; no marks of emphasis, headings, quotes, bullets and code fences of Markdown; white space folded to one
 * space, none beside Chinese characters; lower case; no quotation marks around the whole, no punctuation at the end, no
 * polite opening or closing ("Please", "请问", "Thanks!", "谢谢"). The words of a code block stay; how it is laid out
 * does not, so code is compared on its own ({@link ComparedText#codeBlocks()}).
 */
public final class CanonicalText {

    private static final String CLOSING = ".!?,;:~…";
    private static final int ROUNDS = 4;

    private static final Pattern FACTORIAL =
            Pattern.compile("(?:[-+*/^=(]|\\b(?:is|of|compute|calculate|evaluate|find)|计算|求) ?$");

    private CanonicalText() {}

    /**
     * The canonical form; a text in that form is its own. Never null; empty where the text has nothing but white space,
     * marks and punctuation.
     */
    public static String of(String text) {
        Objects.requireNonNull(text, "text");
        String plain = Normalizer.normalize(Characters.unified(text), Normalizer.Form.NFKC);
        String folded =
                Characters.folded(Markdown.plain(Characters.visible(plain))).toLowerCase(Locale.ROOT);
        String before = "";
        String now = folded;
        for (int round = 0; round < ROUNDS && !now.equals(before); round++) {
            before = now;
            now = Courtesy.without(trimmed(now));
        }
        return trimmed(now);
    }

    /** Without quotation marks around the whole and punctuation at its end. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        boolean changed = true;
        while (changed && from < to) {
            changed = false;
            char last = text.charAt(to - 1);
            if (last == ' ' || (CLOSING.indexOf(last) >= 0 && !factorial(text, to - 1))) {
                to--;
                changed = true;
            } else if (text.charAt(from) == ' ') {
                from++;
                changed = true;
            } else if (to - from >= 2 && quoted(text, from, to)) {
                from++;
                to--;
                changed = true;
            }
        }
        return text.substring(from, to);
    }

    /** Marks at both ends; single ones only if they are no apostrophes. */
    private static boolean quoted(String text, int from, int to) {
        char mark = text.charAt(from);
        return text.charAt(to - 1) == mark && (mark == '"' || (mark == '\'' && text.indexOf(mark, from + 1) == to - 1));
    }

    /** Whether one exclamation mark after a number is a factorial, by what stands before the number. */
    private static boolean factorial(String text, int at) {
        int digits = at;
        while (digits > 0 && Character.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        return text.charAt(at) == '!'
                && digits < at
                && FACTORIAL
                        .matcher(text.substring(Math.max(0, digits - 12), digits))
                        .find();
    }
}
