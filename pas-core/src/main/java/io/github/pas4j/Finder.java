package io.github.pas4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds any of many regular expressions in a text, and tries only those whose {@linkplain NeededStrings needed strings} the text may
 * hold. Finds just what {@link Patterns#anyOf} would. Thread-safe.
 */
final class Finder {

    private final List<Needed> needed = new ArrayList<>();
    /** The first gram of each needed string, side by side in memory: most calls look at nothing else. */
    private final int[] firstGrams;

    private final @Nullable Pattern always;

    private Finder(List<String> alternatives) {
        List<String> unknown = new ArrayList<>();
        for (String alternative : alternatives) {
            Optional<Set<String>> strings = NeededStrings.of(alternative);
            if (strings.isPresent()) {
                Rare rare = new Rare(alternative);
                strings.get().forEach(string -> needed.add(new Needed(Grams.of(string), rare)));
            } else {
                unknown.add(alternative);
            }
        }
        firstGrams = needed.stream().mapToInt(one -> one.grams[0]).toArray();
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
        Rare tried = null;
        for (int i = 0; i < firstGrams.length; i++) {
            if (held.hold(firstGrams[i])) {
                Needed one = needed.get(i);
                if (one.whose != tried && held.hold(one.grams)) {
                    if (one.whose.pattern().matcher(text).find()) {
                        return true;
                    }
                    tried = one.whose;
                }
            }
        }
        return false;
    }

    /** A string of which an expression needs this one or another to be found. Those of one expression stand side by side. */
    private static final class Needed {
        private final int[] grams;
        private final Rare whose;

        Needed(int[] grams, Rare whose) {
            this.grams = grams;
            this.whose = whose;
        }
    }

    /** One expression, compiled when it is first tried. */
    private static final class Rare {
        private final String regex;
        private volatile @Nullable Pattern pattern;

        Rare(String regex) {
            this.regex = regex;
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
