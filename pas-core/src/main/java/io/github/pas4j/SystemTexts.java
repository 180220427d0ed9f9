package io.github.pas4j;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The system messages of few-shot requests: by target, in Chinese for Chinese prompts, in English for all others. */
final class SystemTexts {

    private static final PromptTemplate STRONG_EN = PromptTemplate.bundled("few-shot-strong-en");
    private static final PromptTemplate STRONG_ZH = PromptTemplate.bundled("few-shot-strong-zh");
    private static final PromptTemplate BASIC_EN = PromptTemplate.bundled("few-shot-basic-en");
    private static final PromptTemplate BASIC_ZH = PromptTemplate.bundled("few-shot-basic-zh");

    private static final PromptTemplate AGAIN_EN = PromptTemplate.bundled("few-shot-again-en");
    private static final PromptTemplate AGAIN_ZH = PromptTemplate.bundled("few-shot-again-zh");

    private SystemTexts() {}

    static String of(Target target, Language language) {
        boolean isChinese = language.equals(Language.CHINESE);
        if (target.asksForEvidence()) {
            return (isChinese ? STRONG_ZH : STRONG_EN).text();
        }
        return (isChinese ? BASIC_ZH : BASIC_EN).text();
    }

    /** For another try: what the rejected ones in the last turn are for. */
    static String again(Target target, Language language) {
        return of(target, language) + "\n\n" + (language.equals(Language.CHINESE) ? AGAIN_ZH : AGAIN_EN).text();
    }

    static String ids() {
        return Stream.of(STRONG_EN, STRONG_ZH, BASIC_EN, BASIC_ZH, AGAIN_EN, AGAIN_ZH)
                .map(PromptTemplate::id)
                .collect(Collectors.joining(" "));
    }
}
