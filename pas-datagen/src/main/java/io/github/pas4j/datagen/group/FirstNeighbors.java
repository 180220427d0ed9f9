package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;

/** First-neighbour agglomeration: {@link Grouping#firstNeighbors()}. */
final class FirstNeighbors implements Grouping {

    static final int DEFAULT_STEPS = 2;

    /** Standard deviations that a nearest neighbour is nearer than two of the vectors are as a rule, or it is none. */
    static final double DEFAULT_DEVIATIONS = 1;

    private final int steps;
    private final double deviations;

    FirstNeighbors(int steps, double deviations) {
        this.steps = steps;
        this.deviations = deviations;
    }

    @Override
    public Groups group(Embeddings vectors, int threads) {
        Groups groups = step(vectors, threads);
        for (int step = 1; step < steps && groups.count() > 1; step++) {
            Groups joined = step(Means.of(vectors, groups), threads);
            int[] labels = new int[vectors.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = joined.of(groups.of(i));
            }
            groups = Groups.of(labels).withFiner(groups);
        }
        return groups;
    }

    /** Joins each with its nearest, so that those with one nearest neighbour are together too. */
    private Groups step(Embeddings vectors, int threads) {
        double least = UsualCosine.of(vectors).above(deviations);
        NeighborGraph graph = NeighborGraph.of(vectors, 1, threads);
        UnionFind sets = new UnionFind(graph.size());
        for (int i = 0; i < graph.size(); i++) {
            if (graph.degree(i) > 0 && graph.cosine(i, 0) >= least) {
                sets.join(i, graph.neighbor(i, 0));
            }
        }
        return Groups.of(sets.labels());
    }

    @Override
    public String toString() {
        return "first neighbours, " + steps + " steps";
    }
}
