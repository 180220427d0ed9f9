package io.github.pas4j.cli;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.datagen.RepresentativeChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of the distinct prompts are selected. */
final class CurationSelectionOptions {

    private static final int PER_CLUSTER = 3;

    @Option(
            names = "--per-cluster",
            paramLabel = "N",
            description = "Most prompts of a group of prompts that are alike; 0 for any number, and without --size and"
                    + " quotas no groups at all. Default: " + PER_CLUSTER
                    + " where --size or a quota selects, else any number: every distinct prompt is kept.")
    private @Nullable Integer perCluster;

    @Option(
            names = "--size",
            paramLabel = "N",
            description =
                    "Most prompts in all, in equal shares of categories and languages as far as there are so many."
                            + " Default: any number.")
    private @Nullable Integer size;

    @Option(
            names = "--quota",
            paramLabel = "CATEGORY=N",
            split = ",",
            description = "How many prompts of a category, such as coding=500,translation=100; the others share what is"
                    + " left of --size. unknown is a category, too.")
    private Map<String, Integer> quotas = new LinkedHashMap<>();

    @Option(
            names = "--language-quota",
            paramLabel = "LANGUAGE=N",
            split = ",",
            description = "How many prompts of a language, such as en=1500,zh=500.")
    private Map<String, Integer> languageQuotas = new LinkedHashMap<>();

    @Option(
            names = "--min-quality",
            paramLabel = "X",
            description = "Least quality, from 0 to 1; unscored prompts are not selected then. Default: any.")
    private @Nullable Double minQuality;

    @Option(
            names = "--representatives",
            paramLabel = "R",
            description =
                    "Which prompts of a group come first: central, different (farthest from each other) or quality."
                            + " Default: central.")
    private Representatives representatives = Representatives.central;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides between prompts that are equally good to select. Default: 0.")
    private long seed;

    /** As users write them. */
    enum Representatives {
        central(RepresentativeChoice.CENTRAL),
        different(RepresentativeChoice.DIFFERENT),
        quality(RepresentativeChoice.BEST_QUALITY);

        private final RepresentativeChoice choice;

        Representatives(RepresentativeChoice choice) {
            this.choice = choice;
        }
    }

    /** Finds what is wrong before anything is read. */
    void check() {
        if (perCluster != null && perCluster < 0) {
            throw CliException.usage("--per-cluster must not be negative: " + perCluster);
        }
        if (size != null && size < 1) {
            throw CliException.usage("--size must be positive: " + size);
        }
        if (minQuality != null && !(minQuality >= 0 && minQuality <= 1)) {
            throw CliException.usage("--min-quality must be from 0 to 1: " + minQuality);
        }
        checkQuotas("--quota", quotas);
        checkQuotas("--language-quota", languageQuotas);
        languageQuotas.keySet().forEach(CurationSelectionOptions::language);
    }

    private int perCluster() {
        if (perCluster != null) {
            return perCluster;
        }
        boolean selects = size != null || !quotas.isEmpty() || !languageQuotas.isEmpty();
        return selects ? PER_CLUSTER : Integer.MAX_VALUE; // which groups and leaves nothing out
    }

    private static void checkQuotas(String option, Map<String, Integer> quotas) {
        quotas.forEach((name, number) -> {
            if (number == null || number < 0) {
                throw CliException.usage(option + " takes numbers that are not negative: " + name + "=" + number);
            }
        });
    }

    private static Language language(String code) {
        try {
            return new Language(code.strip());
        } catch (IllegalArgumentException e) {
            throw CliException.usage("--language-quota takes codes such as en=1500: '" + code + "'");
        }
    }

    PromptCurator.Builder choose(PromptCurator.Builder curator) {
        int most = perCluster();
        if (most > 0) {
            curator.representativesPerCluster(most);
        }
        if (size != null) {
            curator.size(size);
        }
        quotas.forEach(curator::categoryQuota);
        languageQuotas.forEach((code, number) -> curator.languageQuota(language(code), number));
        if (minQuality != null) {
            curator.minQuality(minQuality);
        }
        if (representatives != Representatives.central) {
            curator.representatives(representatives.choice);
        }
        return curator.seed(seed);
    }
}
