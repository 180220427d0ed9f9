package io.github.pas4j.datagen.group;

/** Which things hang together. */
final class UnionFind {

    private final int[] parents;

    UnionFind(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    void join(int a, int b) {
        int first = find(a);
        int second = find(b);
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    int find(int thing) {
        int root = thing;
        while (parents[root] != root) {
            root = parents[root];
        }
        for (int at = thing; at != root; ) {
            int next = parents[at];
            parents[at] = root;
            at = next;
        }
        return root;
    }

    int[] labels() {
        int[] labels = new int[parents.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = find(i);
        }
        return labels;
    }
}
