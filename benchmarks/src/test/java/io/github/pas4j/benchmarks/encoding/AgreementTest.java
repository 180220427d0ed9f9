package io.github.pas4j.benchmarks.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled encoders, whose graphs were rewritten, give the vectors that LangChain4j's encoder, which shares no code with ours, makes of the published ones. */
class AgreementTest {

    private static final double LEAST_COSINE = 0.9999;

    @TempDir
    private Path folder = Path.of("");

    private void agree(String name, SentenceEncoder ours, List<String> texts) throws IOException {
        System.setProperty("ai.djl.offline", "true");
        LangChain4j peer = new LangChain4j(copied(name + ".onnx"), copied(name + "-tokenizer.json"), false);
        Embeddings vectors = ours.encodeAll(texts);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(vectors.dot(i, unit(peer.one(texts.get(i)))))
                    .as("text %d of %s", i, name)
                    .isGreaterThanOrEqualTo((float) LEAST_COSINE);
        }
    }

    private Path copied(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(AgreementTest.class.getResourceAsStream("/" + name), name)) {
            Files.copy(in, copy);
        }
        return copy;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += (double) v * v;
        }
        float[] unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private static List<String> real(String file) throws IOException {
        String shared = System.getProperty("pas.shared", "");
        Assumptions.assumeFalse(shared.isEmpty(), "pas.shared is not set: it names the folder with the real prompts");
        List<String> prompts = new ArrayList<>();
        for (JsonNode row : Jsonl.read(Path.of(shared, "data", file))) {
            prompts.add(Jsonl.text(row, "prompt"));
        }
        Collections.shuffle(prompts, new Random(500));
        return prompts.subList(0, 500);
    }

    @Test
    void onTextsOfOurOwn() throws IOException {
        try (SentenceEncoder english = BundledEncoders.bgeSmallEn()) {
            agree(
                    "bge-small-en-v1.5-q",
                    english,
                    List.of("Why is the sky blue?", "x", "Ünïcode 東京 🗼", "a b ".repeat(400)));
        }
        try (SentenceEncoder chinese = BundledEncoders.bgeSmallZh()) {
            agree("bge-small-zh-v1.5-q", chinese, List.of("天空为什么是蓝色的?", "好", "Apple 公司 2024", "长文本 ".repeat(400)));
        }
    }

    @Test
    void onRealEnglishPrompts() throws IOException {
        try (SentenceEncoder english = BundledEncoders.bgeSmallEn()) {
            agree("bge-small-en-v1.5-q", english, real("en_prompts.jsonl"));
        }
    }

    @Test
    void onRealChinesePrompts() throws IOException {
        try (SentenceEncoder chinese = BundledEncoders.bgeSmallZh()) {
            agree("bge-small-zh-v1.5-q", chinese, real("zh_prompts.jsonl"));
        }
    }
}
