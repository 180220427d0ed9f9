package io.github.pas4j.cli;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What prompts are compared by: an encoder for each language that has one, or one for all. */
interface CurationEncoders extends AutoCloseable {

    /** Tells runs apart, for a user to read; what a model computes is checked by the library. */
    String name();

    PromptCurator.Builder curator();

    boolean covers(Language language);

    /** How many texts were encoded: those that the run knew are not among them. */
    long computed();

    @Override
    void close();

    /** The bundled ones: English and Chinese. Each is loaded when it is first needed. */
    static CurationEncoders bundled() {
        AtomicLong count = new AtomicLong();
        EncoderRouter router = EncoderRouter.lazy(Map.of(
                Language.ENGLISH, counted(BundledEncoders::bgeSmallEn, count),
                Language.CHINESE, counted(BundledEncoders::bgeSmallZh, count)));
        return new CurationEncoders() {
            @Override
            public String name() {
                return "bge-small-en for English, bge-small-zh for Chinese";
            }

            @Override
            public PromptCurator.Builder curator() {
                return PromptCurator.builder(router);
            }

            @Override
            public boolean covers(Language language) {
                return router.languages().contains(language);
            }

            @Override
            public long computed() {
                return count.get();
            }

            @Override
            public void close() {
                router.close();
            }
        };
    }

    /** One for all languages, which is closed with this. */
    static CurationEncoders one(String name, SentenceEncoder encoder) {
        AtomicLong count = new AtomicLong();
        SentenceEncoder counting = new CountingEncoder(encoder, count);
        return new CurationEncoders() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public PromptCurator.Builder curator() {
                return PromptCurator.builder(counting);
            }

            @Override
            public boolean covers(Language language) {
                return true;
            }

            @Override
            public long computed() {
                return count.get();
            }

            @Override
            public void close() {
                counting.close();
            }
        };
    }

    private static Supplier<SentenceEncoder> counted(Supplier<SentenceEncoder> encoder, AtomicLong count) {
        return () -> new CountingEncoder(encoder.get(), count);
    }
}
