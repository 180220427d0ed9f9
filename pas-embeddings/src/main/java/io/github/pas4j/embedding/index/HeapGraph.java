package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.graph.ImmutableGraphIndex.IntMarker;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.NeighborProcessor;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.NodeAtLevel;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.View;
import io.github.jbellis.jvector.graph.NodesIterator;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Reads a graph that is being built. jvector's own view looks up for each neighbour whether it was complete when the
 * search began; here what is found is compared with the number of vectors instead, once.
 */
record HeapGraph(OnHeapGraphIndex graph) implements View {

    @Override
    public NodesIterator getNeighborsIterator(int level, int node) {
        return graph.getNeighborsIterator(level, node);
    }

    @Override
    public void processNeighbors(
            int level, int node, ScoreFunction scores, IntMarker visited, NeighborProcessor processor) {
        NodesIterator neighbors = graph.getNeighborsIterator(level, node);
        while (neighbors.hasNext()) {
            int next = neighbors.nextInt();
            if (visited.mark(next)) {
                processor.process(next, scores.similarityTo(next));
            }
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the interface wants it
    public int size() {
        return graph.size(0);
    }

    @Override
    public @Nullable NodeAtLevel entryNode() {
        return graph.entryNode();
    }

    @Override
    public Bits liveNodes() {
        return Bits.ALL;
    }

    @Override
    public int getIdUpperBound() {
        return graph.getIdUpperBound();
    }

    @Override
    public boolean contains(int level, int node) {
        return graph.contains(level, node);
    }

    @Override
    public void close() {}
}
