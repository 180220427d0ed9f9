package io.github.pas4j.cli;

import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.onnx.OnnxSentenceEncoder;
import io.github.pas4j.embedding.onnx.Pooling;
import java.nio.file.Path;
import java.util.Optional;

/** An exported model in a folder, pooled as its files say unless it is said here. */
final class EncoderFolder {

    /** What the library says of a folder that nothing marks as SimCSE; of a marked one that is unfit it says other things. */
    private static final String UNMARKED = "do not say whether this is supervised or unsupervised SimCSE";

    private EncoderFolder() {}

    /** SimCSE comes first: what else lies in its folder is often written by tools that take it for another kind of model. */
    static SentenceEncoder open(Path folder, Optional<Pooling> pooling) {
        if (pooling.isPresent()) {
            return OnnxSentenceEncoder.builder(folder).pooling(pooling.get()).build();
        }
        try {
            return OnnxSentenceEncoder.simCse(folder);
        } catch (EncodingException e) {
            if (!String.valueOf(e.getMessage()).contains(UNMARKED)) {
                throw e;
            }
            return OnnxSentenceEncoder.builder(folder).build();
        }
    }
}
