package io.github.pas4j.datagen.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.embedding.Embeddings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupingTest {

    static Stream<Grouping> ways() {
        return Stream.of(Grouping.firstNeighbors(), Grouping.communities(), Grouping.kMeans(12, 5));
    }

    private static int[] labels(Groups groups) {
        return IntStream.range(0, groups.size()).map(groups::of).toArray();
    }

    /** Blobs far from each other are never mixed. */
    @ParameterizedTest
    @MethodSource("ways")
    void whatLiesApartIsNotInOneGroup(Grouping way) {
        Embeddings vectors = Blobs.of(12, 25, 0.25, 3);
        Groups groups = way.group(vectors, 1);
        for (Groups level :
                Stream.concat(Stream.of(groups), groups.finer().stream()).toList()) {
            assertThat(level.count()).isBetween(9, 150);
            int mixed = 0;
            for (int g = 0; g < level.count(); g++) {
                Set<Integer> blobs = new HashSet<>();
                for (int member : level.members(g)) {
                    blobs.add(member % 12);
                }
                mixed += blobs.size() > 1 ? 1 : 0;
            }
            assertThat(mixed).as(way + ": groups of more than one blob").isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void threadsMakeNoDifference(Grouping way) {
        Embeddings vectors = Blobs.of(20, 60, 0.8, 4);
        int[] one = labels(way.group(vectors, 1));
        assertThat(labels(way.group(vectors, 2))).isEqualTo(one);
        assertThat(labels(way.group(vectors, 7))).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyVectorIsInOneGroupAndFinerGroupsAreWithinThem(Grouping way) {
        Groups groups = way.group(Blobs.of(9, 40, 1.2, 5), 2);
        boolean[] seen = new boolean[groups.size()];
        for (int g = 0; g < groups.count(); g++) {
            assertThat(groups.members(g)).isNotEmpty().isSorted();
            for (int member : groups.members(g)) {
                assertThat(groups.of(member)).isEqualTo(g);
                assertThat(seen[member]).isFalse();
                seen[member] = true;
            }
        }
        assertThat(seen).doesNotContain(false);
        groups.finer().ifPresent(finer -> {
            assertThat(finer.count()).isGreaterThan(groups.count());
            for (int g = 0; g < finer.count(); g++) {
                int[] members = finer.members(g);
                assertThat(IntStream.of(members).map(groups::of).distinct().count())
                        .isOne();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void fewVectors(Grouping way) {
        assertThat(way.group(Embeddings.of(new float[0], 4), 2).count()).isZero();
        assertThat(way.group(Embeddings.of(new float[] {1, 0}, 2), 2).count()).isOne();
        float[] same = {0, 1, 0, 1, 0, 1};
        Groups equal = way.group(Embeddings.of(same, 2), 2);
        assertThat(equal.size()).isEqualTo(3);
        assertThat(labels(equal)).as(way.toString()).containsOnly(0);
    }

    /** A chain of nearest neighbours is one group, what is nearest to nothing stays alone. */
    @Test
    void firstNeighboursAreJoined() {
        Groups groups = new FirstNeighbors(1, 1)
                .group(
                        Embeddings.of(
                                new float[] {
                                    1, 0, 0, .99f, .14f, 0, .96f, .28f, 0, 0, 0, 1, 0, .14f, .99f, 0, -.99f, -.14f
                                },
                                3),
                        1);
        assertThat(labels(groups)).containsExactly(0, 0, 0, 1, 1, 2);
    }

    @Test
    void kMeansGivesTheNumberAskedFor() {
        assertThat(Grouping.kMeans(5, 1).group(Blobs.of(5, 20, 0.1, 6), 1).count())
                .isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grouping.kMeans(0, 1))
                .withMessageContaining("0");
    }

    @Test
    void groupsAreNumberedByTheirFirstVectors() {
        Groups groups = Groups.of(new int[] {7, 3, 7, 9, 3});
        assertThat(labels(groups)).containsExactly(0, 1, 0, 2, 1);
        assertThat(groups.members(1)).containsExactly(1, 4);
        assertThat(List.of(groups.count(), groups.size())).containsExactly(3, 5);
        assertThat(groups.finer()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Groups.of(new int[] {0, -1}));
    }
}
