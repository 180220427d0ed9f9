package io.github.pas4j.datagen;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs of 13 words, as language models' training data are commonly searched for test questions (Brown et al., 2020,
 * appendix C). A word is a run of letters and digits, or one ideograph.
 */
final class WordRuns {

    private static final int LENGTH = 13;

    private WordRuns() {}

    /** Hashes of the different runs of a text; none where it has fewer than 13 words. */
    static Set<Long> of(String canonical) {
        List<String> words = words(canonical);
        Set<Long> runs = new HashSet<>();
        for (int at = 0; at + LENGTH <= words.size(); at++) {
            Hasher hasher = Hashing.murmur3_128().newHasher();
            for (String word : words.subList(at, at + LENGTH)) {
                hasher.putString(word, StandardCharsets.UTF_16LE).putChar(' ');
            }
            runs.add(hasher.hash().asLong());
        }
        return runs;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean alone = Character.isIdeographic(c);
            if (alone || !Character.isLetterOrDigit(c)) {
                end(word, words);
            }
            if (alone) {
                words.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            }
        });
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
