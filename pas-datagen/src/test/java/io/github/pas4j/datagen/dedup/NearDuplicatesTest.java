package io.github.pas4j.datagen.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.embedding.Embeddings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicatesTest {

    private static final float THRESHOLD = 0.9f;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyDroppedTextHasAKeptOneNearIt(long seed) {
        List<String> texts = RealLike.texts(1_200, seed);
        Embeddings vectors = RealLike.vectors(texts);
        DuplicateResult result = exact(1).find(texts, vectors);
        BruteForce brute = new BruteForce(texts, vectors, THRESHOLD);
        assertThat(result.droppedBy())
                .containsKeys(DuplicateMethod.SAME_TEXT, DuplicateMethod.TYPO, DuplicateMethod.COSINE);
        assertThat(result.vetoed()).containsKeys("number", "word");
        brute.assertGuarantee(result);
        brute.assertNothingLeft(result);
        assertThat(result.keptCount() + result.duplicates().size()).isEqualTo(texts.size());
    }

    @Test
    void withoutVectorsTheSameIsPromised() {
        List<String> texts = RealLike.texts(1_200, 4);
        DuplicateResult result = exact(1).findWithoutVectors(texts);
        BruteForce brute = new BruteForce(texts, null, THRESHOLD);
        assertThat(result.droppedBy())
                .containsKeys(DuplicateMethod.SAME_TEXT, DuplicateMethod.TYPO, DuplicateMethod.SHINGLES)
                .doesNotContainKey(DuplicateMethod.COSINE);
        assertThat(result.index()).isEmpty();
        brute.assertGuarantee(result);
        brute.assertNothingLeft(result);
    }

    @Test
    void threadsMakeNoDifference() {
        List<String> texts = RealLike.texts(3_000, 5);
        Embeddings vectors = RealLike.vectors(texts);
        DuplicateResult one = exact(1).find(texts, vectors);
        for (int threads : new int[] {2, 8}) {
            DuplicateResult more = exact(threads).find(texts, vectors);
            assertThat(more.duplicates()).isEqualTo(one.duplicates());
            assertThat(more.vetoed()).isEqualTo(one.vetoed());
        }
    }

    @Test
    void theOrderOfTheListMakesNoDifferenceWherePrioritiesDecide() {
        List<String> texts = RealLike.texts(800, 6);
        DuplicateResult expected = exact(1).find(texts, RealLike.vectors(texts));
        List<Integer> shuffled = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            shuffled.add(i);
        }
        Collections.shuffle(shuffled, new Random(6));
        List<String> mixed = shuffled.stream().map(texts::get).toList();
        double[] priority = shuffled.stream().mapToDouble(i -> -i).toArray();
        DuplicateResult result = exact(2).find(mixed, priority, RealLike.vectors(mixed));
        for (int i = 0; i < mixed.size(); i++) {
            int original = shuffled.get(i);
            assertThat(result.duplicate(i).map(d -> List.of(shuffled.get(d.keeper()), d.similarity(), d.method())))
                    .isEqualTo(expected.duplicate(original).map(d -> List.of(d.keeper(), d.similarity(), d.method())));
        }
    }

    @Test
    void theGraphKeepsThePromiseAndTellsWhatItMissed() {
        List<String> texts = RealLike.texts(2_000, 8);
        Embeddings vectors = RealLike.vectors(texts);
        DuplicateResult exact = exact(1).find(texts, vectors);
        DuplicateResult graph = NearDuplicates.builder().graphIndex().build().find(texts, vectors);
        new BruteForce(texts, vectors, THRESHOLD).assertGuarantee(graph);
        assertThat(graph.sampleRecall().getAsDouble()).isBetween(0.98, 1.0);
        assertThat(exact.sampleRecall()).isEmpty();
        assertThat(graph.index().orElseThrow()).startsWith("JVectorIndex");
        int agree = 0;
        for (int i = 0; i < texts.size(); i++) {
            agree += exact.isKept(i) == graph.isKept(i) ? 1 : 0;
        }
        assertThat(agree).isGreaterThanOrEqualTo((int) (0.995 * texts.size()));
    }

    @Test
    void noChainThroughADroppedText() {
        List<String> texts = List.of("bake bread", "cook soup", "grow tomatoes");
        Embeddings vectors =
                Embeddings.of(new float[] {1, 0, 0.93f, 0.37f, 0.73f, 0.68f}, 2); // 1 is near both, they are not
        NearDuplicates any =
                NearDuplicates.builder().veto(PairVeto.none()).exactIndex().build();
        DuplicateResult result = any.find(texts, vectors);
        assertThat(result.duplicates()).singleElement().satisfies(d -> {
            assertThat(d.text()).isEqualTo(1);
            assertThat(d.keeper()).isZero();
        });
        DuplicateResult turned = any.find(texts, new double[] {1, 3, 2}, vectors);
        assertThat(turned.keptCount()).isEqualTo(1);
        assertThat(turned.isKept(1)).isTrue();
    }

    @Test
    void theMostSimilarKeptTextStands() {
        List<String> texts = List.of("bake bread", "cook soup", "grow tomatoes");
        Embeddings vectors = Embeddings.of(new float[] {1, 0, 0.8f, 0.6f, 0.94f, 0.35f}, 2);
        DuplicateResult result =
                NearDuplicates.builder().veto(PairVeto.none()).build().find(texts, vectors);
        Duplicate only = result.duplicates().get(0);
        assertThat(only.text()).isEqualTo(2);
        assertThat(only.keeper()).isEqualTo(1);
        assertThat(only.method()).isEqualTo(DuplicateMethod.COSINE);
    }

    @Test
    void aUsersVetoCountsByItsReason() {
        PairVeto cats = (a, b) ->
                a.canonical().contains("cat") != b.canonical().contains("cat") ? Optional.of("cats") : Optional.empty();
        List<String> texts = List.of("draw a pet", "draw a pet cat", "**draw a pet**");
        Embeddings vectors = Embeddings.of(new float[] {1, 0, 1, 0.01f, 1, 0}, 2);
        NearDuplicates search =
                NearDuplicates.builder().veto(PairVeto.standard().and(cats)).build();
        DuplicateResult result = search.find(texts, vectors);
        assertThat(result.vetoed()).isEqualTo(Map.of("cats", 1L));
        assertThat(result.isKept(1)).isTrue();
        assertThat(result.isKept(2)).isFalse();
    }

    @Test
    void aTextThatWasCutIsComparedOnTheRest() {
        String head = "the same long beginning goes on and on ".repeat(20);
        List<String> texts = List.of(
                head + "summarise it for children",
                head + "summarise it for children!",
                head + "summarise it for children, then write a song about the sea",
                head + "summarise it for chidlren");
        Embeddings.Builder vectors = Embeddings.builder(4, 2);
        for (int i = 0; i < 4; i++) {
            vectors.row(i, new float[] {1, i * 0.001f}).truncated(i);
        }
        DuplicateResult result = NearDuplicates.standard().find(texts, vectors.build());
        assertThat(result.isKept(0)).isTrue();
        assertThat(result.duplicate(1).orElseThrow().method()).isEqualTo(DuplicateMethod.SAME_TEXT);
        assertThat(result.isKept(2)).isTrue();
        assertThat(result.vetoed()).isEqualTo(Map.of("rest", 2L));
        assertThat(result.isKept(3)).isFalse();
    }

    @Test
    void aTypoIsFoundWhateverTheVectorsSay() {
        List<String> texts = List.of("what is this witdrawal on my card", "what si this witdrawal on my card");
        Embeddings apart = Embeddings.of(new float[] {1, 0, 0, 1}, 2);
        Duplicate typo =
                NearDuplicates.standard().find(texts, apart).duplicates().get(0);
        assertThat(typo.method()).isEqualTo(DuplicateMethod.TYPO);
        assertThat(typo.similarity()).isEqualTo(32 / 33f);
    }

    @Test
    void otherLanguagesKeepTheirNumbersAndWords() {
        DuplicateResult result = NearDuplicates.standard()
                .findWithoutVectors(List.of(
                        "Напиши рассказ про кота и собаку, которые живут в большом городе",
                        "Напиши рассказ про кота и собаку, которые живут в большом городе",
                        "Напиши рассказ про кота и собаку, которые живут в маленьком городе",
                        "Напиши мне рассказ про кота и собаку, которые живут в большом городе!",
                        "Назови 10 самых больших городов Европы и их население",
                        "Назови 20 самых больших городов Европы и их население"));
        assertThat(result.duplicates()).extracting(Duplicate::text).containsExactly(1, 3);
        assertThat(result.duplicates()).extracting(Duplicate::keeper).containsOnly(0);
        assertThat(result.vetoed()).containsKey("number");
    }

    @Test
    void nothingAndEmptyTexts() {
        assertThat(NearDuplicates.standard().findWithoutVectors(List.of()).size())
                .isZero();
        assertThat(NearDuplicates.standard()
                        .find(List.of(), Embeddings.of(new float[0], 3))
                        .keptCount())
                .isZero();
        DuplicateResult result = NearDuplicates.standard().findWithoutVectors(List.of("", "?!", "a", " A ", "b"));
        assertThat(result.duplicates()).extracting(Duplicate::text).containsExactly(1, 3);
    }

    @Test
    void badInputIsNamed() {
        NearDuplicates search = NearDuplicates.standard();
        List<String> texts = List.of("one text", "another story");
        assertThatThrownBy(() -> search.find(texts, Embeddings.of(new float[] {1, 0, 0, Float.NaN}, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vector of text 1 has a component that is not finite: NaN at 1");
        assertThatThrownBy(() -> search.find(texts, Embeddings.of(new float[] {1, 0, 0, 0}, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vector of text 1 has no direction");
        assertThatThrownBy(() -> search.find(texts, Embeddings.of(new float[] {1, 0}, 2)))
                .hasMessage("2 texts have 1 vectors");
        assertThatThrownBy(() -> search.findWithoutVectors(texts, new double[] {1}))
                .hasMessage("2 texts have 1 priorities");
        assertThatThrownBy(() -> search.findWithoutVectors(texts, new double[] {1, Double.NaN}))
                .hasMessage("priority of text 1 must be finite: NaN");
        for (float bad : new float[] {0, -0.1f, 1.01f, Float.NaN}) {
            assertThatThrownBy(() -> NearDuplicates.builder().threshold(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("threshold must be in (0, 1]: " + bad);
            assertThatThrownBy(() -> NearDuplicates.builder().shingleThreshold(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> NearDuplicates.builder().threads(0)).hasMessage("threads must be positive: 0");
    }

    @Test
    void textsDoNotShowInStrings() {
        DuplicateResult result = NearDuplicates.standard().findWithoutVectors(List.of("my secret", "My secret!"));
        assertThat(result.toString() + ComparedText.of("my secret") + result.duplicates())
                .doesNotContain("secret");
    }

    private static NearDuplicates exact(int threads) {
        return NearDuplicates.builder().exactIndex().threads(threads).build();
    }
}
