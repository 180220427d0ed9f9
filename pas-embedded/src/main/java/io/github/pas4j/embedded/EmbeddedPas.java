package io.github.pas4j.embedded;

import io.github.pas4j.GoldenPairs;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.embedding.EncoderRouter;
import java.time.Duration;

/**
 * The augmenter that needs no key and no network: bundled encoders, bundled golden pairs, English and Chinese.
 *
 * <pre>{@code
 * try (PasAugmenter pas = EmbeddedPas.augmenter()) {
 *     String text = pas.augment("Why do onions make you cry when you cut them?").text();
 * }
 * }</pre>
 */
public final class EmbeddedPas {

    /** Whole budget of one call, unless told otherwise: 30 s. Once a language is loaded, a call takes milliseconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private EmbeddedPas() {}

    /**
     * An augmenter for {@link Target#strong()}: it adds words only where the bundled evidence favours them. Make one and
     * keep it; the first prompt of each language loads that language's model. Closing it frees the models.
     */
    public static PasAugmenter augmenter() {
        return builder().build();
    }

    /**
     * The same augmenter before it is built, for another target, timeout, cache and the like. Works on as many prompts at
     * once as there are processors; the timeout is {@link #DEFAULT_TIMEOUT}, which also has to do for loading a model on a
     * busy machine.
     */
    public static PasAugmenter.Builder builder() {
        return builder(GoldenPairs.bundledTransferable());
    }

    /** The same over other golden pairs than {@link GoldenPairs#bundledTransferable()}, which may be among them. */
    public static PasAugmenter.Builder builder(GoldenPairs golden) {
        return builder(BundledEncoders.router(), golden);
    }

    static PasAugmenter.Builder builder(EncoderRouter encoders, GoldenPairs golden) {
        RetrievalGenerator generator =
                RetrievalGenerator.builder(encoders).goldenPairs(golden).build();
        return PasAugmenter.builder(generator)
                .classifier(generator)
                .timeout(DEFAULT_TIMEOUT)
                .concurrency(Runtime.getRuntime().availableProcessors())
                .closeWith(encoders);
    }

    /** Tells the language of a text, by script and by Apache OpenNLP's model of 103 languages. */
    public static LanguageDetector languageDetector() {
        return BundledLanguageDetector.INSTANCE;
    }
}
