package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pooling a SimCSE folder gets: in the tiny graph the pooler turns the vector round, so that it shows. */
class SimCseTest {

    private static final float[] WITHOUT_POOLER = {(float) (1 / Math.sqrt(5)), (float) (2 / Math.sqrt(5))};
    private static final float[] WITH_POOLER = {-WITHOUT_POOLER[0], -WITHOUT_POOLER[1]};

    @TempDir
    Path folder;

    @Test
    void theGraphsPropertyDecides() throws IOException {
        write(both().property("simcse", "supervised"), "{}");
        assertVector(WITH_POOLER);
        write(both().property("simcse", "unsupervised"), "{}");
        assertVector(WITHOUT_POOLER);
        write(withoutPooler().property("simcse", "unsupervised"), "{}");
        assertVector(WITHOUT_POOLER);
    }

    @Test
    void thePropertyComesBeforeThePublishedName() throws IOException {
        write(both().property("simcse", "unsupervised"), name("princeton-nlp/sup-simcse-roberta-base"));
        assertVector(WITHOUT_POOLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-base-uncased", "bert-large-uncased", "roberta-base", "roberta-large"})
    void thePublishedNameInTheConfigDecides(String model) throws IOException {
        write(both(), name("princeton-nlp/sup-simcse-" + model));
        assertVector(WITH_POOLER);
        // The published unsupervised checkpoints carry a pooler as well, which is not for use.
        write(both(), name("princeton-nlp/unsup-simcse-" + model));
        assertVector(WITHOUT_POOLER);
        write(withoutPooler(), name("princeton-nlp/unsup-simcse-" + model));
        assertVector(WITHOUT_POOLER);
    }

    @Test
    void aGraphOfThePoolerAloneIsSupervised() throws IOException {
        write(graph().pooler().output("pooler_output", TinyOnnx.FLOAT, 0, 2), "{}");
        assertVector(WITH_POOLER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"_name_or_path\": null}",
                "{\"_name_or_path\": \"/models/sup-simcse-bert-base-uncased\"}",
                "{\"_name_or_path\": \"someone/princeton-nlp/sup-simcse-bert-base-uncased\"}",
                "{\"_name_or_path\": \"princeton-nlp/sup-simcse-bert-base-uncased-mine\"}",
                "{\"_name_or_path\": \"bert-base-uncased\"}"
            })
    void whatTheFilesDoNotSayIsAskedForByTheNameOfTheOption(String config) throws IOException {
        write(both(), config);
        assertThatThrownBy(() -> OnnxSentenceEncoder.simCse(folder))
                .isInstanceOf(EncodingException.class)
                .hasMessageContainingAll(
                        folder.toString(),
                        ".pooling(Pooling.CLS_WITH_POOLER) for supervised",
                        ".pooling(Pooling.CLS) for unsupervised");

        try (SentenceEncoder said = OnnxSentenceEncoder.builder(folder)
                .pooling(Pooling.CLS_WITH_POOLER)
                .build()) {
            assertThat(said.encode("one")).containsExactly(WITH_POOLER, within(1e-6f));
        }
    }

    @Test
    void theFoldersNameSaysNothing(@TempDir Path root) throws IOException {
        folder = Files.createDirectories(root.resolve("princeton-nlp").resolve("sup-simcse-bert-base-uncased"));
        write(both(), "{}");
        assertThatThrownBy(() -> OnnxSentenceEncoder.simCse(folder)).isInstanceOf(EncodingException.class);
    }

    @Test
    void aSupervisedExportWithoutThePoolerIsToldHowToExport() throws IOException {
        write(withoutPooler(), name("princeton-nlp/sup-simcse-bert-base-uncased"));
        assertThatThrownBy(() -> OnnxSentenceEncoder.simCse(folder))
                .isInstanceOf(EncodingException.class)
                .hasMessageContainingAll("pooler_output", "torch.onnx.export", "docs/encoders.md");
        assertThatThrownBy(() -> OnnxSentenceEncoder.builder(folder)
                        .pooling(Pooling.CLS_WITH_POOLER)
                        .build()
                        .close())
                .isInstanceOf(EncodingException.class)
                .hasMessageContainingAll("pooler_output", "torch.onnx.export", "docs/encoders.md");
    }

    @Test
    void anotherPropertyIsRefused() throws IOException {
        write(both().property("simcse", "semi"), name("princeton-nlp/sup-simcse-bert-base-uncased"));
        assertThatThrownBy(() -> OnnxSentenceEncoder.simCse(folder))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("neither supervised nor unsupervised");
    }

    @Test
    void sentenceTransformersFilesBesideItChangeNothing() throws IOException {
        write(both(), name("princeton-nlp/sup-simcse-bert-base-uncased"));
        Files.createDirectories(folder.resolve("1_Pooling"));
        // What sentence-transformers writes of itself, and what is wrong for every SimCSE.
        Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_mean_tokens\": true}");
        assertVector(WITH_POOLER);
    }

    private void assertVector(float[] expected) {
        try (OnnxSentenceEncoder encoder = OnnxSentenceEncoder.simCse(folder)) {
            assertThat(encoder.encode("one")).containsExactly(expected, within(1e-6f));
            for (float[] row : List.of(
                    encoder.encodeAll(List.of("one", "two words")).row(0),
                    encoder.encodeAll(List.of("one", "two words")).row(1))) {
                assertThat(row).containsExactly(expected, within(1e-6f));
            }
        }
    }

    private void write(TinyOnnx graph, String config) throws IOException {
        Files.write(folder.resolve("model.onnx"), graph.bytes());
        Files.write(folder.resolve("tokenizer.json"), Bundled.ENGLISH.tokenizerJson());
        Files.writeString(folder.resolve("config.json"), config);
    }

    private static String name(String name) {
        return "{\"_name_or_path\": \"" + name + "\"}";
    }

    private static TinyOnnx graph() {
        return new TinyOnnx().input("input_ids", TinyOnnx.INT64, 0, 0).idAndItsDouble("input_ids");
    }

    private static TinyOnnx withoutPooler() {
        return graph().output("hidden", TinyOnnx.FLOAT, 0, 0, 2);
    }

    private static TinyOnnx both() {
        return withoutPooler().pooler().output("pooler_output", TinyOnnx.FLOAT, 0, 2);
    }
}
