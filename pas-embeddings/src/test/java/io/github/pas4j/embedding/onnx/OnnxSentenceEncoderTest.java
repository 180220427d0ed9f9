package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxSentenceEncoderTest {

    private static final List<String> ENGLISH = List.of(
            "How do I cook rice?",
            "What is the best way to prepare rice?",
            "Explain the causes of the First World War.",
            "Why did the First World War begin?");

    private static final List<String> CHINESE = List.of("怎么煮米饭？", "煮米饭的最好方法是什么？", "请解释第一次世界大战的原因。", "第一次世界大战为什么会爆发？");

    @ParameterizedTest
    @EnumSource
    void theDimensionIsTheModels(Bundled model) {
        try (SentenceEncoder encoder = model.builder().build()) {
            assertThat(encoder.dimension()).isEqualTo(model.dimension);
        }
    }

    @ParameterizedTest
    @EnumSource
    void similarTextsAreNearer(Bundled model) {
        List<String> texts = model == Bundled.ENGLISH ? ENGLISH : CHINESE;
        try (SentenceEncoder encoder = model.builder().build()) {
            Embeddings all = encoder.encodeAll(texts);

            for (int[] pair : new int[][] {{0, 1}, {2, 3}}) {
                for (int[] other : new int[][] {{0, 2}, {0, 3}, {1, 2}, {1, 3}}) {
                    assertThat(all.dot(pair[0], all.row(pair[1]))).isGreaterThan(all.dot(other[0], all.row(other[1])));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesGiveWhatBytesGive(Bundled model, @TempDir Path folder) throws IOException {
        Path graph = Files.write(folder.resolve("model.onnx"), model.model());
        Path tokenizer = Files.write(folder.resolve("tokenizer.json"), model.tokenizerJson());

        try (SentenceEncoder files =
                        OnnxSentenceEncoder.builder(graph, tokenizer).build();
                SentenceEncoder bytes = model.builder().build()) {
            assertThat(files.encode("one")).isEqualTo(bytes.encode("one"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsCutAtTheLimit(Bundled model) {
        String words = "好 one ".repeat(20);
        try (SentenceEncoder eight = model.builder().maxTokens(8).build()) {
            assertThat(eight.encode(words)).isEqualTo(eight.encode("好 one 好 one 好 one"));
            assertThat(eight.encode(words)).isNotEqualTo(eight.encode("好 one 好 one 好"));
        }
    }

    @Test
    void aSymbolicDimensionIsFoundByARun() {
        TinyOnnx graph = new TinyOnnx()
                .input("input_ids", TinyOnnx.INT64, 0, 0)
                .idAndItsDouble("input_ids")
                .output("hidden", TinyOnnx.FLOAT, 0, 0, 0);

        try (SentenceEncoder encoder = tiny(graph).build()) {
            assertThat(encoder.dimension()).isEqualTo(2);
        }
    }

    @Test
    void theVectorIsPooledAndScaled() {
        float[] expected = {(float) (1 / Math.sqrt(5)), (float) (2 / Math.sqrt(5))};
        TinyOnnx graph = OnnxSentenceEncoderErrorsTest.encoder();
        for (Pooling pooling : List.of(Pooling.CLS, Pooling.MEAN)) {
            try (SentenceEncoder encoder = tiny(graph).pooling(pooling).build()) {
                assertThat(encoder.encode("one")).containsExactly(expected, within(1e-6f));
            }
        }
    }

    @Test
    void clsAndMeanDiffer() {
        try (SentenceEncoder cls = Bundled.ENGLISH.builder().build();
                SentenceEncoder mean =
                        Bundled.ENGLISH.builder().pooling(Pooling.MEAN).build()) {
            assertThat(cls.encode(ENGLISH.get(0))).isNotEqualTo(mean.encode(ENGLISH.get(0)));
        }
    }

    @Test
    void aLongerLimitIsTakenWhereTheModelTakesIt() {
        try (SentenceEncoder encoder =
                tiny(OnnxSentenceEncoderErrorsTest.encoder()).maxTokens(600).build()) {
            assertThat(encoder.encode("one ".repeat(700))).hasSize(2);
        }
    }

    @Test
    void toStringNamesTheSettings() {
        try (SentenceEncoder encoder =
                tiny(OnnxSentenceEncoderErrorsTest.encoder()).intraOpThreads(3).build()) {
            assertThat(encoder)
                    .asString()
                    .matches(
                            "OnnxSentenceEncoder\\[\\(\\d+ bytes\\), dimension=2, pooling=CLS, maxTokens=512, workers=\\d+ of 1"
                                    + " thread each, up to 1024 tokens a run if that gives the same bits, a text alone on 3 threads]");
        }
    }

    private static OnnxSentenceEncoder.Builder tiny(TinyOnnx graph) {
        return OnnxSentenceEncoder.builder(graph.bytes(), Bundled.ENGLISH.tokenizerJson());
    }
}
