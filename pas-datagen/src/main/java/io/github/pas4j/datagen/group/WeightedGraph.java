package io.github.pas4j.datagen.group;

import java.util.Arrays;

/** An undirected graph with weights of edges and sizes of nodes. */
final class WeightedGraph {

    private final int[] sizes;
    private final int[] begins;
    private final int[] ends;
    private final double[] weights;

    private WeightedGraph(int[] sizes, Edges edges) {
        this.sizes = sizes;
        this.begins = new int[sizes.length + 1];
        int[] bounds = edges.bounds(sizes.length);
        long[] sorted = edges.sorted(bounds);
        this.ends = new int[sorted.length];
        this.weights = new double[sorted.length];
        int last = -1;
        for (int node = 0; node < sizes.length; node++) {
            begins[node] = last + 1;
            for (int i = bounds[node]; i < bounds[node + 1]; i++) {
                int end = (int) (sorted[i] >>> Integer.SIZE);
                if (last < begins[node] || ends[last] != end) {
                    ends[++last] = end;
                }
                weights[last] += edges.weights[(int) sorted[i]];
            }
        }
        begins[sizes.length] = last + 1;
    }

    /**
     * Two are joined by half their cosine if one is among the other's nearest, by all of it if each is among the other's.
     *
     * @param least cosine of what is joined
     */
    static WeightedGraph of(NeighborGraph nearest, double least) {
        Edges edges = new Edges();
        for (int i = 0; i < nearest.size(); i++) {
            for (int rank = 0; rank < nearest.degree(i); rank++) {
                double cosine = nearest.cosine(i, rank);
                if (cosine >= least && cosine > 0) {
                    edges.add(i, nearest.neighbor(i, rank), cosine / 2);
                    edges.add(nearest.neighbor(i, rank), i, cosine / 2);
                }
            }
        }
        int[] sizes = new int[nearest.size()];
        Arrays.fill(sizes, 1);
        return new WeightedGraph(sizes, edges);
    }

    /** Each group becomes a node; edges within a group go. */
    WeightedGraph joined(Groups groups) {
        Edges edges = new Edges();
        int[] joined = new int[groups.count()];
        for (int i = 0; i < sizes.length; i++) {
            joined[groups.of(i)] += sizes[i];
            for (int e = begins[i]; e < begins[i + 1]; e++) {
                if (groups.of(i) != groups.of(ends[e])) {
                    edges.add(groups.of(i), groups.of(ends[e]), weights[e]);
                }
            }
        }
        return new WeightedGraph(joined, edges);
    }

    int size() {
        return sizes.length;
    }

    int size(int node) {
        return sizes[node];
    }

    int degree(int node) {
        return begins[node + 1] - begins[node];
    }

    int end(int node, int edge) {
        return ends[begins[node] + edge];
    }

    double weight(int node, int edge) {
        return weights[begins[node] + edge];
    }

    /** Edges as they come, the same one perhaps several times. */
    private static final class Edges {
        private int[] froms = new int[1024];
        private int[] tos = new int[1024];
        private double[] weights = new double[1024];
        private int count;

        void add(int from, int to, double weight) {
            if (count == froms.length) {
                int more = Math.multiplyExact(count, 2);
                froms = Arrays.copyOf(froms, more);
                tos = Arrays.copyOf(tos, more);
                weights = Arrays.copyOf(weights, more);
            }
            froms[count] = from;
            tos[count] = to;
            weights[count++] = weight;
        }

        /** Where each node's edges begin once they are sorted. */
        int[] bounds(int nodes) {
            int[] bounds = new int[nodes + 1];
            for (int i = 0; i < count; i++) {
                bounds[froms[i] + 1]++;
            }
            for (int node = 0; node < nodes; node++) {
                bounds[node + 1] += bounds[node];
            }
            return bounds;
        }

        /** By node, then by end, each with its number, in which order equal ones came. */
        long[] sorted(int[] bounds) {
            long[] sorted = new long[count];
            int[] next = bounds.clone();
            for (int i = 0; i < count; i++) {
                sorted[next[froms[i]]++] = (long) tos[i] << Integer.SIZE | i;
            }
            for (int node = 0; node + 1 < bounds.length; node++) {
                Arrays.sort(sorted, bounds[node], bounds[node + 1]);
            }
            return sorted;
        }
    }
}
