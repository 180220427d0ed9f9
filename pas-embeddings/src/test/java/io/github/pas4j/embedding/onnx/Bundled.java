package io.github.pas4j.embedding.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The models that lie on the tests' class path. */
enum Bundled {
    ENGLISH("bge-small-en-v1.5-q", 384),
    CHINESE("bge-small-zh-v1.5-q", 512);

    private final String name;
    final int dimension;

    Bundled(String name, int dimension) {
        this.name = name;
        this.dimension = dimension;
    }

    byte[] model() {
        return resource("/" + name + ".onnx");
    }

    byte[] tokenizerJson() {
        return resource("/" + name + "-tokenizer.json");
    }

    Tokenizer tokenizer() {
        return TokenizerJson.read(new ModelSource.Bytes(tokenizerJson()));
    }

    OnnxSentenceEncoder.Builder builder() {
        return OnnxSentenceEncoder.builder(model(), tokenizerJson());
    }

    static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(Bundled.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
