package io.github.pas4j.examples;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.CacheOptions;
import io.github.pas4j.Outcome;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.embedded.EmbeddedPas;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Augments a list the paper's way, in both languages, and counts how each prompt ended. */
public final class AugmentMany {

    private AugmentMany() {}

    // tag::augment-many[]
    public static void main(String[] args) {
        List<String> prompts = List.of(
                "Explain how vaccines work",
                "给我讲讲为什么海水是咸的",
                "hello!",
                "Reply with only the word yes or no: is 91 prime?",
                "Wie viele Bundesländer hat Deutschland?");
        try (PasAugmenter pas = EmbeddedPas.builder()
                .target(Target.basic()) // add words wherever gate and guard allow it
                .cache(CacheOptions.maxEntries(10_000))
                .build()) {
            List<AugmentedPrompt> results = pas.augmentAll(prompts);
            results.forEach(result -> System.out.println(result.outcome() + " "
                    + result.complement().or(result::reason).orElse("")));
            Map<Outcome, Long> counts =
                    results.stream().collect(Collectors.groupingBy(AugmentedPrompt::outcome, Collectors.counting()));
            System.out.println(counts.getOrDefault(Outcome.AUGMENTED, 0L) + " of " + prompts.size() + " augmented");
        }
    }
    // end::augment-many[]
}
