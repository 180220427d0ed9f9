package io.github.pas4j;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@link LanguageDetector#byScript()}. */
final class ScriptLanguageDetector implements LanguageDetector {

    static final ScriptLanguageDetector INSTANCE = new ScriptLanguageDetector();

    private static final Language JAPANESE = new Language("ja");
    private static final Language KOREAN = new Language("ko");

    /** A shorter clause of words may be a name, as in "Spring Boot：" before the question. */
    private static final int MIN_CLAUSE = 3;

    /** Chinese requests name people and products in Latin words, English ones hardly in Han characters. */
    private static final double MIN_HAN_SHARE = 0.25;

    private static final Pattern FIRST_CLAUSE_END = Pattern.compile("[\\n:：。！？!?]");

    private ScriptLanguageDetector() {}

    @Override
    public Optional<Language> detect(String text) {
        Scripts all = Scripts.of(text);
        if (all.hanCharacters() > 0 && all.latinWords() > 0) {
            // Two languages: the request stands before the material, and is what the user speaks.
            var end = FIRST_CLAUSE_END.matcher(text);
            if (end.find()) {
                Scripts first = Scripts.of(text.substring(0, end.start()));
                if (first.hanCharacters() >= 2 || first.total() >= MIN_CLAUSE) {
                    return language(first);
                }
            }
        }
        return language(all);
    }

    private static Optional<Language> language(Scripts scripts) {
        if (scripts.kana() * 5 > scripts.hanCharacters() && scripts.kana() > scripts.latinWords()) {
            return Optional.of(JAPANESE);
        }
        if (scripts.hangul() > scripts.hanCharacters() && scripts.hangul() > scripts.latinWords()) {
            return Optional.of(KOREAN);
        }
        if (scripts.hanShare() > MIN_HAN_SHARE) {
            return Optional.of(Language.CHINESE);
        }
        return Optional.empty();
    }
}
