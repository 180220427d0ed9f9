package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists long enough that texts could share a run: where that keeps the bits they do, and where not, not. */
class LongListTest {

    private static final List<String> TEXTS = texts(1_200);

    @Test
    void aDynamicallyQuantisedModelIsSeenToNeedItsTextsOneByOne() {
        try (OnnxSentenceEncoder encoder = Bundled.ENGLISH.builder().workers(2).build()) {
            List<String> texts = TEXTS.subList(0, 520);
            Embeddings all = encoder.encodeAll(texts);

            assertThat(encoder).asString().contains("texts one by one");
            for (int i = 0; i < texts.size(); i += 13) {
                assertThat(all.row(i)).isEqualTo(encoder.encode(texts.get(i)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void otherModelsTakeTextsOfOneLengthTogether(int workers) {
        try (OnnxSentenceEncoder encoder = tiny(0).workers(workers).build()) {
            assertThat(encoder).asString().contains("if that gives the same bits");
            Embeddings all = encoder.encodeAll(TEXTS);

            assertThat(encoder).asString().contains("up to 1024 tokens a run, ");
            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(all.row(i)).isEqualTo(encoder.encode(TEXTS.get(i)));
            }
        }
    }

    @Test
    void aGraphThatTakesOneTextARunGetsOne() {
        try (OnnxSentenceEncoder encoder = tiny(1).build()) {
            assertThat(encoder.encodeAll(TEXTS).size()).isEqualTo(TEXTS.size());
            assertThat(encoder).asString().contains("texts one by one");
        }
    }

    @Test
    void progressNeverGoesBackAndEndsAtTheTotal() {
        List<Long> heard = new ArrayList<>();
        Thread caller = Thread.currentThread();
        try (OnnxSentenceEncoder encoder = tiny(0).workers(3).build()) {
            encoder.encodeAll(TEXTS, (done, total) -> {
                assertThat(total).isEqualTo(TEXTS.size());
                assertThat(Thread.currentThread()).isSameAs(caller);
                heard.add(done);
            });
        }
        assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith((long) TEXTS.size());
    }

    @Test
    void theListenerCanCancel() {
        try (OnnxSentenceEncoder encoder = tiny(0).tokensPerRun(0).workers(1).build()) {
            List<Long> heard = new ArrayList<>();
            assertThatIllegalStateException()
                    .isThrownBy(() -> encoder.encodeAll(TEXTS, (done, total) -> {
                        heard.add(done);
                        throw new IllegalStateException("enough");
                    }))
                    .withMessage("enough");
            assertThat(heard).containsExactly(1L);
            assertThat(encoder.encodeAll(TEXTS).size()).isEqualTo(TEXTS.size());
        }
    }

    @Test
    void anInterruptTellsHowFarItCame() {
        try (OnnxSentenceEncoder encoder = tiny(0).tokensPerRun(0).workers(1).build()) {
            assertThatThrownBy(() -> encoder.encodeAll(
                            TEXTS, (done, total) -> Thread.currentThread().interrupt()))
                    .isInstanceOf(EncodingException.class)
                    .hasMessage("interrupted after 1 of 1200 texts");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_537})
    void tokensPerRunOutOfRangeAreNamed(int tokens) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tiny(0).tokensPerRun(tokens))
                .withMessage("tokensPerRun must be from 0 to 65536: " + tokens);
    }

    @Test
    void aGpuThatIsNotThereIsNamedWithWhatItTakes() {
        assertThatThrownBy(() -> tiny(0).cuda(0).build().close())
                .isInstanceOf(EncodingException.class)
                .hasMessageContainingAll("CUDA device 0", "onnxruntime_gpu");
        assertThatIllegalArgumentException().isThrownBy(() -> tiny(0).cuda(-1)).withMessageContaining("-1");
    }

    /** @param texts how many texts a run takes, 0 for any */
    private static OnnxSentenceEncoder.Builder tiny(int texts) {
        TinyOnnx graph = new TinyOnnx()
                .input("input_ids", TinyOnnx.INT64, texts, 0)
                .idAndItsDouble("input_ids")
                .output("hidden", TinyOnnx.FLOAT, texts, 0, 2);
        return OnnxSentenceEncoder.builder(graph.bytes(), Bundled.ENGLISH.tokenizerJson())
                .pooling(Pooling.MEAN);
    }

    private static List<String> texts(int count) {
        Random random = new Random(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int words = random.nextInt(12); words > 0; words--) {
                text.append((char) ('a' + random.nextInt(26))).append(' ');
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
