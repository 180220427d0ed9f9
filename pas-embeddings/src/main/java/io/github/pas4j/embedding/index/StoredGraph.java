package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.graph.ImmutableGraphIndex.IntMarker;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.NeighborProcessor;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.NodeAtLevel;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.View;
import io.github.jbellis.jvector.graph.NodesIterator;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.util.Bits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph in a file: the records of level 0 (number of neighbours, neighbours, zeros) are read where they are mapped,
 * the few of the levels above are on the heap.
 */
final class StoredGraph implements View {

    private final int nodes;
    private final Mapped base;
    private final List<Map<Integer, int[]>> upper;
    private final @Nullable NodeAtLevel entry;

    private StoredGraph(int nodes, Mapped base, List<Map<Integer, int[]>> upper, @Nullable NodeAtLevel entry) {
        this.nodes = nodes;
        this.base = base;
        this.upper = upper;
        this.entry = entry;
    }

    /** Numbers that say how to read it. */
    record Shape(int levels, int entryLevel, int entryNode, int mostNeighbors) {}

    static Shape shape(View graph, int levels) {
        NodeAtLevel entry = graph.entryNode();
        int most = 0;
        for (int node = 0; node < graph.getIdUpperBound(); node++) {
            most = Math.max(most, graph.getNeighborsIterator(0, node).size());
        }
        return entry == null ? new Shape(0, 0, 0, 0) : new Shape(levels, entry.level, entry.node, most);
    }

    static void write(View graph, int nodes, Shape shape, BodyWriter out) throws IOException {
        for (int node = 0; node < nodes; node++) {
            int written = putNeighbors(graph.getNeighborsIterator(0, node), out);
            for (; written < shape.mostNeighbors(); written++) {
                out.putInt(0);
            }
        }
        for (int level = 1; level < shape.levels(); level++) {
            List<Integer> members = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                if (graph.contains(level, node)) {
                    members.add(node);
                }
            }
            out.putInt(members.size());
            for (int node : members) {
                out.putInt(node);
                putNeighbors(graph.getNeighborsIterator(level, node), out);
            }
        }
    }

    private static int putNeighbors(NodesIterator neighbors, BodyWriter out) throws IOException {
        int count = neighbors.size();
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            out.putInt(neighbors.nextInt());
        }
        return count;
    }

    /**
     * @param offset of the first record
     * @param end where the levels above end
     */
    static StoredGraph read(FileChannel file, long offset, long end, int nodes, Shape shape) throws IOException {
        int record = (shape.mostNeighbors() + 1) * Integer.BYTES;
        Mapped base = new Mapped(file, offset, record, nodes, 1);
        long rest = offset + (long) nodes * record;
        ByteBuffer in =
                file.map(FileChannel.MapMode.READ_ONLY, rest, end - rest).order(ByteOrder.LITTLE_ENDIAN);
        List<Map<Integer, int[]>> upper = new ArrayList<>();
        for (int level = 1; level < shape.levels(); level++) {
            Map<Integer, int[]> members = new HashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                int node = in.getInt();
                int[] neighbors = new int[Math.min(in.getInt(), in.remaining() / Integer.BYTES)];
                in.asIntBuffer().get(neighbors);
                in.position(in.position() + neighbors.length * Integer.BYTES);
                members.put(node, neighbors);
            }
            upper.add(members);
        }
        NodeAtLevel entry = nodes == 0 ? null : new NodeAtLevel(shape.entryLevel(), shape.entryNode());
        return new StoredGraph(nodes, base, upper, entry);
    }

    int levels() {
        return nodes == 0 ? 0 : upper.size() + 1;
    }

    @Override
    public NodesIterator getNeighborsIterator(int level, int node) {
        if (level > 0) {
            int[] neighbors = upper.get(level - 1).get(node);
            return neighbors == null
                    ? NodesIterator.EMPTY_NODE_ITERATOR
                    : new NodesIterator.ArrayNodesIterator(neighbors);
        }
        ByteBuffer records = base.segment(node);
        int at = base.position(node);
        int[] neighbors = new int[records.getInt(at)];
        for (int i = 0; i < neighbors.length; i++) {
            neighbors[i] = records.getInt(at + (i + 1) * Integer.BYTES);
        }
        return new NodesIterator.ArrayNodesIterator(neighbors);
    }

    @Override
    public void processNeighbors(
            int level, int node, ScoreFunction scores, IntMarker visited, NeighborProcessor processor) {
        NodesIterator neighbors = getNeighborsIterator(level, node);
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
        return nodes;
    }

    @Override
    public @Nullable NodeAtLevel entryNode() {
        return entry;
    }

    @Override
    public Bits liveNodes() {
        return Bits.ALL;
    }

    @Override
    public int getIdUpperBound() {
        return nodes;
    }

    @Override
    public boolean contains(int level, int node) {
        return level == 0
                ? node < nodes
                : level < levels() && upper.get(level - 1).containsKey(node);
    }

    @Override
    public void close() {}
}
