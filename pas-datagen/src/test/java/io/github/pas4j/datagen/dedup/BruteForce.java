package io.github.pas4j.datagen.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.Embeddings;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Compares every text with every other one, without any index. */
final class BruteForce {

    private final List<ComparedText> texts;
    private final @Nullable Embeddings vectors;
    private final float threshold;

    BruteForce(List<String> texts, @Nullable Embeddings vectors, float threshold) {
        Vocabulary vocabulary = new Vocabulary();
        this.texts = texts.stream()
                .map(text -> ComparedText.of(text, false, vocabulary))
                .toList();
        this.vectors = vectors;
        this.threshold = threshold;
        this.texts.stream()
                .collect(java.util.stream.Collectors.toMap(ComparedText::canonical, t -> t, (t, same) -> t))
                .values()
                .forEach(text -> text.tokens().stream()
                        .filter(token -> token.is(Token.Kind.WORD))
                        .map(Token::text)
                        .distinct()
                        .forEach(vocabulary::count));
    }

    /** Each keeper is kept, as near as it is said to be, near enough, and not vetoed. */
    void assertGuarantee(DuplicateResult result) {
        for (Duplicate duplicate : result.duplicates()) {
            assertThat(result.isKept(duplicate.keeper())).isTrue();
            OptionalDouble likeness = likeness(duplicate.text(), duplicate.keeper(), duplicate.method());
            assertThat(likeness).as("%s", duplicate).isPresent();
            assertThat((double) duplicate.similarity()).isCloseTo(likeness.getAsDouble(), within());
            assertThat(vetoed(duplicate.text(), duplicate.keeper())).isFalse();
        }
    }

    /** No two kept texts are near each other in any way, unless a veto parts them. */
    void assertNothingLeft(DuplicateResult result) {
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; result.isKept(i) && j < texts.size(); j++) {
                if (result.isKept(j)) {
                    for (DuplicateMethod method : DuplicateMethod.values()) {
                        boolean near = likeness(i, j, method).isPresent();
                        assertThat(near && !vetoed(i, j))
                                .as(
                                        "%s: %s, %s",
                                        method,
                                        texts.get(i).canonical(),
                                        texts.get(j).canonical())
                                .isFalse();
                    }
                }
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-6);
    }

    private boolean vetoed(int i, int j) {
        return PairVeto.standard().reason(texts.get(i), texts.get(j)).isPresent();
    }

    /** How near two are by a method, if they are near enough. */
    private OptionalDouble likeness(int i, int j, DuplicateMethod method) {
        String a = texts.get(i).canonical();
        String b = texts.get(j).canonical();
        return switch (method) {
            case SAME_TEXT -> a.equals(b) ? OptionalDouble.of(1) : OptionalDouble.empty();
            case TYPO -> {
                int length = Math.max(a.length(), b.length());
                int edits = EditDistance.within(a, b, 3);
                boolean near = edits >= 0
                        && edits <= (length - 3) / 4
                        && 1 - edits / (double) length >= threshold - 1e-7
                        && Typos.only(texts.get(i), texts.get(j));
                yield near ? OptionalDouble.of(1 - edits / (double) length) : OptionalDouble.empty();
            }
            case COSINE ->
                vectors == null ? OptionalDouble.empty() : atLeast(cosine(vectors.row(i), vectors.row(j)), threshold);
            case SHINGLES ->
                vectors != null
                        ? OptionalDouble.empty()
                        : atLeast(ShingleIndex.jaccard(ShingleIndex.shingles(a), ShingleIndex.shingles(b)), 0.8f);
        };
    }

    private static OptionalDouble atLeast(double value, float threshold) {
        return (float) value >= threshold ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double x = 0;
        double y = 0;
        for (int d = 0; d < a.length; d++) {
            dot += (double) a[d] * b[d];
            x += (double) a[d] * a[d];
            y += (double) b[d] * b[d];
        }
        return dot / Math.sqrt(x * y);
    }
}
