package io.github.pas4j.cli;

import io.github.pas4j.GoldenPairs;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.embedded.EmbeddedPas;
import java.time.Duration;
import java.util.Optional;

/** Makes the augmenter of one command; the command closes it. */
@FunctionalInterface
interface Augmenters {

    PasAugmenter open(Settings settings);

    /** The one that needs no key and no network. */
    static Augmenters embedded() {
        return settings -> settings.golden()
                .map(EmbeddedPas::builder)
                .orElseGet(EmbeddedPas::builder)
                .target(settings.target())
                .timeout(settings.timeout())
                .concurrency(settings.threads())
                .build();
    }

    /**
     * What the command line decides.
     *
     * @param target how strong the model behind is
     * @param timeout of each prompt
     * @param threads prompts at once
     * @param golden the pairs to retrieve from, where they are not ours alone
     */
    record Settings(Target target, Duration timeout, int threads, Optional<GoldenPairs> golden) {}
}
