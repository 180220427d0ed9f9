package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;

/** What jvector asks while it builds: how alike nodes are. jvector's own one keeps something for each thread for ever. */
final class NodeScores implements BuildScoreProvider {

    private final NodeVectors vectors;
    private final int dimension;

    NodeScores(NodeVectors vectors, int dimension) {
        this.vectors = vectors;
        this.dimension = dimension;
    }

    static ScoreFunction to(VectorFloat<?> query, NodeVectors.Cursor cursor) {
        return (ScoreFunction.ExactScoreFunction) node -> cursor.score(query, node);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public VectorFloat<?> approximateCentroid() {
        float[] sum = new float[dimension];
        float[] row = new float[dimension];
        int size = vectors.size();
        for (int node = 0; node < size; node++) {
            vectors.get(node, row);
            for (int j = 0; j < dimension; j++) {
                sum[j] += row[j] / size;
            }
        }
        return JVectorRuntime.types().createFloatVector(sum);
    }

    @Override
    public SearchScoreProvider searchProviderFor(VectorFloat<?> query) {
        return new DefaultSearchScoreProvider(to(query, vectors.cursor()));
    }

    @Override
    public SearchScoreProvider searchProviderFor(int node) {
        return searchProviderFor(vectors.cursor().at(node)); // each cursor has a scratch of its own
    }

    @Override
    public SearchScoreProvider diversityProviderFor(int node) {
        return searchProviderFor(node);
    }
}
