package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.View;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.pas4j.embedding.Neighbor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches a graph, one search at a time; what it needs meanwhile is kept for the next one. */
final class GraphReader extends GraphSearcher {

    /** Up to so many nodes, looking at each is as fast as walking. */
    static final int SCANNED = 512;

    /** A walk that would collect more than one in so many nodes looks at all of them instead. */
    private static final int SCANNED_SHARE = 4;

    /** How many times the width a walk by codes collects, before the vectors themselves decide. */
    private static final int CODED = 2;

    /**
     * What was there when a search began.
     *
     * @param nodes number of nodes; there may be later ones among what a walk finds
     * @param ids number of vectors; only ids below it are results
     */
    record Limit(int nodes, int ids) {}

    private final NodeVectors vectors;
    private final NodeIds ids;
    private final NodeVectors.Cursor cursor;
    private @Nullable Codes codes;
    private final float slack;
    private final float[] row;

    GraphReader(View view, NodeVectors vectors, NodeIds ids, int dimension) {
        super(view);
        this.vectors = vectors;
        this.ids = ids;
        this.cursor = vectors.cursor();
        this.slack = Cosine.slack(dimension);
        this.row = new float[dimension];
    }

    /** What the next search walks over, and by which codes, if any. */
    void over(View view, @Nullable Codes codes) {
        setView(view);
        this.codes = codes;
    }

    /** The nearest first. */
    List<Neighbor> nearest(float[] unit, int k, int beam, Limit limit) {
        VectorFloat<?> query = JVectorRuntime.types().createFloatVector(unit);
        int nodes = limit.nodes();
        List<Neighbor> found = new ArrayList<>();
        int width = Math.max(beam, k);
        if (isScanned(width, nodes)) {
            TopCandidates top = new TopCandidates(k, slack);
            for (int node = 0; node < nodes; node++) {
                top.offer(node, cosine(cursor.score(query, node)));
            }
            for (int node : top.ids()) {
                collect(node, unit, k, limit, -1, found);
            }
        } else {
            SearchResult.NodeScore[] nearest = walk(query, width);
            float floor = nearest.length < k ? -1 : cosine(nearest[k - 1].score) - 2 * slack;
            for (SearchResult.NodeScore one : nearest) {
                if (cosine(one.score) < floor) {
                    break;
                }
                collect(one.node, unit, k, limit, -1, found);
            }
        }
        Collections.sort(found);
        return List.copyOf(found.subList(0, Math.min(k, found.size())));
    }

    /**
     * All whose cosine is not below the threshold. The walk is widened until at most half of what it
     * collected is beyond the threshold: its tail is then known to have fallen below.
     */
    List<Neighbor> within(float[] unit, float threshold, int beam, Limit limit) {
        VectorFloat<?> query = JVectorRuntime.types().createFloatVector(unit);
        int nodes = limit.nodes();
        float floor = threshold - slack;
        List<Neighbor> found = new ArrayList<>();
        for (int width = beam; ; width = 2 * width) {
            if (isScanned(width, nodes)) {
                for (int node = 0; node < nodes; node++) {
                    if (cosine(cursor.score(query, node)) >= floor) {
                        collect(node, unit, Integer.MAX_VALUE, limit, threshold, found);
                    }
                }
                break;
            }
            SearchResult.NodeScore[] nearest = walk(query, width);
            int hits = 0;
            while (hits < nearest.length && cosine(nearest[hits].score) >= floor) {
                hits++;
            }
            if (2 * hits <= width) {
                for (int i = 0; i < hits; i++) {
                    collect(nearest[i].node, unit, Integer.MAX_VALUE, limit, threshold, found);
                }
                break;
            }
        }
        Collections.sort(found);
        return found;
    }

    private static boolean isScanned(int width, int nodes) {
        return nodes <= SCANNED || width > nodes / SCANNED_SHARE;
    }

    private SearchResult.NodeScore[] walk(VectorFloat<?> query, int width) {
        Codes walkedBy = codes;
        ScoreFunction exact = NodeScores.to(query, cursor);
        SearchScoreProvider scores = walkedBy == null
                ? new DefaultSearchScoreProvider(exact)
                : new DefaultSearchScoreProvider(walkedBy.to(query), (ScoreFunction.ExactScoreFunction) exact);
        int collected = walkedBy == null ? width : CODED * width;
        // Its own threshold search stops where further hits are improbable, and misses many; none is set.
        return search(scores, width, collected, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Bits.ALL)
                .getNodes();
    }

    private void collect(int node, float[] unit, int most, Limit limit, float threshold, List<Neighbor> found) {
        vectors.get(node, row);
        float cosine = Cosine.of(unit, row);
        if (cosine >= threshold) {
            ids.forEach(node, limit.ids(), most, id -> found.add(new Neighbor(id, cosine)));
        }
    }

    /** jvector's scores are {@code (1 + cosine) / 2}. */
    private static float cosine(float score) {
        return 2 * score - 1;
    }
}
