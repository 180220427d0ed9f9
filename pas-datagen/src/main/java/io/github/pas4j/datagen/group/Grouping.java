package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;

/**
 * A way to group vectors by their cosines. The same vectors in the same order give the same groups, whatever the number of
 * threads. Thread-safe. {@code docs/groups.md} compares the three ways.
 */
@FunctionalInterface
public interface Grouping {

    /**
     * Groups vectors.
     *
     * @param vectors one for each text; all of them of unit length, with a direction
     * @param threads that may work at once, at least 1
     * @throws IllegalArgumentException if a vector has no direction or a component that is not finite
     */
    Groups group(Embeddings vectors, int threads);

    /**
     * First-neighbour agglomeration: what has one nearest neighbour is one group, then groups are joined with their nearest
     * groups in the same way (M. S. Sarfraz et al., FINCH, CVPR 2019). The second step's groups, of some 20 vectors, are
     * the result; those of the first, of some 4, are {@linkplain Groups#finer() finer}. What is hardly nearer than two of the
     * vectors are as a rule is no neighbour. Nothing has to be set.
     */
    static Grouping firstNeighbors() {
        return new FirstNeighbors(FirstNeighbors.DEFAULT_STEPS, FirstNeighbors.DEFAULT_DEVIATIONS);
    }

    /**
     * Communities of the graph of nearest neighbours: no group is split or joined with another one without a loss
     * (V. D. Blondel et al., 2008, with the constant Potts model of V. A. Traag et al., 2011, whose groups do not grow with
     * the number of vectors: a dozen as a rule). Those of the first round are {@linkplain Groups#finer() finer}. What is hardly
     * nearer than two of the vectors are as a rule is no neighbour. Nothing has to be set.
     */
    static Grouping communities() {
        return new Communities(
                Communities.DEFAULT_NEIGHBORS, Communities.DEFAULT_DENSITY, Communities.DEFAULT_DEVIATIONS);
    }

    /**
     * Spherical k-means, begun as k-means++ (D. Arthur, S. Vassilvitskii, 2007).
     *
     * @param groups how many there are to be, at least 1; fewer come of fewer vectors
     * @param seed of its beginning
     * @throws IllegalArgumentException if {@code groups} is not positive
     */
    static Grouping kMeans(int groups, long seed) {
        return new KMeans(groups, seed);
    }
}
