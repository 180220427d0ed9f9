package io.github.pas4j.datagen.quality;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model wrote as a score, in [0, 1]. The scale that it was asked for is 1 to 5. Another one counts only where it is
 * stated (8/10, 80 %), or where there can be no doubt (0.8): a bare 8 is a mistake of which nobody knows what was meant.
 */
final class ScoreScale {

    private static final int LEAST = 1;
    private static final int GREATEST = 5;

    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*([0-9]{1,3}(?:[.,][0-9]{1,4})?)\\s*(?:(?:/|out of|of|分之|von|sur)\\s*([0-9]{1,3})|(%)|points?|stars?|分)?\\s*[.。]?\\s*",
            Pattern.CASE_INSENSITIVE);

    private ScoreScale() {}

    /** A bare number. */
    static OptionalDouble of(double number) {
        if (number >= LEAST && number <= GREATEST) {
            return OptionalDouble.of((number - LEAST) / (GREATEST - LEAST));
        }
        return number >= 0 && number < LEAST ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /**
     * A number on a scale.
     *
     * @param top the scale's greatest number; scales up to 10 begin at 1, others at 0
     */
    static OptionalDouble of(double number, double top) {
        double bottom = top > 1 && top <= 10 ? 1 : 0;
        if (!(top >= 1) || number > top || number < 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.max(0, (number - bottom) / (top - bottom)));
    }

    /** A number as a text, with its scale if it has one; or one of the words one to five. */
    static OptionalDouble of(String written) {
        Matcher number = WRITTEN.matcher(written);
        if (!number.matches()) {
            return word(written.strip());
        }
        double value = Double.parseDouble(number.group(1).replace(',', '.'));
        if (number.group(3) != null) {
            return of(value, 100);
        }
        return number.group(2) == null ? of(value) : of(value, Double.parseDouble(number.group(2)));
    }

    private static OptionalDouble word(String word) {
        String[] words = {"one", "two", "three", "four", "five"};
        for (int i = 0; i < words.length; i++) {
            if (words[i].equalsIgnoreCase(word) || word.equals("一二三四五".substring(i, i + 1))) {
                return of(i + 1);
            }
        }
        return OptionalDouble.empty();
    }
}
