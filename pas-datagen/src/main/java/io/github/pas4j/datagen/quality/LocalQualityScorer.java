package io.github.pas4j.datagen.quality;

import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.embedded.EmbeddedPas;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores prompts without a model: is there enough of it, does it end where its writer meant it to, is it in a language, are its
 * words in order, is there noise in it, does it ask for something that can be answered from it alone. A score is the product
 * of what these parts give, each at most 1, so that one grave fault is enough for a low one.
 *
 * <p>Words and their order are looked at in English and Chinese. {@code docs/groups.md} says how well real prompts and broken
 * ones are told apart. It ranks; a score of 0.8 is no probability. Thread-safe; some 0.1 milliseconds a prompt.
 */
public final class LocalQualityScorer implements QualityScorer {

    /** Raised whenever scores change. */
    private static final String VERSION = "local-1";

    private static final int MOST_LOOKED_AT = 20_000;

    private final LanguageDetector detector;

    private LocalQualityScorer(LanguageDetector detector) {
        this.detector = detector;
    }

    /** A scorer that tells languages by {@link EmbeddedPas#languageDetector()}. */
    public static LocalQualityScorer create() {
        return create(EmbeddedPas.languageDetector());
    }

    /** A scorer that tells languages by a detector. */
    public static LocalQualityScorer create(LanguageDetector detector) {
        return new LocalQualityScorer(Objects.requireNonNull(detector, "detector"));
    }

    /** {@inheritDoc} None of them is empty. */
    @Override
    public List<OptionalDouble> score(List<String> prompts) {
        return prompts.stream().map(prompt -> OptionalDouble.of(score(prompt))).toList();
    }

    /** The score of one prompt, in [0, 1]. */
    public double score(String prompt) {
        String text = prompt.length() > MOST_LOOKED_AT
                ? prompt.substring(0, MOST_LOOKED_AT / 2) + prompt.substring(prompt.length() - MOST_LOOKED_AT / 2)
                : prompt;
        Optional<Language> language = detector.detect(text);
        double noise = Noise.share(text);
        double clean = Math.max(0.1, 1 - 2.5 * noise);
        return clean * Endings.of(text) * ask(text, language) * length(text);
    }

    private static double ask(String text, Optional<Language> language) {
        if (language.isEmpty()) {
            return 0.4;
        }
        return switch (language.get().code()) {
            case "en" -> Asks.english(text) * Fluency.english().of(text);
            case "zh" -> Asks.chinese(text) * Fluency.chinese().of(text);
            default -> Asks.other(text);
        };
    }

    /** Beyond some pages a prompt is mostly pasted material. */
    private static double length(String text) {
        return text.length() > 8_000 ? 0.8 : text.length() > 4_000 ? 0.9 : 1;
    }

    @Override
    public String fingerprint() {
        return VERSION;
    }

    @Override
    public String toString() {
        return "LocalQualityScorer[" + VERSION + "]";
    }
}
