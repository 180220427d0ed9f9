package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SentenceEncoder} keeps. Extend it, answer {@link #newEncoder()}, and the tests run.
 *
 * <p>Vectors of one text count as the same where they differ by at most {@link #TOLERANCE} in every component.
 */
public abstract class SentenceEncoderContract {

    /** Greatest difference, in every component, of two vectors of one text. */
    public static final float TOLERANCE = 1e-5f;

    private static final double NORM_TOLERANCE = 1e-4;
    private static final int THREADS = 8;

    private static final List<String> TEXTS = List.of(
            "What is the capital of France?",
            "",
            "How do I reverse a linked list in Java?",
            "请介绍一下北京的历史。",
            " ",
            "Write a haiku about autumn leaves.",
            "What is the capital of France?",
            "def f(x):\n\treturn x ** 2  # 平方",
            "Здравствуйте! مرحبا नमस्ते สวัสดี 안녕하세요 こんにちは 👩🏽‍💻",
            "a ".repeat(100));

    @SuppressWarnings("NullAway.Init") // set before each test
    private SentenceEncoder encoder;

    /** For the implementation's tests to call. */
    protected SentenceEncoderContract() {}

    /** A new, open encoder; the contract closes it. */
    protected abstract SentenceEncoder newEncoder();

    @BeforeEach
    final void open() {
        encoder = newEncoder();
    }

    @AfterEach
    final void close() {
        encoder.close();
    }

    @Test
    void everyVectorHasTheDimensionAndUnitNorm() {
        assertThat(encoder.dimension()).isPositive();
        for (String text : TEXTS) {
            assertUnit(encoder.encode(text));
        }
    }

    @Test
    void aListGivesTheVectorsOfItsTextsInOrder() {
        Embeddings all = encoder.encodeAll(TEXTS);

        assertThat(all.size()).isEqualTo(TEXTS.size());
        assertThat(all.dimension()).isEqualTo(encoder.dimension());
        for (int i = 0; i < TEXTS.size(); i++) {
            assertSame(all.row(i), encoder.encode(TEXTS.get(i)));
        }
    }

    @Test
    void theVectorDoesNotDependOnTheNeighboursInTheList() {
        List<String> reversed = new ArrayList<>(TEXTS);
        Collections.reverse(reversed);
        Embeddings all = encoder.encodeAll(TEXTS);
        Embeddings backwards = encoder.encodeAll(reversed);

        for (int i = 0; i < TEXTS.size(); i++) {
            assertSame(all.row(i), backwards.row(TEXTS.size() - 1 - i));
        }
    }

    @Test
    void anEmptyListGivesNoVectors() {
        Embeddings none = encoder.encodeAll(List.of());

        assertThat(none.size()).isZero();
        assertThat(none.dimension()).isEqualTo(encoder.dimension());
    }

    @Test
    void textsOfDifferentMeaningHaveDifferentVectors() {
        assertThat(encoder.encode(TEXTS.get(0))).isNotEqualTo(encoder.encode(TEXTS.get(5)));
    }

    @Test
    void anOverlongTextIsCut() {
        assertUnit(encoder.encode("Tell me about the weather in Lisbon. ".repeat(20_000)));
        assertUnit(encoder.encode("长".repeat(200_000)));
        assertUnit(encoder.encode("x".repeat(200_000)));
    }

    @Test
    void strangeTextIsEncoded() {
        for (String text :
                List.of("\uD83D", "\uDE00\uD83D", "a\uD83Db", "\0", "\u2028\u2029", "\u200B\uFEFF", "\uFFFD")) {
            assertUnit(encoder.encode(text));
        }
    }

    @Test
    void theReturnedArrayIsTheCallersOwn() {
        float[] first = encoder.encode(TEXTS.get(0));
        float[] copy = first.clone();
        Arrays.fill(first, 7);

        assertSame(encoder.encode(TEXTS.get(0)), copy);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        Embeddings expected = encoder.encodeAll(TEXTS);
        List<Callable<Embeddings>> calls = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            boolean single = t % 2 == 0;
            calls.add(() -> single ? oneByOne() : encoder.encodeAll(TEXTS));
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Embeddings> call : pool.invokeAll(calls)) {
                assertSame(call.get().toArray(), expected.toArray());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // misuse is what is tested
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> encoder.encode(null));
        assertThatNullPointerException().isThrownBy(() -> encoder.encodeAll(null));
        assertThatNullPointerException().isThrownBy(() -> encoder.encodeAll(Arrays.asList("a", null)));
    }

    @Test
    void afterCloseEveryMethodButCloseIsRefused() {
        encoder.close();

        assertThatIllegalStateException().isThrownBy(() -> encoder.encode("a"));
        assertThatIllegalStateException().isThrownBy(() -> encoder.encodeAll(List.of("a")));
        assertThatIllegalStateException().isThrownBy(() -> encoder.encodeAll(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> encoder.dimension());
        assertThatCode(encoder::close).doesNotThrowAnyException();
    }

    private Embeddings oneByOne() {
        int dimension = encoder.dimension();
        float[] rows = new float[TEXTS.size() * dimension];
        for (int i = 0; i < TEXTS.size(); i++) {
            System.arraycopy(encoder.encode(TEXTS.get(i)), 0, rows, i * dimension, dimension);
        }
        return Embeddings.of(rows, dimension);
    }

    private void assertUnit(float[] vector) {
        assertThat(vector).hasSize(encoder.dimension());
        double squares = 0;
        for (float v : vector) {
            squares += (double) v * v;
        }
        assertThat(Math.sqrt(squares)).isCloseTo(1, within(NORM_TOLERANCE));
    }

    private static void assertSame(float[] actual, float[] expected) {
        assertThat(actual).containsExactly(expected, within(TOLERANCE));
    }
}
