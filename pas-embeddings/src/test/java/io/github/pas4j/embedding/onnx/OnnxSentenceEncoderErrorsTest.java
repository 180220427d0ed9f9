package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model or tokenizer that cannot be used is refused by build(), in one line that names it. */
class OnnxSentenceEncoderErrorsTest {

    private static final byte[] TOKENIZER = Bundled.ENGLISH.tokenizerJson();

    @TempDir
    Path folder;

    private Path model;
    private Path tokenizer;

    @BeforeEach
    void write() throws IOException {
        model = Files.write(folder.resolve("model.onnx"), encoder().bytes());
        tokenizer = Files.write(folder.resolve("tokenizer.json"), TOKENIZER);
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing");

        refused(OnnxSentenceEncoder.builder(missing, tokenizer), "the model " + missing, "does not exist");
        refused(OnnxSentenceEncoder.builder(model, missing), "the tokenizer " + missing, "does not exist");
    }

    @Test
    void aDirectoryIsNamed() {
        refused(OnnxSentenceEncoder.builder(folder, tokenizer), "the model " + folder, "is a directory");
        refused(OnnxSentenceEncoder.builder(model, folder), "the tokenizer " + folder, "is a directory");
    }

    @Test
    void aModelCutInHalfIsNamed() throws IOException {
        byte[] whole = Bundled.ENGLISH.model();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Path file = Files.write(folder.resolve("half.onnx"), half);

        refused(OnnxSentenceEncoder.builder(file, tokenizer), "cannot load the model " + file);
        refused(OnnxSentenceEncoder.builder(half, TOKENIZER), "cannot load the model (" + half.length + " bytes)");
        refused(OnnxSentenceEncoder.builder(new byte[0], TOKENIZER), "cannot load the model (0 bytes)");
    }

    @Test
    void aTokenizerOfAnotherKindIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"model\": {\"type\": \"Unigram\"}}");

        refused(OnnxSentenceEncoder.builder(model, other), other.toString(), "WordPiece");
        refused(OnnxSentenceEncoder.builder(model, model), model.toString(), "no JSON");
    }

    @Test
    void aTokenizerWithIdsThatTheModelLacksIsNamed() {
        // The Chinese model has 21,128 pieces, the English tokenizer 30,522.
        refused(
                OnnxSentenceEncoder.builder(Bundled.CHINESE.model(), TOKENIZER),
                "the model (",
                "greatest id of its tokenizer",
                "is the tokenizer this model's");
    }

    @Test
    void aModelWithoutTokenIdsIsRefused() {
        TinyOnnx graph = new TinyOnnx()
                .input("words", TinyOnnx.INT64, 1, 0)
                .idAndItsDouble("words")
                .output("hidden", TinyOnnx.FLOAT, 1, 0, 2);

        refused(graph, "no input input_ids");
    }

    @Test
    void aModelWithAnUnknownInputIsRefused() {
        refused(encoder().input("pixels", TinyOnnx.FLOAT, 1, 0), "pixels");
    }

    @Test
    void aModelWithInputsOfAnotherTypeIsRefused() {
        TinyOnnx graph = new TinyOnnx()
                .input("input_ids", TinyOnnx.INT32, 1, 0)
                .idAndItsDouble("input_ids")
                .output("hidden", TinyOnnx.FLOAT, 1, 0, 2);

        refused(graph, "input_ids is no tensor of 64-bit integers");
    }

    @Test
    void aModelWithoutHiddenStatesIsRefused() {
        TinyOnnx graph = new TinyOnnx()
                .input("input_ids", TinyOnnx.INT64, 1, 0)
                .cast("input_ids", "logits")
                .output("logits", TinyOnnx.FLOAT, 1, 0);

        refused(graph, "no output of 32-bit floats");
    }

    @Test
    void moreTokensThanTheModelTakesAreRefusedBeforeTheFirstText() {
        refused(Bundled.ENGLISH.builder().maxTokens(513), "the model");
    }

    @Test
    void aModelThatFailsSaysSoWithoutTheText() {
        TinyOnnx graph = new TinyOnnx()
                .input("input_ids", TinyOnnx.INT64, 1, 3)
                .idAndItsDouble("input_ids")
                .output("hidden", TinyOnnx.FLOAT, 1, 3, 2);
        try (OnnxSentenceEncoder encoder =
                OnnxSentenceEncoder.builder(graph.bytes(), TOKENIZER).build()) {
            assertThat(encoder.encode("one")).hasSize(2);
            assertThatThrownBy(() -> encoder.encode("secret secret secret"))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("failed")
                    .hasMessageNotContaining("secret")
                    .hasNoSuppressedExceptions();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 2, 8193})
    void maxTokensOutOfRangeIsNamed(int maxTokens) {
        OnnxSentenceEncoder.Builder builder = OnnxSentenceEncoder.builder(model, tokenizer);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxTokens(maxTokens))
                .withMessage("maxTokens must be from 3 to 8192: " + maxTokens);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void threadsOutOfRangeAreNamed(int workers) {
        OnnxSentenceEncoder.Builder builder = OnnxSentenceEncoder.builder(model, tokenizer);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.workers(workers))
                .withMessage("workers must be positive: " + workers);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.intraOpThreads(workers))
                .withMessage("intraOpThreads must be positive: " + workers);
    }

    static TinyOnnx encoder() {
        return new TinyOnnx()
                .input("input_ids", TinyOnnx.INT64, 1, 0)
                .idAndItsDouble("input_ids")
                .output("hidden", TinyOnnx.FLOAT, 1, 0, 2);
    }

    private static void refused(TinyOnnx graph, String... parts) {
        refused(OnnxSentenceEncoder.builder(graph.bytes(), TOKENIZER), parts);
    }

    private static void refused(OnnxSentenceEncoder.Builder builder, String... parts) {
        assertThatThrownBy(() -> builder.build().close())
                .isInstanceOf(EncodingException.class)
                .hasMessageContainingAll(parts)
                .message()
                .hasLineCount(1);
    }
}
