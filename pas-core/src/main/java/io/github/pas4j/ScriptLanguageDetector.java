package io.github.pas4j;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@link LanguageDetector#byScript()}. */
final class ScriptLanguageDetector implements LanguageDetector {

    static final ScriptLanguageDetector INSTANCE = new ScriptLanguageDetector();

    private static final Language JAPANESE = new Language("ja");
    private static final Language KOREAN = new Language("ko");

    /** Less of a script than this is a name or a term. */
    private static final double NAMED = 0.05;

    private static final Pattern FIRST_CLAUSE_END = Pattern.compile("[\\n:：。！？!?]");

    private ScriptLanguageDetector() {}

    @Override
    public Optional<Language> detect(String text) {
        Scripts all = Scripts.of(text);
        if (all.hanShare() > NAMED && all.latinShare() > NAMED) {
            // Two languages: the request stands before the material, and is what the user speaks.
            var end = FIRST_CLAUSE_END.matcher(text);
            if (end.find()) {
                Scripts first = Scripts.of(text.substring(0, end.start()));
                if (first.total() >= 2) {
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
        if (scripts.hanShare() > 1.0 / 3) {
            return Optional.of(Language.CHINESE);
        }
        return Optional.empty();
    }
}
