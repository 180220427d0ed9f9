package io.github.pas4j;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/** How people put something in English and in Chinese. */
final class Wording {

    private final Pattern english;
    private final Pattern chinese;

    private Wording(Pattern english, Pattern chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Found by any of these patterns; see {@link Patterns#anyOf}. */
    static English english(String... alternatives) {
        return new English(Patterns.anyOf(alternatives));
    }

    /** Half of one. */
    record English(Pattern pattern) {
        Wording orChinese(String... alternatives) {
            return new Wording(pattern, Patterns.anyOf(alternatives));
        }
    }

    boolean isIn(String text) {
        return english.matcher(text).find()
                || (hasHan(text) && chinese.matcher(text).find());
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
    }
}
