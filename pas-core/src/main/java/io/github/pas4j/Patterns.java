package io.github.pas4j;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Regular expressions of the gate and the guard: they ignore case and mean the same on every JDK. */
final class Patterns {

    private static final String WORD = "[A-Za-z0-9_]";

    /** JDK 17 and 19 differ in what {@code \b} means beside non-ASCII letters; this spells the ASCII meaning out. */
    private static final String BOUNDARY = "(?:(?<!" + WORD + ")(?=" + WORD + ")|(?<=" + WORD + ")(?!" + WORD + "))";

    private Patterns() {}

    /**
     * A pattern that finds any of these. None may repeat without a bound, since foreign text is searched with it. Those
     * that begin with {@code \b} are tried where a word begins and nowhere else, which is what makes them cheap.
     */
    static Pattern anyOf(String... alternatives) {
        String words = joined(alternatives, one -> one.startsWith("\\b"));
        String others = joined(alternatives, one -> !one.startsWith("\\b"));
        String atWords = words.isEmpty() ? "" : "(?<!" + WORD + ")(?=" + WORD + ")(?:" + words + ")";
        String either = atWords.isEmpty() || others.isEmpty() ? atWords + others : atWords + "|" + others;
        return Pattern.compile(either.replace("\\b", BOUNDARY), Pattern.CASE_INSENSITIVE);
    }

    private static String joined(String[] alternatives, Predicate<String> which) {
        return Arrays.stream(alternatives)
                .filter(which)
                .map(one -> one.startsWith("\\b") ? one.substring(2) : one)
                .reduce((one, other) -> one + "|" + other)
                .orElse("");
    }

    /** Any of these, as a part of a larger pattern. */
    static String oneOf(String... alternatives) {
        return "(?:" + String.join("|", alternatives) + ")";
    }

    /** Apostrophes as keyboards have them, so that no pattern needs to know of the others. */
    static String plain(String text) {
        return text.replace('\u2019', '\'').replace('\u2018', '\'');
    }
}
