package io.github.pas4j.cli;

import io.github.pas4j.Language;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a classifier's prompts are encoded by: the bundled encoder of each one's language, or one for both languages. */
final class ClassifierEncoderOption {

    @Option(
            names = "--encoder",
            paramLabel = "E",
            description =
                    "One encoder for English and Chinese: bge-small-en, bge-small-zh, minilm, or a folder as with pas"
                            + " encode; the same for train and eval. Default: bge-small-en for English, bge-small-zh for"
                            + " Chinese.")
    private @Nullable String encoder;

    @Option(
            names = "--pooling",
            paramLabel = "P",
            description = "How a folder's model makes one vector of a text, as with pas encode.")
    private @Nullable String pooling;

    /** The encoders, each loaded when it is first needed; whoever calls it closes them. */
    EncoderRouter open() {
        if (encoder == null) {
            if (pooling != null) {
                throw CliException.usage("--pooling needs --encoder with a folder");
            }
            return BundledEncoders.router();
        }
        Supplier<SentenceEncoder> chosen = EncoderOption.choose(encoder, pooling);
        return EncoderRouter.lazy(Map.of(Language.ENGLISH, chosen, Language.CHINESE, chosen));
    }
}
