package io.github.pas4j;

import java.util.regex.Pattern;

/**
 * Whether a text may be in the language that it is said to be in, as far as its script tells: English, Chinese, Japanese and
 * Korean; of other languages nothing is known.
 */
final class WrittenLanguage {

    /** Less than this of a text in a language's own script is names and quotations. */
    private static final double MIN_SHARE = 0.3;

    /** Letters that stand alone, as in a formula, tell no language; a Han character does. */
    private static final Pattern WORD = Pattern.compile("\\p{L}\\p{L}|\\p{IsHan}");

    private static final Pattern CLAUSE_END = Pattern.compile("[\\n,:;.!?\"，：；。！？、“”「」『』]");

    /** Japanese has fewer Han characters in a row, as a rule. */
    private static final int MIN_CLAUSE = 4;

    private WrittenLanguage() {}

    /** For a complement, which is all in one language. */
    static boolean mayBeComplement(Language language, String complement) {
        Scripts scripts = Scripts.of(complement);
        if (scripts.isEmpty()) {
            return true;
        }
        return switch (language.code()) {
            case "en" -> scripts.latinShare() >= MIN_SHARE;
            case "zh" -> scripts.hanShare() >= MIN_SHARE && !isJapanese(scripts);
            default -> mayBeJapaneseOrKorean(language, scripts);
        };
    }

    /** For a prompt, which may bring material in another language. */
    static boolean mayBePrompt(Language language, String prompt) {
        Scripts scripts = Scripts.of(prompt);
        if (!WORD.matcher(prompt).find()) {
            return true;
        }
        return switch (language.code()) {
            case "en" ->
                scripts.latinWords() > 0
                        && (scripts.latinShare() >= MIN_SHARE
                                || ScriptLanguageDetector.INSTANCE
                                        .detect(prompt)
                                        .isEmpty());
            case "zh" -> scripts.hanCharacters() > 0 && (!isJapanese(scripts) || hasChineseClause(prompt));
            default -> mayBeJapaneseOrKorean(language, scripts);
        };
    }

    private static boolean hasChineseClause(String text) {
        return CLAUSE_END
                .splitAsStream(text)
                .map(Scripts::of)
                .anyMatch(clause -> clause.hanCharacters() >= MIN_CLAUSE && clause.kana() == 0);
    }

    private static boolean isJapanese(Scripts scripts) {
        return scripts.kana() > scripts.hanCharacters();
    }

    private static boolean mayBeJapaneseOrKorean(Language language, Scripts scripts) {
        return switch (language.code()) {
            case "ja" -> scripts.kana() + scripts.hanCharacters() > 0;
            case "ko" -> scripts.hangul() + scripts.hanCharacters() > 0;
            default -> true;
        };
    }
}
