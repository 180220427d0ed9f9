package io.github.pas4j.datagen.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

    @Test
    void agreesWithTheWholeTable() {
        long seed = System.nanoTime();
        System.err.println("EditDistanceTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String a = word(random);
            String b = word(random);
            int distance = whole(a, b);
            int limit = random.nextInt(5);
            assertThat(EditDistance.within(a, b, limit))
                    .as("%s %s %d", a, b, limit)
                    .isEqualTo(distance <= limit ? distance : -1);
        }
    }

    private static String word(Random random) {
        StringBuilder out = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            out.append((char) ('a' + random.nextInt(3)));
        }
        return out.toString();
    }

    private static int whole(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
