package io.github.pas4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds any of many regular expressions in a text, and tries only those whose {@linkplain NeededStrings needed strings} the text may
 * hold. Finds just what {@link Patterns#anyOf} would. Thread-safe.
 */
final class Finder {

    private final List<Rare> rare = new ArrayList<>();
    /** Of each needed string of each rare expression one gram, side by side in memory: most calls look at nothing else. */
    private final int[] grams;
    /** Whose it is. */
    private final int[] owners;

    private final @Nullable Pattern always;

    private Finder(List<String> alternatives) {
        List<String> unknown = new ArrayList<>();
        for (String alternative : alternatives) {
            Optional<Set<String>> needed = NeededStrings.of(alternative);
            if (needed.isPresent()) {
                rare.add(new Rare(alternative, needed.get()));
            } else {
                unknown.add(alternative);
            }
        }
        grams = rare.stream().flatMapToInt(Rare::firstGrams).toArray();
        owners = IntStream.range(0, rare.size())
                .flatMap(i -> IntStream.generate(() -> i).limit(rare.get(i).needed.length))
                .toArray();
        always = unknown.isEmpty() ? null : Patterns.anyOf(unknown.toArray(String[]::new));
    }

    /** Finds any of these, which {@link Patterns#anyOf} says more of. */
    static Finder anyOf(String... alternatives) {
        return new Finder(List.of(alternatives));
    }

    boolean isIn(String text) {
        if (always != null && always.matcher(text).find()) {
            return true;
        }
        Grams held = new Grams();
        held.addAll(text);
        int tried = -1;
        for (int i = 0; i < grams.length; i++) {
            int owner = owners[i];
            if (owner != tried && held.hold(grams[i]) && rare.get(owner).mayBeIn(held)) {
                if (rare.get(owner).pattern().matcher(text).find()) {
                    return true;
                }
                tried = owner;
            }
        }
        return false;
    }

    /** One expression, compiled when it is first tried. */
    private static final class Rare {
        private final String regex;
        private final int[][] needed;
        private volatile @Nullable Pattern pattern;

        Rare(String regex, Set<String> needed) {
            this.regex = regex;
            this.needed = needed.stream().map(Grams::of).toArray(int[][]::new);
        }

        IntStream firstGrams() {
            return Arrays.stream(needed).mapToInt(grams -> grams[0]);
        }

        boolean mayBeIn(Grams grams) {
            for (int[] one : needed) {
                if (grams.hold(one)) {
                    return true;
                }
            }
            return false;
        }

        Pattern pattern() {
            Pattern known = pattern;
            if (known == null) {
                known = Patterns.anyOf(regex);
                pattern = known;
            }
            return known;
        }
    }

    /** Which one, two and three characters after each other a text has, by a hash: it may say yes wrongly, never no. */
    private static final class Grams {
        private static final int BITS = 13;
        /** Of the golden ratio (D. Knuth, "Sorting and Searching", 6.4). */
        private static final int MIXER = 0x9E3779B1;

        private final long[] bits = new long[1 << (BITS - 6)];

        void addAll(String text) {
            char before = 0;
            char last = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = NeededStrings.lower(text.charAt(i));
                add(hash(c));
                if (i > 0) {
                    add(hash(last, c));
                }
                if (i > 1) {
                    add(hash(before, last, c));
                }
                before = last;
                last = c;
            }
        }

        /** The longest grams of a string. */
        static int[] of(String string) {
            if (string.length() == 1) {
                return new int[] {hash(string.charAt(0))};
            }
            if (string.length() == 2) {
                return new int[] {hash(string.charAt(0), string.charAt(1))};
            }
            int[] hashes = new int[string.length() - 2];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = hash(string.charAt(i), string.charAt(i + 1), string.charAt(i + 2));
            }
            return hashes;
        }

        boolean hold(int[] hashes) {
            for (int hash : hashes) {
                if (!hold(hash)) {
                    return false;
                }
            }
            return true;
        }

        boolean hold(int hash) {
            return (bits[hash >>> 6] & 1L << hash) != 0;
        }

        private void add(int hash) {
            bits[hash >>> 6] |= 1L << hash;
        }

        private static int hash(int one) {
            return (one * MIXER) >>> (Integer.SIZE - BITS);
        }

        private static int hash(int one, int two) {
            return hash(one * MIXER + two);
        }

        private static int hash(int one, int two, int three) {
            return hash((one * MIXER + two) * MIXER + three);
        }
    }
}
