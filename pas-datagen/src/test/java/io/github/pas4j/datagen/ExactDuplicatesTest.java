package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactDuplicatesTest {

    @Test
    void theFirstStaysAndIsNamed() {
        ExactDuplicates duplicates = ExactDuplicates.create();

        assertThat(duplicates.add("Plan a trip", 10)).isEmpty();
        assertThat(duplicates.add("plan a trip", 11)).as("case counts").isEmpty();
        assertThat(duplicates.add(" Plan  a\ttrip\n", 12)).hasValue(10);
        assertThat(duplicates.add("Plan a trip", 13)).hasValue(10);
        assertThat(duplicates.size()).isEqualTo(2);
    }

    @Test
    void caseIsIgnoredOnRequest() {
        ExactDuplicates duplicates = ExactDuplicates.ignoringCase();

        assertThat(duplicates.add("Plan a trip", 0)).isEmpty();
        assertThat(duplicates.add("PLAN A TRIP", 1)).hasValue(0);
    }

    @Test
    void loneSurrogatesAreTextsOfTheirOwn() {
        ExactDuplicates duplicates = ExactDuplicates.create();

        assertThat(duplicates.add("\uD83D", 0)).isEmpty();
        assertThat(duplicates.add("\uD83E", 1)).isEmpty();
        assertThat(duplicates.add("?", 2)).isEmpty();
    }

    @Test
    void agreesWithAMapOnManyTexts() {
        long seed = System.nanoTime();
        System.err.println("ExactDuplicatesTest seed " + seed);
        Random random = new Random(seed);
        ExactDuplicates duplicates = ExactDuplicates.create();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            String text = "prompt " + random.nextInt(200_000);
            Integer first = expected.putIfAbsent(text, i);
            assertThat(duplicates.add(text, i)).isEqualTo(first == null ? OptionalInt.empty() : OptionalInt.of(first));
        }
        assertThat(duplicates.size()).isEqualTo(expected.size());
    }
}
