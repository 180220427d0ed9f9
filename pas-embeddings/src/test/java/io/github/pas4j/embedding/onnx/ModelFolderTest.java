package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files beside a model say is kept to, in a folder as Hugging Face's tools write it. */
class ModelFolderTest {

    private static final byte[] ROBERTA =
            new TinyBpe(List.of("one two three four"), 20).json(TinyBpe.Style.PAIRS, false);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.write(
                folder.resolve("model.onnx"),
                OnnxSentenceEncoderErrorsTest.encoder().bytes());
        Files.write(folder.resolve("tokenizer.json"), Bundled.ENGLISH.tokenizerJson());
    }

    @Test
    void theGraphMayLieInOnnx() throws IOException {
        Files.createDirectories(folder.resolve("onnx"));
        Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(folder).build()) {
            assertThat(encoder.dimension()).isEqualTo(2);
        }
    }

    @Test
    void aFolderWithoutGraphIsNamed() throws IOException {
        Files.delete(folder.resolve("model.onnx"));
        refused("holds neither model.onnx nor onnx/model.onnx");
        assertThatThrownBy(() -> OnnxSentenceEncoder.builder(folder.resolve("tokenizer.json")))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("is no directory");
        assertThatThrownBy(() -> OnnxSentenceEncoder.simCse(folder.resolve("none")))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("is no directory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": false} | CLS",
                "{\"pooling_mode_cls_token\": false, \"pooling_mode_mean_tokens\": true} | MEAN",
                "{\"pooling_mode\": \"mean\"} | MEAN",
                "{\"pooling_mode\": \"cls\"} | CLS"
            })
    void sentenceTransformersPoolingIsTaken(String json, Pooling pooling) throws IOException {
        pooling(json);
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(folder).build()) {
            assertThat(encoder).asString().contains("pooling=" + pooling);
        }
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(
                        folder.resolve("model.onnx"), folder.resolve("tokenizer.json"))
                .build()) {
            assertThat(encoder).asString().contains("pooling=" + pooling);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pooling_mode_max_tokens\": true}",
                "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": true}",
                "{}",
                "[]",
                "no"
            })
    void anotherPoolingIsRefusedUnlessTheCallerSaysOne(String json) throws IOException {
        pooling(json);
        refused("1_Pooling");
        try (SentenceEncoder encoder =
                OnnxSentenceEncoder.builder(folder).pooling(Pooling.MEAN).build()) {
            assertThat(encoder).asString().contains("pooling=MEAN");
        }
    }

    @Test
    void theConfigsPositionsAreTheLimit() throws IOException {
        config("{\"model_type\": \"bert\", \"max_position_embeddings\": 40}");
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(folder).build()) {
            assertThat(encoder).asString().contains("maxTokens=40");
        }
        assertThatThrownBy(
                        () -> OnnxSentenceEncoder.builder(folder).maxTokens(41).build())
                .isInstanceOf(EncodingException.class)
                .hasMessageContainingAll("takes 40 tokens", "41");
    }

    @ParameterizedTest
    @CsvSource({"roberta,514,1,512", "roberta,130,1,128", "xlm-roberta,100,4,95", "bert,512,0,512"})
    void positionsBeforeRobertasPaddingAreNotCounted(String type, int positions, int padding, int limit)
            throws IOException {
        config(String.format(
                "{\"model_type\": \"%s\", \"max_position_embeddings\": %d, \"pad_token_id\": %d}",
                type, positions, padding));
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(folder).build()) {
            assertThat(encoder).asString().contains("maxTokens=" + limit);
        }
    }

    @Test
    void aGraphOfAnotherModelIsNamed() throws IOException {
        config("{\"hidden_size\": 768}");
        refused("of dimension 2", "says 768");
    }

    @Test
    void aTokenizerOfAnotherModelIsNamed() throws IOException {
        config("{\"vocab_size\": 21128}");
        refused("ids up to 30521", "only 21128");
    }

    @Test
    void aConfigThatIsNoJsonIsNamed() throws IOException {
        config("{");
        refused(folder.resolve("config.json").toString(), "no JSON");
    }

    /** RoBERTa: no token types, first and last are 0 and 2, and 1, which the graph takes for padding, never comes. */
    @Test
    void robertaInputIsAsRobertaWantsIt() throws IOException {
        Files.write(folder.resolve("tokenizer.json"), ROBERTA);
        Files.write(
                folder.resolve("model.onnx"),
                new TinyOnnx()
                        .input("input_ids", TinyOnnx.INT64, 0, 0)
                        .input("attention_mask", TinyOnnx.INT64, 0, 0)
                        .idAndItsDouble("input_ids")
                        .addTo("hidden", "attention_mask", "masked")
                        .output("masked", TinyOnnx.FLOAT, 0, 0, 2)
                        .bytes());
        config("{\"model_type\": \"roberta\", \"max_position_embeddings\": 514, \"pad_token_id\": 1}");
        try (SentenceEncoder cls = OnnxSentenceEncoder.builder(folder).build();
                SentenceEncoder mean = OnnxSentenceEncoder.builder(folder)
                        .pooling(Pooling.MEAN)
                        .build()) {
            // The first token is 0, so its row is (0, 0), and the mask, which is 1 everywhere, makes it (1, 1).
            assertThat(cls.encode("one <pad> two"))
                    .containsExactly(new float[] {(float) Math.sqrt(.5), (float) Math.sqrt(.5)}, within(1e-6f));

            TokenIds ids = TokenizerJson.read(new ModelSource.Bytes(ROBERTA)).encode("one <pad> two", 512);
            assertThat(ids.toArray()).startsWith(0).endsWith(2).doesNotContain(1);
            double sum = java.util.Arrays.stream(ids.toArray()).sum() / (double) ids.count();
            double norm = Math.hypot(sum + 1, 2 * sum + 1);
            assertThat(mean.encode("one <pad> two"))
                    .containsExactly(
                            new float[] {(float) ((sum + 1) / norm), (float) ((2 * sum + 1) / norm)}, within(1e-6f));
        }
    }

    @Test
    void tokenTypesAreZeroWhereTheGraphWantsThem() throws IOException {
        Files.write(
                folder.resolve("model.onnx"),
                new TinyOnnx()
                        .input("input_ids", TinyOnnx.INT64, 0, 0)
                        .input("token_type_ids", TinyOnnx.INT64, 0, 0)
                        .idAndItsDouble("input_ids")
                        .addTo("hidden", "token_type_ids", "typed")
                        .output("typed", TinyOnnx.FLOAT, 0, 0, 2)
                        .bytes());
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(folder).build()) {
            assertThat(encoder.encode("one"))
                    .containsExactly(
                            new float[] {(float) (1 / Math.sqrt(5)), (float) (2 / Math.sqrt(5))}, within(1e-6f));
        }
    }

    @Test
    void amongSeveralOutputsTheUsualNameIsTaken() throws IOException {
        Files.write(
                folder.resolve("model.onnx"),
                new TinyOnnx()
                        .input("input_ids", TinyOnnx.INT64, 0, 0)
                        .input("attention_mask", TinyOnnx.INT64, 0, 0)
                        .idAndItsDouble("input_ids")
                        .addTo("hidden", "attention_mask", "last_hidden_state")
                        .output("hidden", TinyOnnx.FLOAT, 0, 0, 2)
                        .output("last_hidden_state", TinyOnnx.FLOAT, 0, 0, 2)
                        .bytes());
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(folder).build()) {
            double norm = Math.hypot(102, 203); // [CLS] is 101, and the mask adds 1 to both
            assertThat(encoder.encode("one"))
                    .containsExactly(new float[] {(float) (102 / norm), (float) (203 / norm)}, within(1e-6f));
        }
    }

    @Test
    void whatWasTruncatedIsToldForEachText() throws IOException {
        config("{\"max_position_embeddings\": 5}");
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(folder).build()) {
            Embeddings all = encoder.encodeAll(List.of("one two three", "one two three four", "", "x ".repeat(600)));
            assertThat(all.truncated(0)).isFalse();
            assertThat(all.truncated(1)).isTrue();
            assertThat(all.truncated(2)).isFalse();
            assertThat(all.truncated(3)).isTrue();
            assertThat(all.truncatedCount()).isEqualTo(2);
        }
    }

    private void pooling(String json) throws IOException {
        Files.createDirectories(folder.resolve("1_Pooling"));
        Files.writeString(folder.resolve("1_Pooling/config.json"), json);
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> OnnxSentenceEncoder.builder(folder).build().close())
                .isInstanceOf(EncodingException.class)
                .hasMessageContainingAll(parts);
    }
}
