package io.github.pas4j.benchmarks.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Conversations of the lengths of LMSYS-Chat-1M's (a prompt of 70 tokens and an answer of 215 on average, two turns), of
 * made-up words. One in twenty repeats an earlier first prompt, one in fifty is flagged, one in two hundred is empty.
 */
final class SyntheticChats {

    private static final int WORDS = 20_000;
    private static final int REMEMBERED = 4_096;

    private final Random random;
    private final String[] words = new String[WORDS];
    private final List<String> earlier = new ArrayList<>();
    private long number;

    SyntheticChats(long seed) {
        random = new Random(seed);
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = 2 + random.nextInt(8); n > 0; n--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
    }

    /** A conversation: texts of the user and the assistant in turn. */
    record Chat(String id, List<String> messages, boolean flagged) {}

    Chat next() {
        String id = Long.toHexString(random.nextLong() | Long.MIN_VALUE) + Long.toHexString(number++ | Long.MIN_VALUE);
        List<String> messages = new ArrayList<>();
        for (int turn = 1 + random.nextInt(3); turn > 0; turn--) {
            messages.add(messages.isEmpty() ? first() : text(50));
            messages.add(text(160));
        }
        return new Chat(id, messages, random.nextInt(50) == 0);
    }

    private String first() {
        int kind = random.nextInt(200);
        if (kind == 0) {
            return "";
        }
        if (kind <= 10 && !earlier.isEmpty()) {
            return earlier.get(random.nextInt(earlier.size()));
        }
        String text = text(50);
        if (earlier.size() < REMEMBERED) {
            earlier.add(text);
        }
        return text;
    }

    /** Words, of which few are frequent, in a number with a long tail. */
    private String text(int mean) {
        int count = 2 + (int) (-mean * Math.log(1 - random.nextDouble()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble();
            text.append(words[(int) (x * x * x * WORDS)]).append(i % 12 == 11 ? ".\n" : " ");
        }
        return text.toString();
    }
}
