package io.github.pas4j.datagen.dedup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which words there are: those of a list, and those that the texts themselves have often. Counting is thread-safe, and
 * its result does not depend on the order.
 */
final class Vocabulary {

    /** A spelling that so many texts have is a word unless the other spelling is {@link #RATIO} times as frequent. */
    private static final int ESTABLISHED = 3;

    private static final int RATIO = 50;
    private static final int CELLS = 1 << 20;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(CELLS);

    /** Counts a word once for a text; words of one cell count together, which at worst takes a misspelling for a word. */
    void count(String word) {
        counts.getAndIncrement(cell(word));
    }

    int frequency(String word) {
        return counts.get(cell(word));
    }

    private static int cell(String word) {
        int hash = word.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (CELLS - 1);
    }

    /** Whether a spelling is too frequent beside the other to be a slip. */
    boolean established(String word, String beside) {
        int frequency = frequency(word);
        return frequency >= ESTABLISHED && (long) frequency * RATIO > frequency(beside);
    }

    static boolean isWord(String word) {
        return Lists.WORDS.contains(word)
                || Lists.WORDS.contains(EnglishForms.american(word))
                || FunctionWords.contains(word);
    }

    static boolean isName(String word) {
        return Lists.NAMES.contains(word) && !Lists.WORDS.contains(word);
    }

    /** SCOWL's lists of common American English words and of names, loaded at their first use. */
    private static final class Lists {

        private static final Set<String> WORDS = new HashSet<>();
        private static final Set<String> NAMES = new HashSet<>();

        static {
            try (InputStream in = Objects.requireNonNull(
                            Vocabulary.class.getResourceAsStream("english-words.txt"), "english-words.txt");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String word = line.toLowerCase(Locale.ROOT);
                    if (word.equals(line)) {
                        WORDS.add(word);
                    } else if (word.length() > 2) { // shorter ones are signs of elements and initials
                        NAMES.add(word);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
