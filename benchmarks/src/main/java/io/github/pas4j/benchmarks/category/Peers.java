package io.github.pas4j.benchmarks.category;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Plainer ways to use the same golden pairs; each takes a prompt's vector. */
final class Peers {

    private static final List<String> CATEGORIES =
            Taxonomy.pas14().categories().stream().map(Category::id).toList();

    private Peers() {}

    /** The category whose one-line description is nearest; needs no pairs at all. */
    static Function<float[], String> description(SentenceEncoder encoder) {
        Embeddings descriptions = encoder.encodeAll(Taxonomy.pas14().categories().stream()
                .map(category -> category.id().replace('-', ' ') + ": " + category.description())
                .toList());
        return vector -> CATEGORIES.get(nearest(descriptions, vector));
    }

    /** A vote of the nearest pairs; of one, the nearest alone. */
    static Function<float[], String> vote(List<GoldenPair> pairs, Embeddings vectors, int neighbours) {
        return vector -> {
            Map<String, Integer> votes = new HashMap<>();
            IntStream.range(0, pairs.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -vectors.dot(i, vector)))
                    .limit(neighbours)
                    .forEach(i -> votes.merge(pairs.get(i).category().id(), 1, Integer::sum));
            return votes.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow()
                    .getKey();
        };
    }

    /** The category whose pairs' mean vector is nearest. */
    static Function<float[], String> centroid(List<GoldenPair> pairs, Embeddings vectors) {
        int dimension = vectors.dimension();
        float[] sums = new float[CATEGORIES.size() * dimension];
        for (int i = 0; i < pairs.size(); i++) {
            int category = CATEGORIES.indexOf(pairs.get(i).category().id());
            float[] row = vectors.row(i);
            for (int d = 0; d < dimension; d++) {
                sums[category * dimension + d] += row[d];
            }
        }
        for (int c = 0; c < CATEGORIES.size(); c++) {
            double squares = 0;
            for (int d = 0; d < dimension; d++) {
                squares += sums[c * dimension + d] * sums[c * dimension + d];
            }
            for (int d = 0; d < dimension; d++) {
                sums[c * dimension + d] /= (float) Math.sqrt(squares);
            }
        }
        Embeddings centroids = Embeddings.of(sums, dimension);
        return vector -> CATEGORIES.get(nearest(centroids, vector));
    }

    /** Logistic regression, one class against the rest, on the vectors. */
    static Function<float[], String> linear(List<GoldenPair> pairs, Embeddings vectors) {
        Linear.disableDebugOutput();
        Problem problem = new Problem();
        problem.l = pairs.size();
        problem.n = vectors.dimension();
        problem.bias = -1;
        problem.x = IntStream.range(0, pairs.size())
                .mapToObj(i -> features(vectors.row(i)))
                .toArray(Feature[][]::new);
        problem.y = pairs.stream()
                .mapToDouble(pair -> CATEGORIES.indexOf(pair.category().id()))
                .toArray();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 10, 0.01));
        return vector -> CATEGORIES.get((int) Linear.predict(model, features(vector)));
    }

    private static Feature[] features(float[] vector) {
        Feature[] features = new Feature[vector.length];
        for (int d = 0; d < vector.length; d++) {
            features[d] = new FeatureNode(d + 1, vector[d]);
        }
        return features;
    }

    private static int nearest(Embeddings vectors, float[] vector) {
        int best = 0;
        for (int i = 1; i < vectors.size(); i++) {
            best = vectors.dot(i, vector) > vectors.dot(best, vector) ? i : best;
        }
        return best;
    }
}
