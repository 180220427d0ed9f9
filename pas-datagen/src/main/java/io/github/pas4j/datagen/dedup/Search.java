package io.github.pas4j.datagen.dedup;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.VectorIndex;
import io.github.pas4j.embedding.index.ExactIndex;
import io.github.pas4j.embedding.index.IndexChoice;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One search. Classes of texts are decided on in order of priority, in one pass over the pairs of near vectors: these come by
 * rising first number, so that when pairs of a class come, everything before it is decided, and pairs of a dropped one are
 * passed over unseen. What is kept goes into the indexes of typos and shingles, which later ones are looked up in.
 */
final class Search {

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);

    private static final int ROWS_AT_ONCE = 4_096;

    private final Settings settings;
    private final TextClasses classes;
    private final @Nullable Embeddings vectors;
    private final Decisions decisions;
    private final TypoIndex typos;
    private final ShingleIndex shingles;
    private int decided;

    Search(Settings settings, TextClasses classes, @Nullable Embeddings vectors) {
        this.settings = settings;
        this.classes = classes;
        this.vectors = vectors;
        this.decisions = new Decisions(classes, settings.veto());
        this.typos = new TypoIndex(classes.grams(), settings.threshold());
        this.shingles = new ShingleIndex(classes.grams(), settings.shingleThreshold());
    }

    DuplicateResult run() {
        Optional<String> chosen = Optional.empty();
        OptionalDouble recall = OptionalDouble.empty();
        if (vectors != null && classes.size() > 0) {
            IndexChoice choice = settings.index().choice(vectors.dimension(), classes.size());
            LOG.info("Duplicates among {} different texts by {}", classes.size(), choice);
            chosen = Optional.of(choice.toString());
            recall = byVectors(vectors, choice);
        }
        decideUpTo(classes.size());
        return decisions.result(chosen, recall);
    }

    private OptionalDouble byVectors(Embeddings vectors, IndexChoice choice) {
        boolean exact = choice.kind() == IndexChoice.Kind.EXACT;
        RecallSample sample = new RecallSample(exact ? 0 : classes.size());
        try (VectorIndex index = exact
                ? ExactIndex.builder(vectors.dimension())
                        .threads(settings.threads())
                        .build()
                : choice.create()) {
            fill(index, vectors);
            index.pairs(settings.threshold(), (first, second, cosine) -> {
                decideUpTo(first + 1);
                sample.found(first, second);
                if (decisions.isKept(first)) {
                    decisions.consider(second, first, cosine, DuplicateMethod.COSINE);
                }
            });
            decideUpTo(classes.size());
        }
        return exact
                ? OptionalDouble.empty()
                : OptionalDouble.of(sample.recall(row -> vectors.row(classes.first(row)), settings.threshold()));
    }

    private void fill(VectorIndex index, Embeddings vectors) {
        for (int from = 0; from < classes.size(); from += ROWS_AT_ONCE) {
            int rows = Math.min(ROWS_AT_ONCE, classes.size() - from);
            Embeddings.Builder some = Embeddings.builder(rows, vectors.dimension());
            for (int i = 0; i < rows; i++) {
                int text = classes.first(from + i);
                some.row(i, UsableVector.checked(vectors.row(text), text));
            }
            index.addAll(some.build());
        }
    }

    private void decideUpTo(int end) {
        while (decided < end) {
            int number = decided++;
            String text = classes.canonical(number);
            byTypos(number, text);
            long[] runs = vectors == null ? ShingleIndex.shingles(text) : new long[0];
            if (vectors == null) {
                shingles.near(runs, (other, near) -> decisions.consider(number, other, near, DuplicateMethod.SHINGLES));
            }
            if (decisions.isKept(number)) {
                typos.add(number, text);
                if (vectors == null) {
                    shingles.add(number, runs);
                }
            }
        }
    }

    private void byTypos(int number, String text) {
        typos.candidates(text, other -> {
            int longer = Math.max(text.length(), classes.canonical(other).length());
            int limit = typos.edits(longer);
            int edits = EditDistance.within(text, classes.canonical(other), limit);
            float likeness = (longer - edits) / (float) longer;
            if (edits >= 0 && likeness >= settings.threshold() && Typos.only(classes.get(number), classes.get(other))) {
                decisions.consider(number, other, likeness, DuplicateMethod.TYPO);
            }
        });
    }
}
