package io.github.pas4j.embedding.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Hugging Face tokenizers, through DJL; kept off the network by the system property {@code ai.djl.offline}. */
final class ReferenceTokenizer implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;

    private ReferenceTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    static ReferenceTokenizer of(Bundled model) throws IOException {
        return of(model.tokenizerJson());
    }

    static ReferenceTokenizer of(byte[] tokenizerJson) throws IOException {
        Assumptions.assumeTrue(
                Boolean.getBoolean("ai.djl.offline"), "ai.djl.offline is not true, so DJL would look for a network");
        try {
            return new ReferenceTokenizer(HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(tokenizerJson), Map.of("truncation", "false", "padding", "false")));
        } catch (LinkageError | IllegalStateException e) {
            return Assumptions.abort("DJL's native tokenizer cannot be loaded on this platform: " + e);
        }
    }

    long[] encode(String text) {
        return tokenizer.encode(text).getIds();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
