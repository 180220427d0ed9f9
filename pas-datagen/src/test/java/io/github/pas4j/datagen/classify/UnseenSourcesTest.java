package io.github.pas4j.datagen.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnseenSourcesTest {

    private static BitSet rows(int... places) {
        BitSet rows = new BitSet();
        for (int place : places) {
            rows.set(place);
        }
        return rows;
    }

    @Test
    void aSourceIsHeldOutWholeUnlessItHasMoreThanHalfOfTheRows() {
        assertThat(UnseenSources.of(List.of("big", "small", "big", "big", "small", "big")))
                .containsExactly(rows(1, 4));
        assertThat(UnseenSources.of(List.of("a", "b", "b", "a"))).containsExactly(rows(0, 3), rows(1, 2));
    }

    @Test
    void oneSourceCannotBeHeldOut() {
        assertThat(UnseenSources.of(List.of("a", "a"))).isEmpty();
        assertThat(UnseenSources.of(List.of())).isEmpty();
    }

    @Test
    void manySourcesAreFourGroupsOfWholeSources() {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sources.add("source " + i % 13);
        }
        List<BitSet> groups = UnseenSources.of(sources);
        assertThat(groups).hasSize(4);
        BitSet all = new BitSet();
        for (BitSet group : groups) {
            assertThat(all.intersects(group)).isFalse();
            all.or(group);
            assertThat(group.cardinality()).isBetween(20, 30);
        }
        assertThat(all.cardinality()).isEqualTo(100);
        BitSet first = groups.stream().filter(group -> group.get(0)).findFirst().orElseThrow();
        assertThat(first.get(13)).as("the same source").isTrue();
    }
}
