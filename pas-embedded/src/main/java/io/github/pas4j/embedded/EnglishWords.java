package io.github.pas4j.embedded;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts words that English sentences are full of and other languages in Latin script lack. */
final class EnglishWords {

    private static final Set<String> WORDS = Set.of(
            "the", "and", "of", "what", "how", "why", "who", "which", "when", "where", "with", "you", "your", "my",
            "this", "that", "these", "those", "are", "was", "were", "does", "did", "write", "give", "make", "explain",
            "should", "would", "could", "can", "from", "for", "about", "between", "have", "has", "it", "is", "to",
            "i'm", "don't", "please", "there", "their", "they", "be", "been", "if", "by", "list", "create", "find",
            "into", "an");

    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}']+");

    /** Distinct words found, and what share of all words they are. */
    record Count(int distinct, double share) {

        /** Two different ones, and not lost in a text of something else. */
        boolean isEnglish() {
            return distinct >= 2 && share >= 0.15;
        }
    }

    private EnglishWords() {}

    static Count in(String text) {
        Set<String> seen = new HashSet<>();
        int words = 0;
        int english = 0;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words++;
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (WORDS.contains(word)) {
                english++;
                seen.add(word);
            }
        }
        return new Count(seen.size(), words == 0 ? 0 : (double) english / words);
    }
}
