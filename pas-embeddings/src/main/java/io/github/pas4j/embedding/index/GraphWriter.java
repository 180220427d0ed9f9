package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.NodeAtLevel;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.View;
import io.github.jbellis.jvector.graph.NodeArray;
import io.github.jbellis.jvector.graph.NodesIterator;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.pas4j.embedding.IndexException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Inserts nodes into a graph. jvector draws levels from a generator of fixed seed, in the order of insertion. */
final class GraphWriter {

    private final NodeVectors vectors;
    private final GraphIndexBuilder builder;
    private final OnHeapGraphIndex graph;
    private final SameVectors same;
    private @Nullable Throwable broken;

    @SuppressWarnings("deprecation") // its own builder probes the machine by other programs, prints, and reads JMX
    GraphWriter(NodeVectors vectors, int dimension, GraphSettings settings) {
        this.vectors = vectors;
        NodeScores scores = new NodeScores(vectors, dimension);
        ForkJoinPool unused = ForkJoinPool.commonPool();
        int degree = settings.maxDegree();
        builder = new GraphIndexBuilder(
                scores,
                dimension,
                List.of(degree),
                settings.buildBeam(),
                GraphSettings.OVERFLOW,
                GraphSettings.ALPHA,
                true,
                false,
                unused,
                unused);
        graph = (OnHeapGraphIndex) builder.getGraph();
        same = new SameVectors(vectors, dimension);
    }

    /** Takes over a graph over the same vectors. */
    static GraphWriter continuing(NodeVectors vectors, int dimension, GraphSettings settings, StoredGraph stored) {
        GraphWriter writer = new GraphWriter(vectors, dimension, settings);
        NodeVectors.Cursor query = vectors.cursor();
        NodeVectors.Cursor other = vectors.cursor();
        for (int node = 0; node < stored.getIdUpperBound(); node++) {
            ScoreFunction scores = NodeScores.to(query.at(node), other);
            int level = 0;
            for (; level < stored.levels() && stored.contains(level, node); level++) {
                NodesIterator neighbors = stored.getNeighborsIterator(level, node);
                NodeArray list = new NodeArray(neighbors.size());
                while (neighbors.hasNext()) {
                    int next = neighbors.nextInt();
                    list.insertSorted(next, scores.similarityTo(next));
                }
                writer.graph.connectNode(level, node, list);
            }
            writer.graph.markComplete(new NodeAtLevel(level - 1, node));
        }
        NodeAtLevel entry = stored.entryNode();
        if (entry != null) {
            writer.graph.updateEntryNode(entry);
        }
        return writer;
    }

    View view() {
        return new HeapGraph(graph);
    }

    int levels() {
        return graph.getMaxLevel() + 1;
    }

    /**
     * The node of the vector: an old one, or a new one that is not connected yet.
     *
     * @throws IndexException if an earlier insertion failed, which leaves the graph in an unknown state
     */
    int node(float[] unit) {
        if (broken != null) {
            throw new IndexException("an earlier insertion into the graph failed", null, broken);
        }
        int node = same.find(unit);
        if (node < 0) {
            node = vectors.add(unit);
            same.add(node, unit);
        }
        return node;
    }

    /** Connects the nodes from one to before the other: in order, or by many threads as it comes. */
    void connect(int from, int to, int threads) {
        try {
            if (threads == 1 || to - from < 2) {
                for (int node = from; node < to; node++) {
                    connect(node);
                }
            } else {
                byThreads(from, to, Math.min(threads, to - from));
            }
        } catch (RuntimeException e) {
            broken = e;
            throw new IndexException("an insertion into the graph failed: " + e.getMessage(), null, e);
        } catch (Error e) {
            broken = e;
            throw e;
        }
    }

    private void connect(int node) {
        builder.addGraphNode(node, vectors.cursor().at(node));
    }

    private void byThreads(int from, int to, int threads) {
        AtomicInteger next = new AtomicInteger(from);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] workers = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            workers[t] = new Thread(() -> {
                try {
                    for (int node = next.getAndIncrement(); node < to; node = next.getAndIncrement()) {
                        connect(node);
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                    next.set(to);
                }
            });
            workers[t].setName("pas-index-build-" + t);
            workers[t].setDaemon(true);
            workers[t].start();
        }
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true; // half of a list is no state to leave an index in
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }
}
