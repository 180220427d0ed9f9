package io.github.pas4j.cli;

import io.github.pas4j.embedding.SentenceEncoder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What prompts are compared by: the bundled encoder of each one's language unless one is chosen for all. */
final class CurationEncoderOption {

    @Option(
            names = "--encoder",
            paramLabel = "E",
            description =
                    "One encoder for prompts of all languages: bge-small-en, bge-small-zh, minilm, or a folder as with pas"
                            + " encode. Default: bge-small-en for English, bge-small-zh for Chinese; prompts of other"
                            + " languages are compared by their characters.")
    private @Nullable String encoder;

    @Option(
            names = "--pooling",
            paramLabel = "P",
            description = "How a folder's model makes one vector of a text, as with pas encode.")
    private @Nullable String pooling;

    /** What loads them; whoever calls it closes them. */
    Supplier<CurationEncoders> choose() {
        String name = encoder;
        if (name == null) {
            if (pooling != null) {
                throw CliException.usage("--pooling needs --encoder with a folder");
            }
            return CurationEncoders::bundled;
        }
        Supplier<SentenceEncoder> chosen = EncoderOption.choose(name, pooling);
        String known = EncoderOption.isBundled(name) ? name : "a model in a folder"; // which may move
        return () -> CurationEncoders.one(known + " for all languages", chosen.get());
    }
}
