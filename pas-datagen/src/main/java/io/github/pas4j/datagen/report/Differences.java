package io.github.pas4j.datagen.report;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with the words marked that another one does not have; of Chinese and Japanese each character is a word. */
final class Differences {

    private static final Pattern WORD =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+");

    private Differences() {}

    static void write(Html html, String text, String other) {
        Multiset<String> words = HashMultiset.create();
        Matcher theirs = WORD.matcher(other);
        while (theirs.find()) {
            words.add(key(theirs));
        }
        html.open("bdi", "dir", "auto");
        Matcher own = WORD.matcher(text);
        int at = 0;
        while (own.find()) {
            html.text(text.substring(at, own.start()));
            if (words.remove(key(own))) {
                html.text(own.group());
            } else {
                html.element("mark", own.group());
            }
            at = own.end();
        }
        html.text(text.substring(at)).close("bdi");
    }

    private static String key(Matcher word) {
        return word.group().toLowerCase(Locale.ROOT);
    }
}
