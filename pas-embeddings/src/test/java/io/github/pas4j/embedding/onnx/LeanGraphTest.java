package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.onnx.TinyBert.With;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left out of a graph changes no vector, and a graph of another form stays as it is. */
class LeanGraphTest {

    private static final String TOKENIZER = """
            {"normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
               "strip_accents": null, "lowercase": true},
             "pre_tokenizer": {"type": "BertPreTokenizer"},
             "post_processor": {"type": "TemplateProcessing",
               "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                          {"SpecialToken": {"id": "[SEP]", "type_id": 0}}]},
             "model": {"type": "WordPiece", "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, %s}}}""".formatted(IntStream.range(3, TinyBert.VOCABULARY)
            .mapToObj(i -> "\"w" + i + "\": " + i)
            .collect(Collectors.joining(", ")));

    @TempDir
    Path folder;

    private static List<String> texts(int count) {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>(List.of(""));
        while (texts.size() < count) {
            texts.add(random.ints(random.nextInt(40), 3, TinyBert.VOCABULARY)
                    .mapToObj(i -> "w" + i)
                    .collect(Collectors.joining(" ")));
        }
        return texts;
    }

    private Optional<LeanGraph> lean(byte[] model, Pooling pooling) throws IOException {
        Path file = Files.write(folder.resolve("lean.onnx"), model);
        return LeanGraph.of(new ModelSource.File(file), graph -> pooling);
    }

    /** From a file, and so without what is not needed, and from bytes, and so with all. */
    private void sameVectors(byte[] model, Pooling pooling) throws IOException {
        byte[] tokenizer = TOKENIZER.getBytes(StandardCharsets.UTF_8);
        List<String> texts = texts(600);
        Path file = Files.write(folder.resolve("model.onnx"), model);
        Path tokenizerFile = Files.write(folder.resolve("tokenizer.json"), tokenizer);
        try (OnnxSentenceEncoder all = OnnxSentenceEncoder.builder(model, tokenizer)
                        .pooling(pooling)
                        .build();
                OnnxSentenceEncoder lean = OnnxSentenceEncoder.builder(file, tokenizerFile)
                        .pooling(pooling)
                        .build()) {
            Embeddings list = lean.encodeAll(texts);
            for (int i = 0; i < texts.size(); i++) {
                float[] alone = lean.encode(texts.get(i));
                assertThat(alone).containsExactly(all.encode(texts.get(i)), within(1e-5f));
                assertThat(list.row(i)).isEqualTo(alone);
            }
            assertThat(texts.stream()
                            .map(text -> Arrays.hashCode(all.encode(text)))
                            .distinct())
                    .hasSizeGreaterThan(texts.size() / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"CLS, true", "CLS_WITH_POOLER, true", "MEAN, false"})
    void theLastLayerIsOfTheFirstTokensWhereThePoolingReadsTheFirst(Pooling pooling, boolean firstOnly)
            throws IOException {
        byte[] model = TinyBert.with(With.POOLER);
        assertThat(lean(model, pooling).orElseThrow().isFirstOnly()).isEqualTo(firstOnly);
        sameVectors(model, pooling);
    }

    @ParameterizedTest
    @EnumSource(
            value = With.class,
            names = {"MEAN", "SOFTMAX_OVER_QUERIES", "SHAPES_OF_QUERIES", "SECOND_RESIDUAL", "NORM_OVER_TOKENS"})
    void aLastLayerOfAnotherFormStays(With other) throws IOException {
        byte[] model = TinyBert.with(other);
        assertThat(lean(model, Pooling.CLS).orElseThrow().isFirstOnly()).isFalse();
        sameVectors(model, Pooling.CLS);
    }

    @ParameterizedTest
    @EnumSource(
            value = With.class,
            names = {"OTHER_MASK", "MASK_FROM_TWO"})
    void aMaskOfAnotherFormStays(With other) throws IOException {
        byte[] model = TinyBert.with(other);
        assertThat(lean(model, Pooling.MEAN)).isEmpty();
        assertThat(lean(model, Pooling.CLS).orElseThrow().isFirstOnly()).isTrue();
        sameVectors(model, Pooling.CLS);
    }

    @Test
    void whereTheLeanGraphCannotBeRunTheWholeOneIs() throws IOException {
        byte[] model = TinyBert.with(With.PAIR_BIAS);
        assertThat(lean(model, Pooling.CLS).orElseThrow().isFirstOnly()).isTrue(); // and a row for each token is added
        sameVectors(model, Pooling.CLS);
    }

    @ParameterizedTest
    @EnumSource(Bundled.class)
    void quantisedGraphsStay(Bundled model) throws IOException {
        assertThat(lean(model.model(), Pooling.CLS)).isEmpty();
    }

    @Test
    void weightsAreFoundThroughLinks() throws IOException {
        Path blob = Files.createDirectories(folder.resolve("blobs")).resolve("0a1b");
        Files.write(blob, TinyBert.with());
        Path link = folder.resolve("linked.onnx");
        try {
            Files.createSymbolicLink(link, Path.of("blobs", "0a1b"));
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "no links here");
        }
        Path tokenizer = Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
        try (OnnxSentenceEncoder linked =
                OnnxSentenceEncoder.builder(link, tokenizer).build()) {
            assertThat(linked.encode("w7 w8")).hasSize(TinyBert.DIMENSION);
        }
    }

    @Test
    void noBytesAreTakenForAGraphThatTheyAreNot() throws IOException {
        byte[] model = TinyBert.with(With.POOLER);
        Random random = new Random(2);
        for (int i = 0; i < 3000; i++) {
            byte[] broken = i % 2 == 0 ? Arrays.copyOf(model, random.nextInt(model.length)) : model.clone();
            for (int change = random.nextInt(4); change > 0 && broken.length > 0; change--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            LeanGraph.of(
                    folder.resolve("m"), ByteBuffer.wrap(broken), graph -> Pooling.CLS); // without another exception
        }
    }
}
