package io.github.pas4j.cli;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.PromptFilters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which prompts are taken out beforehand. */
final class CurationFilterOptions {

    @Option(
            names = "--language",
            paramLabel = "L",
            split = ",",
            description = "Keeps prompts of these languages alone, such as en,zh, as they are detected. Default: all.")
    private List<String> languages = List.of();

    @Option(
            names = "--min-tokens",
            paramLabel = "N",
            description = "Fewest tokens, about; 0 for any. Default: " + PromptFilters.DEFAULT_MIN_TOKENS + ".")
    private int minTokens = PromptFilters.DEFAULT_MIN_TOKENS;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Most tokens, about. Default: " + PromptFilters.DEFAULT_MAX_TOKENS + ".")
    private int maxTokens = PromptFilters.DEFAULT_MAX_TOKENS;

    @Option(names = "--keep-flagged", description = "Keeps what the corpus says OpenAI's moderation flagged.")
    private boolean keepFlagged;

    @Option(
            names = "--max-toxicity",
            paramLabel = "X",
            description =
                    "Greatest Detoxify score of the corpus, 0 to 1; 1 keeps all, what the corpus calls toxic included."
                            + " Default: " + PromptFilters.DEFAULT_MAX_TOXICITY + ".")
    private double maxToxicity = PromptFilters.DEFAULT_MAX_TOXICITY;

    @Option(
            names = "--drop-redacted",
            description = "Drops prompts with placeholders of personal data, such as NAME_1. Default: they are kept.")
    private boolean dropRedacted;

    PromptFilters.Builder choose() {
        if (minTokens < 0) {
            throw CliException.usage("--min-tokens must not be negative: " + minTokens);
        }
        if (maxTokens < 1) {
            throw CliException.usage("--max-tokens must be positive: " + maxTokens);
        }
        if (minTokens > maxTokens) {
            throw CliException.usage("--min-tokens " + minTokens + " is above --max-tokens " + maxTokens);
        }
        if (!(maxToxicity >= 0 && maxToxicity <= 1)) {
            throw CliException.usage("--max-toxicity must be from 0 to 1: " + maxToxicity);
        }
        PromptFilters.Builder filters = PromptFilters.builder()
                .minTokens(minTokens)
                .maxTokens(maxTokens)
                .maxToxicity(maxToxicity)
                .languages(languages());
        if (keepFlagged) {
            filters.keepFlagged();
        }
        return dropRedacted ? filters.dropRedacted() : filters;
    }

    private Set<Language> languages() {
        Set<Language> chosen = new LinkedHashSet<>();
        for (String code : languages) {
            try {
                chosen.add(new Language(code.strip()));
            } catch (IllegalArgumentException e) {
                throw CliException.usage("--language takes codes such as en,zh: '" + code + "'");
            }
        }
        return chosen;
    }
}
