package io.github.pas4j;

import java.lang.Character.UnicodeScript;

/** How people put something in English and in Chinese. */
final class Wording {

    private final Finder english;
    private final Finder chinese;

    private Wording(Finder english, Finder chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Found by any of these patterns; see {@link Patterns#anyOf}. */
    static English english(String... alternatives) {
        return new English(Finder.anyOf(alternatives));
    }

    /** Half of one. */
    record English(Finder finder) {
        Wording orChinese(String... alternatives) {
            return new Wording(finder, Finder.anyOf(alternatives));
        }
    }

    boolean isIn(String text) {
        return english.isIn(text) || (hasHan(text) && chinese.isIn(text));
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
    }
}
