package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.VectorIndex;
import io.github.pas4j.embedding.index.ExactIndex;
import io.github.pas4j.embedding.index.IndexChoice;
import io.github.pas4j.embedding.index.IndexTask;
import io.github.pas4j.embedding.index.VectorIndexes;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** For each vector its nearest others, the nearest first, of equals the one of the smaller number. */
final class NeighborGraph {

    private final int[][] ids;
    private final float[][] cosines;

    private NeighborGraph(int[][] ids, float[][] cosines) {
        this.ids = ids;
        this.cosines = cosines;
    }

    /** By the index that {@link VectorIndexes} chooses for so many vectors. */
    static NeighborGraph of(Embeddings vectors, int neighbors, int threads) {
        NeighborGraph graph = new NeighborGraph(new int[vectors.size()][], new float[vectors.size()][]);
        IndexChoice choice = VectorIndexes.choose(vectors.dimension(), vectors.size(), IndexTask.ALL_PAIRS);
        if (choice.kind() == IndexChoice.Kind.EXACT) {
            try (ExactIndex index =
                    ExactIndex.builder(vectors.dimension()).threads(threads).build()) {
                index.addAll(vectors);
                index.searchAll(vectors, neighbors + 1, (i, found) -> graph.put(i, found, neighbors));
            }
        } else {
            try (VectorIndex index = choice.create()) {
                index.addAll(vectors);
                graph.search(index, vectors, neighbors, threads);
            }
        }
        return graph;
    }

    private void search(VectorIndex index, Embeddings vectors, int neighbors, int threads) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            pool.submit(() -> IntStream.range(0, vectors.size())
                            .parallel()
                            .forEach(i -> put(i, index.search(vectors.row(i), neighbors + 1), neighbors)))
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    /** A vector is its own nearest, unless others are equal to it. */
    private void put(int vector, List<Neighbor> found, int most) {
        List<Neighbor> others = found.stream()
                .filter(neighbor -> neighbor.id() != vector)
                .limit(most)
                .toList();
        ids[vector] = others.stream().mapToInt(Neighbor::id).toArray();
        cosines[vector] = new float[others.size()];
        for (int j = 0; j < others.size(); j++) {
            cosines[vector][j] = others.get(j).cosine();
        }
    }

    int size() {
        return ids.length;
    }

    int degree(int vector) {
        return ids[vector].length;
    }

    int neighbor(int vector, int rank) {
        return ids[vector][rank];
    }

    float cosine(int vector, int rank) {
        return cosines[vector][rank];
    }
}
