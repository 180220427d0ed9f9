package io.github.pas4j.embedding.index;

/** How a graph is built and searched. */
record GraphSettings(int maxDegree, int buildBeam, int searchBeam, int buildThreads) {

    /** Room for neighbours that a node may have beyond its degree until they are pruned. */
    static final float OVERFLOW = 1.2f;

    /** How much longer an edge may be than a detour and still be kept. */
    static final float ALPHA = 1.2f;

    GraphSettings withSearchBeam(int nodes) {
        return new GraphSettings(maxDegree, buildBeam, nodes, buildThreads);
    }
}
