package io.github.pas4j.benchmarks.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.benchmarks.curation.VariedPrompts.Kind;
import io.github.pas4j.benchmarks.curation.VariedPrompts.Varied;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariedPromptsTest {

    private static final List<String> REAL = IntStream.range(0, 200)
            .mapToObj(i -> "Write about subject number " + i + " in the style of Author" + (char) ('a' + i % 26))
            .toList();

    @Test
    void theSameSeedGivesTheSamePrompts() {
        assertThat(VariedPrompts.of(REAL, 900, 7)).isEqualTo(VariedPrompts.of(REAL, 900, 7));
        assertThat(VariedPrompts.of(REAL, 900, 8)).isNotEqualTo(VariedPrompts.of(REAL, 900, 7));
    }

    @Test
    void theSharesAreThoseThatAreSaid() {
        Map<Kind, Long> kinds = VariedPrompts.of(REAL, 1_200, 7).stream()
                .collect(Collectors.groupingBy(Varied::kind, Collectors.counting()));
        assertThat(kinds).containsEntry(Kind.REAL, 200L);
        assertThat(kinds.get(Kind.SURFACE)).isBetween(200L, 300L);
        assertThat(kinds.get(Kind.JOINED)).isBetween(290L, 410L);
    }

    @Test
    void aVariationsVectorIsNearItsOrigins() {
        List<Varied> prompts = VariedPrompts.of(REAL, 600, 7);
        float[][] rows = LikelyVectors.of(prompts, 7);
        for (int i = 0; i < rows.length; i++) {
            Varied prompt = prompts.get(i);
            double cosine = dot(rows[i], rows[prompt.origin()]);
            assertThat(dot(rows[i], rows[i])).isBetween(.999, 1.001);
            if (prompt.kind() == Kind.SURFACE) {
                assertThat(cosine).isBetween(.929, .991);
            } else if (prompt.kind() == Kind.TOPIC) {
                assertThat(cosine).isBetween(.749, .921);
            }
        }
    }

    private static double dot(float[] a, float[] b) {
        double dot = 0;
        for (int j = 0; j < a.length; j++) {
            dot += a[j] * b[j];
        }
        return dot;
    }
}
