package io.github.pas4j.cli;

import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.llm.LlmClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes augmenters whose complements a model writes. The category is told by the bundled classifier.
 *
 * @param clients opens a client of the model, which has so much time for an answer
 * @param writer the generator over it
 */
record ModelAugmenters(Function<Duration, LlmClient> clients, Writer writer) implements Augmenters {

    /** Makes the generator. */
    interface Writer {
        ComplementGenerator over(LlmClient client, Settings settings, Local local);
    }

    /**
     * What asks no model.
     *
     * @param encoders the bundled ones
     * @param classifier tells a prompt's category
     */
    record Local(EncoderRouter encoders, CategoryClassifier classifier) {}

    @Override
    public PasAugmenter open(Settings settings) {
        LlmClient client = clients.apply(settings.timeout());
        EncoderRouter encoders = BundledEncoders.router();
        CategoryClassifier classifier = classifier(encoders, settings.golden());
        return PasAugmenter.builder(writer.over(client, settings, new Local(encoders, classifier)))
                .classifier(classifier)
                .target(settings.target())
                .timeout(settings.timeout())
                .concurrency(settings.threads())
                .closeWith(client)
                .closeWith(encoders)
                .build();
    }

    /** Categories of one's own are known from one's own pairs alone. */
    private static CategoryClassifier classifier(EncoderRouter encoders, Optional<GoldenPairs> golden) {
        NearestGoldenClassifier.Builder classifier = NearestGoldenClassifier.builder(encoders);
        golden.filter(pairs -> !pairs.taxonomy().equals(Taxonomy.pas14())).ifPresent(classifier::goldenPairs);
        return classifier.build();
    }
}
