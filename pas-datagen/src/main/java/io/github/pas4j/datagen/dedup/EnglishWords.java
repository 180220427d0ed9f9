package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** English words as tokens: contractions in full, ordinals and Roman numerals as numbers. */
final class EnglishWords {

    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("can't", "can not"),
            Map.entry("cannot", "can not"),
            Map.entry("cant", "can not"),
            Map.entry("won't", "will not"),
            Map.entry("wont", "will not"),
            Map.entry("shan't", "shall not"),
            Map.entry("ain't", "is not"),
            Map.entry("dont", "do not"),
            Map.entry("doesnt", "does not"),
            Map.entry("didnt", "did not"),
            Map.entry("isnt", "is not"),
            Map.entry("wasnt", "was not"),
            Map.entry("arent", "are not"),
            Map.entry("havent", "have not"),
            Map.entry("hasnt", "has not"),
            Map.entry("couldnt", "could not"),
            Map.entry("shouldnt", "should not"),
            Map.entry("wouldnt", "would not"),
            Map.entry("whats", "what is"),
            Map.entry("whos", "who is"),
            Map.entry("hows", "how is"),
            Map.entry("wheres", "where is"),
            Map.entry("thats", "that is"),
            Map.entry("im", "i am"),
            Map.entry("i'm", "i am"),
            Map.entry("ive", "i have"),
            Map.entry("let's", "let us"),
            Map.entry("lets", "let us"),
            Map.entry("u", "you"),
            Map.entry("ur", "your"),
            Map.entry("percentage", "percent"),
            Map.entry("vs", "versus"),
            Map.entry("ok", "okay"));

    private static final Set<String> WITH_IS =
            Set.of("what", "who", "how", "where", "when", "why", "it", "he", "she", "that", "there", "here");

    private static final Map<String, String> NUMBERS = new HashMap<>();

    static {
        String[] ordinals = {
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth"
        };
        for (int i = 0; i < ordinals.length; i++) {
            NUMBERS.put(ordinals[i], "#" + (i + 1));
        }
        String[] roman = {"ii", "iii", "iv", "", "vi", "vii", "viii", "ix", "", "xi", "xii", "xiii", "xiv", "xv"};
        for (int i = 0; i < roman.length; i++) {
            if (!roman[i].isEmpty()) {
                NUMBERS.put(roman[i], Integer.toString(i + 2));
            }
        }
    }

    private EnglishWords() {}

    static void expanded(String word, List<Token> to) {
        String number = NUMBERS.get(word);
        if (number != null) {
            to.add(new Token(number, Kind.NUMBER));
            return;
        }
        String full = WRITTEN_OUT.get(word);
        if (full == null && word.indexOf('\'') > 0) {
            full = uncontracted(word);
        }
        if (full == null) {
            add(word, to);
            return;
        }
        for (String part : full.split(" ", -1)) {
            add(part, to);
        }
    }

    private static String uncontracted(String word) {
        int mark = word.lastIndexOf('\'');
        String stem = word.substring(0, mark);
        return switch (word.substring(mark)) {
            case "'t" -> stem.endsWith("n") ? stem.substring(0, stem.length() - 1) + " not" : word;
            case "'s" -> WITH_IS.contains(stem) ? stem + " is" : stem; // possessive, or "is" as of anything else
            case "'re" -> stem + " are";
            case "'ve" -> stem + " have";
            case "'ll" -> stem + " will";
            case "'d" -> stem + " would";
            default -> word.replace("'", "");
        };
    }

    private static void add(String word, List<Token> to) {
        to.add(new Token(word, word.equals("one") ? Kind.ONE : Kind.WORD));
    }
}
