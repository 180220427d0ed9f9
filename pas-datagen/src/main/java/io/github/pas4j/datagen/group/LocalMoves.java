package io.github.pas4j.datagen.group;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Moves nodes of a graph between groups as long as that gains something: a group's worth is the weight of its edges less the
 * density for each pair in it. Nodes are looked at in order, and again when a neighbour has moved.
 */
final class LocalMoves {

    /** Less is rounding. */
    private static final double GAIN = 1e-9;

    private final WeightedGraph graph;
    private final double density;
    private final int[] labels;
    private final long[] sizes;
    private final double[] towards;

    LocalMoves(WeightedGraph graph, double density) {
        this.graph = graph;
        this.density = density;
        this.labels = new int[graph.size()];
        this.sizes = new long[graph.size()];
        this.towards = new double[graph.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i;
            sizes[i] = graph.size(i);
        }
    }

    int[] run() {
        Deque<Integer> waiting = new ArrayDeque<>();
        boolean[] waits = new boolean[graph.size()];
        for (int i = 0; i < graph.size(); i++) {
            waiting.add(i);
            waits[i] = true;
        }
        while (!waiting.isEmpty()) {
            int node = waiting.remove();
            waits[node] = false;
            int best = best(node);
            if (best != labels[node]) {
                sizes[labels[node]] -= graph.size(node);
                sizes[best] += graph.size(node);
                labels[node] = best;
                for (int e = 0; e < graph.degree(node); e++) {
                    int end = graph.end(node, e);
                    if (labels[end] != best && !waits[end]) {
                        waiting.add(end);
                        waits[end] = true;
                    }
                }
            }
        }
        return labels.clone();
    }

    /** The group in which the node is worth most; its own if no other one is better. */
    private int best(int node) {
        for (int e = 0; e < graph.degree(node); e++) {
            towards[labels[graph.end(node, e)]] += graph.weight(node, e);
        }
        int own = labels[node];
        int best = own;
        double most = towards[own] - density * graph.size(node) * (sizes[own] - graph.size(node));
        for (int e = 0; e < graph.degree(node); e++) {
            int label = labels[graph.end(node, e)];
            double worth = towards[label] - density * graph.size(node) * sizes[label];
            if (label != own && (worth > most + GAIN || (worth > most - GAIN && best != own && label < best))) {
                best = label;
                most = Math.max(most, worth);
            }
        }
        for (int e = 0; e < graph.degree(node); e++) {
            towards[labels[graph.end(node, e)]] = 0;
        }
        return best;
    }
}
