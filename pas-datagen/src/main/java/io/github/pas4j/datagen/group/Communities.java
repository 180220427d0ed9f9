package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;
import java.util.stream.IntStream;

/** Communities of the graph of nearest neighbours: {@link Grouping#communities()}. */
final class Communities implements Grouping {

    static final int DEFAULT_NEIGHBORS = 10;

    /** Weight that a pair within a group must have on average for the group to be worth it. */
    static final double DEFAULT_DENSITY = 0.1;

    /** Standard deviations that neighbours are nearer than two of the vectors are as a rule. */
    static final double DEFAULT_DEVIATIONS = 1;

    /** More rounds hardly change anything. */
    private static final int MOST_LEVELS = 20;

    private final int neighbors;
    private final double density;
    private final double deviations;

    Communities(int neighbors, double density, double deviations) {
        this.neighbors = neighbors;
        this.density = density;
        this.deviations = deviations;
    }

    @Override
    public Groups group(Embeddings vectors, int threads) {
        NeighborGraph nearest = NeighborGraph.of(vectors, neighbors, threads);
        WeightedGraph graph = WeightedGraph.of(nearest, UsualCosine.of(vectors).above(deviations));
        Groups first = moved(graph);
        Groups all = first;
        Groups moved = first;
        for (int level = 1; level < MOST_LEVELS && moved.count() < graph.size(); level++) {
            graph = graph.joined(moved);
            moved = moved(graph);
            all = joined(all, moved);
        }
        return all.count() < first.count() ? all.withFiner(first) : all;
    }

    private Groups moved(WeightedGraph graph) {
        return Groups.of(new LocalMoves(graph, density).run());
    }

    private static Groups joined(Groups all, Groups ofGroups) {
        return Groups.of(IntStream.range(0, all.size())
                .map(vector -> ofGroups.of(all.of(vector)))
                .toArray());
    }

    @Override
    public String toString() {
        return "communities of " + neighbors + " neighbours, density " + density;
    }
}
