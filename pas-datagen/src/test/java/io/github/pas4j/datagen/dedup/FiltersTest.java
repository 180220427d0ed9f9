package io.github.pas4j.datagen.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What passes candidates over unread never passes over one that is near. */
class FiltersTest {

    private static final long SEED = 20_261_123;

    @Test
    void setsDifferInNoFewerElementsThanTheirBits() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            Set<Long> a = new HashSet<>();
            Set<Long> b = new HashSet<>();
            for (int i = random.nextInt(400); i >= 0; i--) {
                long run = GramCounts.gram("" + (char) random.nextInt(0x10000) + (char) random.nextInt(200) + 'x', 0);
                if (random.nextInt(10) > 0) {
                    a.add(run);
                }
                if (random.nextInt(10) > random.nextInt(8)) {
                    b.add(run);
                }
            }
            Set<Long> different = new HashSet<>(a);
            different.removeAll(b);
            int common = a.size() - different.size();
            int alone = a.size() + b.size() - 2 * common;
            long[] x = ParityBits.of(array(a));
            long[] y = ParityBits.of(array(b));
            int folded = Long.bitCount(ParityBits.folded(x) ^ ParityBits.folded(y));
            assertThat(ParityBits.within(x, y, alone))
                    .as("seed %d, round %d", SEED, round)
                    .isTrue();
            assertThat(folded).as("seed %d, round %d", SEED, round).isLessThanOrEqualTo(alone);
        }
    }

    @Test
    void bitsTellUnlikeSetsApart() {
        Random random = new Random(SEED);
        long[] a = ParityBits.of(random.longs(500).toArray());
        long[] b = ParityBits.of(random.longs(400).toArray());
        assertThat(ParityBits.within(a, b, 100)).isFalse();
        assertThat(ParityBits.within(a, a, 0)).isTrue();
    }

    @Test
    void textsAFewEditsApartPassTheBitsOfTypos() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(10 + random.nextInt(60), 'a', 'z').forEach(c -> text.append((char) c));
            String before = text.toString();
            int edits = random.nextInt(4);
            for (int edit = 0; edit < edits; edit++) {
                int at = random.nextInt(text.length() - 1);
                char letter = (char) ('a' + random.nextInt(26));
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, letter);
                    case 1 -> text.deleteCharAt(at);
                    case 2 -> text.setCharAt(at, letter);
                    default -> text.insert(at + 2, text.charAt(at)).deleteCharAt(at);
                }
            }
            assertThat(TypoBits.of(before).within(TypoBits.of(text.toString()), edits))
                    .as("seed %d, round %d", SEED, round)
                    .isTrue();
        }
        TypoBits facts = TypoBits.of("give me ten facts about the french revolution");
        TypoBits poem = TypoBits.of("write a short poem about my mother and her cat");
        assertThat(facts.within(poem, 3)).isFalse();
    }

    @Test
    void postingsComeBackTheLastOneFirst() {
        Random random = new Random(SEED);
        Postings postings = new Postings();
        Map<Long, List<Long>> expected = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            long key = (long) Math.abs(random.nextGaussian() * 300);
            long value = random.nextLong();
            postings.add(key, value);
            expected.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
        }
        expected.forEach((key, values) -> {
            List<Long> found = new ArrayList<>();
            postings.forEach(key, found::add);
            Collections.reverse(values);
            assertThat(found).isEqualTo(values);
        });
        postings.forEach(1_000_000, value -> {
            throw new AssertionError("nothing was added");
        });
    }

    @Test
    void whatWasSeenIsForgottenAtOnce() {
        Seen seen = new Seen();
        for (int search = 0; search < 3; search++) {
            seen.forgetAll();
            assertThat(seen.add(5_000)).isTrue();
            assertThat(seen.add(5_000)).isFalse();
            assertThat(seen.add(0)).isTrue();
        }
    }

    private static long[] array(Set<Long> set) {
        return set.stream().mapToLong(Long::longValue).toArray();
    }
}
