package io.github.pas4j;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@link ComplementGuard#standard()}. */
final class StandardGuard implements ComplementGuard {

    static final StandardGuard INSTANCE = new StandardGuard();

    static final int MAX_WORDS = 25;
    static final int MAX_HAN = 45;

    /** Nothing of 25 words or 45 characters is longer; checked first, so that the other rules see only short texts. */
    private static final int MAX_CHARACTERS = 400;

    /** A complement in a script that makes up less of the prompt than this is in another language. */
    private static final double MIN_SCRIPT_SHARE = 0.2;

    /** Shorter texts come back by chance. */
    private static final int MIN_ECHO = 12;

    private static final Pattern TEMPLATE_WORDS = Pattern.compile(
            "```|<\\|?/?\\s*[a-z_]{2,20}\\s*\\|?>|\\[/?INST\\]|^\\s*(complement|supplement|补充|补充说明|提示词)\\s*[:：]",
            Pattern.CASE_INSENSITIVE);

    /** Letters that stand alone, as in a formula, tell no language; a Han character does. */
    private static final Pattern WORD = Pattern.compile("\\p{L}\\p{L}|\\p{IsHan}");

    /** A few characters before or after much material in another script, such as code, are the request itself. */
    private static final Pattern HAN_AT_AN_END =
            Pattern.compile("\\A[^\\p{L}]{0,20}\\p{IsHan}|\\p{IsHan}[^\\p{L}]{0,20}\\z");

    private StandardGuard() {}

    @Override
    public Optional<String> objection(ComplementRequest request, String complement) {
        if (isTooLong(complement)) {
            return Optional.of("too-long");
        }
        if (complement.codePoints().anyMatch(StandardGuard::isControl)) {
            return Optional.of("control-characters");
        }
        if (complement.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("no-words");
        }
        if (isEcho(request.prompt(), complement)) {
            return Optional.of("echo");
        }
        if (isOtherLanguage(request.prompt(), Scripts.of(complement))
                || LatinLanguages.differ(request.prompt(), complement)
                || LatinLanguages.areMixed(request.prompt(), complement)) {
            return Optional.of("other-language");
        }
        if (TEMPLATE_WORDS.matcher(complement).find()) {
            return Optional.of("template-words");
        }
        if (AnswerInDisguise.isIn(request.prompt(), complement)) {
            return Optional.of("answer");
        }
        if (Contradiction.isBetween(request.prompt(), complement)) {
            return Optional.of("contradiction");
        }
        return Optional.empty();
    }

    private static boolean isTooLong(String complement) {
        if (complement.length() > MAX_CHARACTERS) {
            return true;
        }
        Scripts scripts = Scripts.of(complement);
        return scripts.hanCharacters() > MAX_HAN || complement.trim().split("\\s+", MAX_WORDS + 2).length > MAX_WORDS;
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
            case Character.SURROGATE, Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Embeddings, overrides and isolates reorder what a reader sees; tags (U+E0000 on) only a model sees.
            case Character.FORMAT ->
                (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xE0000 && c <= 0xE007F);
            default -> false;
        };
    }

    private static boolean isEcho(String prompt, String complement) {
        String said = lettersAndDigits(complement);
        // A prompt far longer than any complement can only contain it, which costs one linear search.
        String asked = lettersAndDigits(prompt);
        return said.equals(asked)
                || (said.length() >= MIN_ECHO && asked.contains(said))
                || (asked.length() >= MIN_ECHO && said.contains(asked));
    }

    private static String lettersAndDigits(String text) {
        return SameText.lettersAndDigits(text).toLowerCase(Locale.ROOT);
    }

    private static boolean isOtherLanguage(String text, Scripts complement) {
        Scripts prompt = Scripts.of(text);
        if (!WORD.matcher(text).find() || complement.isEmpty()) {
            return false;
        }
        if (complement.hanShare() >= 0.5) {
            return prompt.hanShare() < MIN_SCRIPT_SHARE
                    && !HAN_AT_AN_END.matcher(text).find()
                    && !asksInChinese(text);
        }
        if (complement.latinShare() >= 0.5) {
            return prompt.latinShare() < MIN_SCRIPT_SHARE && (prompt.latinWords() == 0 || asksInChinese(text));
        }
        // Some third script: right only for a prompt that is mostly in neither Han nor Latin.
        return prompt.hanShare() + prompt.latinShare() >= 0.5;
    }

    private static boolean asksInChinese(String text) {
        return ScriptLanguageDetector.INSTANCE.detect(text).equals(Optional.of(Language.CHINESE));
    }
}
