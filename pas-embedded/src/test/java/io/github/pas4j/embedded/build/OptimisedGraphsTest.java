package io.github.pas4j.embedded.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.onnx.OnnxSentenceEncoder;
import io.github.pas4j.embedding.onnx.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimisedGraphsTest {

    /** As they were published; Maven runs tests in the module's folder. */
    private static final Path PUBLISHED = Path.of("target", "published-models");

    @ParameterizedTest
    @ValueSource(strings = {"bge-small-en-v1.5-q", "bge-small-zh-v1.5-q"})
    void giveTheVectorsOfThePublishedGraphsToTheBit(String name) throws IOException {
        byte[] published = Files.readAllBytes(PUBLISHED.resolve(name + ".onnx"));
        assertThat(bundled(name)).as("rewritten").isNotEqualTo(published);
        byte[] tokenizer = Files.readAllBytes(PUBLISHED.resolve(name + "-tokenizer.json"));
        try (SentenceEncoder before = OnnxSentenceEncoder.builder(published, tokenizer)
                        .pooling(Pooling.CLS)
                        .build();
                SentenceEncoder after =
                        name.contains("-en-") ? BundledEncoders.bgeSmallEn() : BundledEncoders.bgeSmallZh()) {
            for (String text : texts()) {
                assertThat(after.encode(text)).containsExactly(before.encode(text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bge-small-en-v1.5-q", "bge-small-zh-v1.5-q"})
    void aGraphOfAnotherFormIsRefused(String name) throws IOException {
        byte[] published = Files.readAllBytes(PUBLISHED.resolve(name + ".onnx")); // which nothing has optimised

        assertThatThrownBy(() -> new BertRewrites(OnnxGraph.read(published)).apply())
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                "What is the capital of France?",
                "用一句话解释什么是递归。",
                "def f(x):\n    return x ** 2  # [SEP]",
                "Compare two databases, and say which one you would take for 3,000 writes a second. ".repeat(40)));
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            for (int words = random.nextInt(60); words > 0; words--) {
                text.append(
                        random.nextBoolean()
                                ? (char) ('a' + random.nextInt(26))
                                : (char) (0x4E00 + random.nextInt(3_000)));
                text.append(random.nextInt(3) == 0 ? " " : "");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static byte[] bundled(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BundledEncoders.class.getResourceAsStream(name + ".onnx"), name)) {
            return in.readAllBytes();
        }
    }
}
