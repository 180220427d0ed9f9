package io.github.pas4j.embedded;

import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.onnx.OnnxSentenceEncoder;
import io.github.pas4j.embedding.onnx.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The sentence encoders that come with this module, BAAI's bge-small v1.5 (MIT licence) in 8-bit weights. Each call makes
 * a new encoder, which the caller closes.
 */
public final class BundledEncoders {

    private BundledEncoders() {}

    /** bge-small-en-v1.5: English, 384 dimensions, CLS pooling, up to 512 tokens. */
    public static SentenceEncoder bgeSmallEn() {
        return load("bge-small-en-v1.5-q");
    }

    /** bge-small-zh-v1.5: Chinese, 512 dimensions, CLS pooling, up to 512 tokens. */
    public static SentenceEncoder bgeSmallZh() {
        return load("bge-small-zh-v1.5-q");
    }

    /** Both, each loaded when it is first asked for. Closing the router closes them. */
    public static EncoderRouter router() {
        return EncoderRouter.lazy(Map.<Language, Supplier<SentenceEncoder>>of(
                Language.ENGLISH, BundledEncoders::bgeSmallEn,
                Language.CHINESE, BundledEncoders::bgeSmallZh));
    }

    private static SentenceEncoder load(String name) {
        return new BundledEncoder(
                name,
                OnnxSentenceEncoder.builder(resource(name + ".onnx"), resource(name + "-tokenizer.json"))
                        .pooling(Pooling.CLS)
                        .build());
    }

    private static byte[] resource(String name) {
        try (InputStream in = BundledEncoders.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new EncodingException("the bundled model is not on the class path: " + name, null);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new EncodingException("the bundled model cannot be read: " + name, e);
        }
    }
}
