package io.github.pas4j;

import java.util.Optional;

/** Tells the language of a text. Implementations are thread-safe. */
@FunctionalInterface
public interface LanguageDetector {

    /**
     * Detects the language that most of a text is written in.
     *
     * @param text any text
     * @return the language, or empty where the text gives no hint (no letters, too short to tell)
     */
    Optional<Language> detect(String text);

    /**
     * Tells languages that their script gives away: Chinese, Japanese, Korean. Text in two scripts goes by its first
     * clause, where the request usually stands. Empty for every other text, however plain its language.
     */
    static LanguageDetector byScript() {
        return ScriptLanguageDetector.INSTANCE;
    }
}
