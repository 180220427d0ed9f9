package io.github.pas4j.datagen.report;

import com.google.common.base.Strings;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text with the words marked that another one does not have; of Chinese and Japanese each character is a word. Words that moved
 * are not marked. Long texts are cut, to where they begin to differ if that is far from where they begin.
 */
final class Differences {

    private static final Pattern WORD =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+");
    private static final String CUT = "…";

    private Differences() {}

    private record Word(int start, int end, String key) {}

    /**
     * @param most characters that are shown
     */
    static void write(Html html, String text, String other, int most) {
        int from = from(text, other, most);
        int end = Math.min(text.length(), from + most);
        int to = isWithinPair(text, end) ? end - 1 : end;
        html.open("bdi", "dir", "auto").text(from > 0 ? CUT + " " : "");
        int at = from;
        for (Word word : onlyIn(words(text), words(other))) {
            if (word.start() >= from && word.end() <= to) { // no half of a word
                html.text(text.substring(at, word.start())).element("mark", text.substring(word.start(), word.end()));
                at = word.end();
            }
        }
        html.text(text.substring(at, to))
                .text(to < text.length() ? " " + CUT : "")
                .close("bdi");
    }

    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> new Word(word.start(), word.end(), word.group().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Between what both begin and end with, as often as the others do not have them. */
    private static List<Word> onlyIn(List<Word> own, List<Word> others) {
        int shorter = Math.min(own.size(), others.size());
        int begin = 0;
        while (begin < shorter && own.get(begin).key().equals(others.get(begin).key())) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin
                && own.get(own.size() - 1 - end)
                        .key()
                        .equals(others.get(others.size() - 1 - end).key())) {
            end++;
        }
        Multiset<String> theirs = HashMultiset.create();
        others.subList(begin, others.size() - end).forEach(word -> theirs.add(word.key()));
        return own.subList(begin, own.size() - end).stream()
                .filter(word -> !theirs.remove(word.key()))
                .toList();
    }

    /** Texts that part late are shown from some way before that. */
    private static int from(String text, String other, int most) {
        int alike = Strings.commonPrefix(text, other).length();
        boolean late = Math.max(text.length(), other.length()) > most && alike > most / 2;
        int from = late ? Math.max(0, Math.min(alike - most / 4, text.length() - most)) : 0;
        return isWithinPair(text, from) ? from + 1 : from;
    }

    private static boolean isWithinPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
