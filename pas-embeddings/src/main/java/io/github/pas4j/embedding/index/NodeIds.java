package io.github.pas4j.embedding.index;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Which ids a node stands for. Equal vectors share a node: a graph does not hold together well where hundreds of nodes
 * are in one place, and copies of one prompt are common. One writer.
 */
final class NodeIds {

    /** Ids of one node beside its first, ascending. */
    private static final class More {
        private volatile int[] ids = new int[2];
        private volatile int count;

        void add(int id) {
            int at = count;
            if (at == ids.length) {
                ids = Arrays.copyOf(ids, 2 * at);
            }
            ids[at] = id;
            count = at + 1;
        }
    }

    private volatile int[] nodeOf = new int[64];
    private volatile int[] firstId = new int[64];
    private final Map<Integer, More> more = new ConcurrentHashMap<>();
    private int ids;
    private int nodes;

    /** The next id is of the node, which may be new. */
    void add(int node) {
        nodeOf = withRoom(nodeOf, ids);
        nodeOf[ids] = node;
        if (node == nodes) {
            firstId = withRoom(firstId, nodes);
            firstId[nodes++] = ids;
        } else {
            more.computeIfAbsent(node, n -> new More()).add(ids);
        }
        ids++;
    }

    int node(int id) {
        return nodeOf[id];
    }

    /** The ids below the limit, ascending, at most so many. */
    void forEach(int node, int limit, int most, IntConsumer consumer) {
        int first = firstId[node];
        if (first >= limit) {
            return;
        }
        consumer.accept(first);
        More others = more.get(node);
        if (others != null) {
            int count = Math.min(others.count, most - 1);
            int[] list = others.ids;
            for (int i = 0; i < count && list[i] < limit; i++) {
                consumer.accept(list[i]);
            }
        }
    }

    private static int[] withRoom(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, array.length + (array.length >> 1) + 1);
    }
}
