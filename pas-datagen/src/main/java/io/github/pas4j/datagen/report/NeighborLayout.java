package io.github.pas4j.datagen.report;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.index.ExactIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Places vectors in two dimensions so that near ones lie near: begins with the {@linkplain PrincipalComponents principal
 * components}, lets nearest neighbours attract and drawn others repel each other, as UMAP does (McInnes, Healy, Melville 2018,
 * algorithm 5 with a = b = 1, neighbours of one weight). Distances between far parts mean nothing. Deterministic.
 */
final class NeighborLayout {

    private static final int NEIGHBORS = 12;
    private static final int ROUNDS = 200;
    private static final int REPELLED = 4;
    /** Furthest that a point moves at once along an axis, as UMAP has it. */
    private static final double MOST = 4;
    /** Side of the square in which points begin. */
    private static final double SIDE = 20;

    private NeighborLayout() {}

    /** x and y in turn. */
    static double[] of(Embeddings vectors) {
        float[][] rows = new float[vectors.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = vectors.row(i);
        }
        double[] places = inSquare(PrincipalComponents.of(rows));
        if (rows.length > 3 * NEIGHBORS) { // few points need no help
            pull(places, edges(vectors));
        }
        return places;
    }

    private static double[] inSquare(double[] places) {
        double most = 1e-12;
        for (double place : places) {
            most = Math.max(most, Math.abs(place));
        }
        for (int i = 0; i < places.length; i++) {
            places[i] *= SIDE / 2 / most;
        }
        return places;
    }

    private static List<int[]> edges(Embeddings vectors) {
        List<int[]> edges = new ArrayList<>();
        try (ExactIndex index = ExactIndex.create(vectors.dimension())) {
            index.addAll(vectors);
            index.searchAll(
                    vectors,
                    NEIGHBORS + 1,
                    (query, found) -> found.stream()
                            .filter(neighbor -> neighbor.id() != query)
                            .limit(NEIGHBORS)
                            .forEach(neighbor -> edges.add(new int[] {query, neighbor.id()})));
        }
        return edges;
    }

    private static void pull(double[] places, List<int[]> edges) {
        SplittableRandom random = new SplittableRandom(1);
        int points = places.length / 2;
        for (int round = 0; round < ROUNDS; round++) {
            double rate = 1 - round / (double) ROUNDS;
            for (int[] edge : edges) {
                attract(places, edge[0], edge[1], rate);
                for (int r = 0; r < REPELLED; r++) {
                    repel(places, edge[0], random.nextInt(points), rate);
                }
            }
        }
    }

    private static void attract(double[] places, int one, int other, double rate) {
        double pull = -2 / (1 + squared(places, one, other));
        for (int axis = 0; axis < 2; axis++) {
            double step = rate * step(pull * (places[2 * one + axis] - places[2 * other + axis]));
            places[2 * one + axis] += step;
            places[2 * other + axis] -= step;
        }
    }

    private static void repel(double[] places, int one, int other, double rate) {
        double squared = squared(places, one, other);
        if (one == other || squared == 0) {
            return;
        }
        double push = 2 / ((0.001 + squared) * (1 + squared));
        for (int axis = 0; axis < 2; axis++) {
            places[2 * one + axis] += rate * step(push * (places[2 * one + axis] - places[2 * other + axis]));
        }
    }

    private static double squared(double[] places, int one, int other) {
        double x = places[2 * one] - places[2 * other];
        double y = places[2 * one + 1] - places[2 * other + 1];
        return x * x + y * y;
    }

    private static double step(double wanted) {
        return Math.max(-MOST, Math.min(MOST, wanted));
    }
}
