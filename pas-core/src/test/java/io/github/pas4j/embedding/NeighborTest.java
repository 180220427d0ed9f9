package io.github.pas4j.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeighborTest {

    @Test
    void theNearestComesFirstAndTheSmallestIdAmongEquals() {
        assertThat(Stream.of(new Neighbor(3, .5f), new Neighbor(9, .7f), new Neighbor(1, .5f), new Neighbor(0, -1f))
                        .sorted())
                .extracting(Neighbor::id)
                .containsExactly(9, 1, 3, 0);
    }

    @Test
    void anIndexExceptionNamesItsFile() {
        assertThat(new IndexException("cut", Path.of("a", "b"), null).file()).contains(Path.of("a", "b"));
        assertThat(new IndexException("interrupted", null, null).file()).isEmpty();
    }
}
