package io.github.pas4j.cli;

import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.onnx.Pooling;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sentence encoder: one that comes with the command, or an exported model in a folder. */
final class EncoderOption {

    static final String DEFAULT = "bge-small-en";

    private static final Map<String, Supplier<SentenceEncoder>> BUNDLED = Map.of(
            DEFAULT,
            BundledEncoders::bgeSmallEn,
            "bge-small-zh",
            BundledEncoders::bgeSmallZh,
            "minilm",
            BundledEncoders::miniLm);

    private static final Map<String, Pooling> POOLINGS =
            Map.of("cls", Pooling.CLS, "pooler", Pooling.CLS_WITH_POOLER, "mean", Pooling.MEAN);

    private static final String HERE = DEFAULT + ", bge-small-zh, minilm, or a folder with an exported model";

    @Option(
            names = "--encoder",
            paramLabel = "E",
            description =
                    "bge-small-en (English, 384 numbers), bge-small-zh (Chinese, 512 numbers), minilm"
                            + " (English, 384 numbers, faster), or a folder with model.onnx (or onnx/model.onnx) and tokenizer.json. Default: bge-small-en.")
    private String encoder = DEFAULT;

    @Option(
            names = "--pooling",
            paramLabel = "P",
            description = "How a folder's model makes one vector of a text: cls, pooler or mean. Default: what its"
                    + " files say (SimCSE's marks, then 1_Pooling/config.json), else cls.")
    private @Nullable String pooling;

    /** What loads the encoder; whoever calls it closes the encoder. */
    Supplier<SentenceEncoder> choose() {
        return choose(encoder, pooling);
    }

    static Supplier<SentenceEncoder> choose(String encoder, @Nullable String pooling) {
        Supplier<SentenceEncoder> bundled = BUNDLED.get(encoder);
        if (bundled != null) {
            if (pooling != null) {
                throw CliException.usage("--pooling needs --encoder with a folder");
            }
            return bundled;
        }
        Optional<Pooling> asked = Optional.ofNullable(pooling).map(EncoderOption::pooling);
        Path folder = folder(encoder);
        return () -> EncoderFolder.open(folder, asked);
    }

    static boolean isBundled(String encoder) {
        return BUNDLED.containsKey(encoder);
    }

    private static Path folder(String encoder) {
        Path path = Path.of(encoder);
        if (Files.isDirectory(path)) {
            return path;
        }
        if (Files.exists(path)) {
            throw CliException.failed("--encoder " + path + " is a file; it takes the folder with the model", null);
        }
        boolean looksLikePath = encoder.contains("/") || encoder.contains(File.separator);
        throw looksLikePath
                ? CliException.failed("cannot read " + path + ": no such file or folder", null)
                : CliException.usage("there is no encoder '" + encoder + "'; there are " + HERE);
    }

    private static Pooling pooling(String name) {
        Pooling found = POOLINGS.get(name);
        if (found == null) {
            throw CliException.usage("--pooling is cls, pooler or mean: '" + name + "'");
        }
        return found;
    }
}
