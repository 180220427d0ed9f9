package io.github.pas4j.datagen.internal;

import io.github.pas4j.ComplementGuard;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is looked at before a critic is paid for: all that {@link ComplementGuard#standard()} objects to, and what is left of
 * our own requests in an answer. Thread-safe.
 */
final class LocalChecks {

    private static final String LEAKED = "leaked-request";

    /** Keys of our turns, escapes of our fence, and words of our templates that nobody else would use. */
    private static final Pattern OURS = Pattern.compile(
            "\"(?:prompt|complement|earlier|rejected|reason)\"|\\\\u[0-9a-fA-F]{4}|\\\\\""
                    + "|(?i:\\b(?:this|your) complement\\b|that other assistant)|补充语|另一个助手|用户原话",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Map<String, String> ENGLISH = Map.of(
            "too-long",
            "It is longer than 25 words or 45 Chinese characters.",
            "control-characters",
            "It has control characters or characters that do not show.",
            "no-words",
            "It has no words.",
            "echo",
            "It repeats the prompt.",
            "other-language",
            "It is not in the language of the prompt.",
            "template-words",
            "It has markup or a label in it.",
            "answer",
            "It answers the prompt instead of saying how a good answer is approached.",
            "contradiction",
            "It goes against what the prompt itself asks for or rules out.",
            LEAKED,
            "It speaks of these instructions instead of the answer.");

    private static final Map<String, String> CHINESE = Map.of(
            "too-long",
            "超过了45个汉字或25个英文词。",
            "control-characters",
            "含有控制字符或不可见字符。",
            "no-words",
            "没有文字。",
            "echo",
            "只是重复了原话。",
            "other-language",
            "与原话不是同一种语言。",
            "template-words",
            "含有标记或标签。",
            "answer",
            "回答了原话，而不是说明怎样才能答好。",
            "contradiction",
            "违背了原话自己的要求或限制。",
            LEAKED,
            "谈论的是这些说明，而不是怎样回答。");

    private final ComplementGuard guard;

    LocalChecks(ComplementGuard guard) {
        this.guard = guard;
    }

    /**
     * What is wrong.
     *
     * @param rule its name
     * @param reason in words, for whoever writes the next one
     */
    record Objection(String rule, String reason) {}

    Optional<Objection> objection(ComplementRequest request, String complement) {
        Optional<String> rule = guard.objection(request, complement);
        if (rule.isEmpty()
                && OURS.matcher(complement).find()
                && !OURS.matcher(request.prompt()).find()) {
            rule = Optional.of(LEAKED);
        }
        Map<String, String> words = isChinese(request.prompt()) ? CHINESE : ENGLISH;
        return rule.map(name -> new Objection(name, words.getOrDefault(name, name)));
    }

    static boolean isChinese(String prompt) {
        return LanguageDetector.byScript().detect(prompt).stream().anyMatch(Language.CHINESE::equals);
    }
}
