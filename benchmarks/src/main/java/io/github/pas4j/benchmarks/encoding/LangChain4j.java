package io.github.pas4j.benchmarks.encoding;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.nio.file.Path;
import java.util.List;

/** What a Java developer would take today, with its defaults, on the same ONNX Runtime. */
final class LangChain4j implements Encoding {

    private final OnnxEmbeddingModel model;

    LangChain4j(Path onnx, Path tokenizer, boolean mean) {
        model = new OnnxEmbeddingModel(onnx, tokenizer, mean ? PoolingMode.MEAN : PoolingMode.CLS);
    }

    @Override
    public String name() {
        return "LangChain4j embedAll";
    }

    @Override
    public void encode(List<String> prompts) {
        model.embedAll(prompts.stream().map(TextSegment::from).toList());
    }

    float[] one(String prompt) {
        return model.embed(prompt).content().vector();
    }

    @Override
    public void close() {}
}
