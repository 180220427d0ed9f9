package io.github.pas4j;

import java.util.Optional;

/**
 * Tells the language of a prompt without a model: by its script, English where the letters are Latin. Which Latin language it
 * is, it cannot tell; a prompt without letters, such as a formula, counts as English.
 */
final class PromptLanguage implements LanguageDetector {

    static final PromptLanguage INSTANCE = new PromptLanguage();

    private static final double MOSTLY = 0.5;

    private PromptLanguage() {}

    @Override
    public Optional<Language> detect(String text) {
        return LanguageDetector.byScript().detect(text).or(() -> {
            Scripts scripts = Scripts.of(text);
            return scripts.isEmpty() || scripts.latinShare() >= MOSTLY
                    ? Optional.of(Language.ENGLISH)
                    : Optional.empty();
        });
    }

    @Override
    public String toString() {
        return "by script";
    }
}
