package io.github.pas4j.datagen.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import io.github.pas4j.ProgressListener;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.classify.LeastSquares.Example;
import io.github.pas4j.datagen.classify.Temperature.Scored;
import io.github.pas4j.embedded.TrainedClassifier;
import io.github.pas4j.embedded.internal.CategoryModel;
import io.github.pas4j.embedded.internal.EncoderProbe;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedded.internal.LinearModel;
import io.github.pas4j.embedded.internal.PromptFeatures;
import io.github.pas4j.embedded.internal.WordFeatures;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What was made of the rows of one language.
 *
 * @param space the model
 * @param told of each row, by a model that had not seen it
 */
record LanguageTraining(CategoryModel.Space space, List<ClassifierScore.Row> told) {

    /** More words and pairs of words add size, and hardly anything else. */
    static final int MOST_WORDS = 20_000;

    /**
     * Learns from rows, which all have one language.
     *
     * @param rows of at least two categories
     * @param seed decides which rows are held out together
     */
    static LanguageTraining of(
            List<LabelledPrompt> rows,
            SentenceEncoder encoder,
            Taxonomy taxonomy,
            long seed,
            ProgressListener listener) {
        List<String> texts = rows.stream().map(row -> Focus.of(row.prompt())).toList();
        List<String> labels = taxonomy.categories().stream()
                .filter(category -> rows.stream().anyMatch(row -> row.category().equals(category)))
                .map(category -> category.id())
                .toList();
        Embeddings vectors = encoder.encodeAll(texts, listener);
        PromptFeatures features = new PromptFeatures(encoder.dimension(), WordFeatures.learnedFrom(texts, MOST_WORDS));
        List<Example> examples = new ArrayList<>();
        List<Integer> folds = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int label = labels.indexOf(rows.get(i).category().id());
            examples.add(new Example(values(features, texts.get(i), vectors.row(i)), label));
            folds.add(fold(texts.get(i), seed));
        }
        List<String> sources = rows.stream().map(LabelledPrompt::source).toList();
        LeastSquares regression = new LeastSquares(features.size(), labels.size());
        CrossValidation chosen = CrossValidation.of(regression, examples, folds, sources, labels.size());
        LinearModel model =
                new LinearModel(features, labels, regression.train(examples, chosen.cost()), chosen.temperature());
        CategoryModel.Space space = new CategoryModel.Space(model, EncoderProbe.of(encoder), rows.size());
        return new LanguageTraining(space, told(chosen, labels));
    }

    private static List<Feature> values(PromptFeatures features, String text, float[] vector) {
        List<Feature> values = new ArrayList<>();
        features.of(text, vector, (index, value) -> values.add(new FeatureNode(index + 1, value)));
        values.add(new FeatureNode(features.size() + 1, 1));
        return values;
    }

    /** The same text is always in the same fold, so that no copy of a held-out row is learnt from. */
    private static int fold(String text, long seed) {
        return new SplittableRandom(seed * 31 + text.strip().hashCode()).nextInt(1 << 20);
    }

    private static List<ClassifierScore.Row> told(CrossValidation chosen, List<String> labels) {
        List<ClassifierScore.Row> told = new ArrayList<>();
        for (Scored row : chosen.scored()) {
            double[] scores =
                    row.scores().stream().mapToDouble(Double::doubleValue).toArray();
            double[] probabilities = LinearModel.softmax(scores, chosen.temperature());
            int first = 0;
            for (int c = 1; c < probabilities.length; c++) {
                first = probabilities[c] > probabilities[first] ? c : first;
            }
            boolean isLikely = probabilities[first] >= TrainedClassifier.DEFAULT_MIN_PROBABILITY;
            told.add(new ClassifierScore.Row(
                    labels.get(row.label()),
                    isLikely ? Optional.of(labels.get(first)) : Optional.empty(),
                    probabilities[first]));
        }
        return told;
    }
}
