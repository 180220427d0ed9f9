package io.github.pas4j.embedding.index;

import java.util.Arrays;

/** Finds the node of an equal vector: a hash table of nodes. For one thread at a time. */
final class SameVectors {

    private static final int FREE = -1;

    private final NodeVectors vectors;
    private final float[] row;
    private int[] table = new int[128];
    private int size;

    SameVectors(NodeVectors vectors, int dimension) {
        this.vectors = vectors;
        this.row = new float[dimension];
        Arrays.fill(table, FREE);
        for (int node = 0; node < vectors.size(); node++) {
            vectors.get(node, row);
            insert(node, Arrays.hashCode(row));
        }
    }

    /** The node that has the vector, or -1. */
    int find(float[] unit) {
        for (int at = slot(Arrays.hashCode(unit)); table[at] != FREE; at = (at + 1) & (table.length - 1)) {
            vectors.get(table[at], row);
            if (Arrays.equals(row, unit)) {
                return table[at];
            }
        }
        return -1;
    }

    void add(int node, float[] unit) {
        insert(node, Arrays.hashCode(unit));
    }

    private void insert(int node, int hash) {
        if (2 * (size + 1L) > table.length && table.length < 1 << 30) {
            int[] old = table;
            table = new int[2 * old.length];
            Arrays.fill(table, FREE);
            for (int other : old) {
                if (other != FREE) {
                    vectors.get(other, row);
                    place(other, Arrays.hashCode(row));
                }
            }
        }
        place(node, hash);
        size++;
    }

    private void place(int node, int hash) {
        int at = slot(hash);
        while (table[at] != FREE) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = node;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9; // the low bits of a float's hash say little
        return mixed >>> (Integer.numberOfLeadingZeros(table.length) + 1);
    }
}
