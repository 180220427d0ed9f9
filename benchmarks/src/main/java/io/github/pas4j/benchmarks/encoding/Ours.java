package io.github.pas4j.benchmarks.encoding;

import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.onnx.OnnxSentenceEncoder;
import io.github.pas4j.embedding.onnx.Pooling;
import java.nio.file.Path;
import java.util.List;

/** This library, with its defaults. */
final class Ours implements Encoding {

    private final SentenceEncoder encoder;

    Ours(SentenceEncoder encoder) {
        this.encoder = encoder;
    }

    Ours(Path model, Path tokenizer, boolean mean) {
        encoder = OnnxSentenceEncoder.builder(model, tokenizer)
                .pooling(mean ? Pooling.MEAN : Pooling.CLS)
                .build();
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void encode(List<String> prompts) {
        encoder.encodeAll(prompts);
    }

    float[] one(String prompt) {
        return encoder.encode(prompt);
    }

    String describe() {
        return encoder.toString();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
