package io.github.pas4j.benchmarks;

import io.github.pas4j.Complement;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Target;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.RetrievalGenerator;
import io.github.pas4j.embedding.EncoderRouter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How often the embedded generator finds the intent of a golden pair that it was not given: five-fold cross-validation
 * over the bundled pairs, folds by a fixed seed. Harder than real prompts, since the pairs of an intent were written to be
 * unlike one another.
 */
public final class IntentAccuracy {

    private static final int FOLDS = 5;
    private static final long SEED = 5;

    private IntentAccuracy() {}

    /** Prints one line for each language and target. */
    public static void main(String[] args) {
        try (EncoderRouter encoders = BundledEncoders.router()) {
            for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
                List<GoldenPair> pairs =
                        new ArrayList<>(GoldenPairs.bundledTransferable().pairs(language));
                Collections.shuffle(pairs, new Random(SEED));
                int[] given = new int[2];
                int[] right = new int[2];
                int found = 0;
                for (int fold = 0; fold < FOLDS; fold++) {
                    RetrievalGenerator generator = without(fold, pairs, encoders);
                    for (int i = fold; i < pairs.size(); i += FOLDS) {
                        GoldenPair pair = pairs.get(i);
                        for (int t = 0; t < 2; t++) {
                            ComplementRequest request = ComplementRequest.of(pair.prompt())
                                    .withTarget(t == 0 ? Target.strong() : Target.basic());
                            ComplementResult result = generator.generate(request);
                            boolean hit = result.intent().orElse("").equals(pair.intent());
                            found += t == 0 && hit ? 1 : 0;
                            if (result instanceof Complement) {
                                given[t]++;
                                right[t] += hit ? 1 : 0;
                            }
                        }
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s intent right %.2f of %d; complements given and right: strong %d, %.2f; basic %d, %.2f%n",
                        language,
                        (double) found / pairs.size(),
                        pairs.size(),
                        given[0],
                        (double) right[0] / given[0],
                        given[1],
                        (double) right[1] / given[1]);
            }
        }
    }

    private static RetrievalGenerator without(int fold, List<GoldenPair> pairs, EncoderRouter encoders) {
        List<GoldenPair> others = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (i % FOLDS != fold) {
                others.add(pairs.get(i));
            }
        }
        return RetrievalGenerator.builder(encoders)
                .goldenPairs(GoldenPairs.of(GoldenPairs.bundledTransferable().taxonomy(), others))
                .build();
    }
}
