package io.github.pas4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds in a complement what ties it to one prompt: a name, a number, a quotation, words of the prompt itself. A matter of
 * spelling, so that a name at the beginning of an English sentence is not seen.
 */
final class Particulars {

    private static final Pattern WORD = Pattern.compile("\\p{IsLatin}[\\p{IsLatin}\\p{Nd}'’]*");
    private static final String SENTENCE_ENDS = ".!?:…\n";
    private static final String AROUND_SENTENCES = " \t\"“”‘’'()[]*•-";
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}");
    private static final Pattern QUOTATION =
            Pattern.compile("\"[^\"]*\"|“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』|(?<![\\p{L}\\p{N}])['‘][^'’]+['’](?!\\p{L})");
    private static final Pattern TITLE = Pattern.compile("《[^》]*》");

    /** Places that prompts are about; those whose characters also meet by chance, as in 完成都要, are told apart. */
    private static final Pattern CHINESE_PLACE =
            Pattern.compile("北京|(?<![网线晚])上海(?![量报选])|广州|深圳|(?<![完达构组写做形变生])成都|杭州|(?<!东)西安(?![排全放装])|南京|武汉|重庆|天津|苏州"
                    + "|香港|澳门|台湾|台北|西藏|新疆|云南|四川|海南岛|长江|黄河|长城|故宫|西湖|泰山|黄山|珠穆朗玛|中国|美国|英国|法国|德国"
                    + "|(?<![今每当节生次明整])日本|韩国|印度|俄罗斯|加拿大|澳大利亚|意大利|西班牙|纽约|伦敦|巴黎|东京|欧洲|非洲|亚洲");

    /** Where a complement has so many characters of its own prompt in one piece, it speaks of that prompt alone. */
    private static final int MIN_RUN = 4;

    /** Characters of phrases that any two texts may share, such as 为什么这 and 错的地方. */
    private static final String GRAMMAR = "的了吗呢这那什么怎";

    /** Far longer than a complement may be; what comes after it is not looked at. */
    private static final int MAX_CHARACTERS = 1_000;

    private static final Set<String> FORMATS = Set.of(
            "API",
            "APIs",
            "ASCII",
            "CLI",
            "CSS",
            "CSV",
            "FAQ",
            "HTML",
            "HTTP",
            "ISO",
            "JSON",
            "JSONL",
            "LaTeX",
            "MLA",
            "Markdown",
            "OK",
            "PDF",
            "PDFs",
            "PNG",
            "REST",
            "SI",
            "SQL",
            "SVG",
            "TL",
            "DR",
            "TSV",
            "TXT",
            "TeX",
            "URI",
            "URL",
            "URLs",
            "UTF",
            "Unicode",
            "XML",
            "YAML");

    private static final Set<String> STRESSED = Set.of(
            "ALL", "ALWAYS", "AND", "BOTH", "EACH", "EVERY", "EXACTLY", "MUST", "NEVER", "NO", "NOT", "ONLY", "OR");

    private static final Set<String> FIRST_PERSON = Set.of("I", "I'm", "I'd", "I'll", "I've");

    private static final Set<String> LANGUAGES = Stream.concat(
                    Arrays.stream(Locale.getISOLanguages())
                            .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH)),
                    Stream.of("Mandarin", "Cantonese"))
            .collect(Collectors.toUnmodifiableSet());

    private Particulars() {}

    /** What ties a complement to this prompt and where, in words that quote neither of them; or empty. */
    static Optional<String> find(Language language, String prompt, String whole) {
        String complement = whole.substring(0, Math.min(whole.length(), MAX_CHARACTERS));
        if (language.equals(Language.CHINESE)) {
            return at("a title", TITLE, complement)
                    .or(() -> at("the name of a place", CHINESE_PLACE, complement))
                    .or(() -> name(complement, SentenceStart.COUNTS))
                    .or(() -> at("a number", NUMBER, complement))
                    .or(() -> runOf(prompt, complement));
        }
        Optional<String> name =
                language.equals(Language.ENGLISH) ? name(complement, SentenceStart.MAY_BE_ANY_WORD) : Optional.empty();
        return name.or(() -> at("a number", NUMBER, complement)).or(() -> at("a quotation", QUOTATION, complement));
    }

    /** What a capital at the beginning of a sentence says. */
    private enum SentenceStart {
        COUNTS,
        MAY_BE_ANY_WORD
    }

    private static Optional<String> name(String complement, SentenceStart start) {
        Matcher word = WORD.matcher(complement);
        while (word.find()) {
            if (isName(word.group())
                    && (start == SentenceStart.COUNTS
                            || hasCapitalInside(word.group())
                            || !beginsSentence(complement, word.start()))) {
                return Optional.of(place("a name", word.start()));
            }
        }
        return Optional.empty();
    }

    private static boolean beginsSentence(String text, int word) {
        int before = word - 1;
        while (before >= 0 && AROUND_SENTENCES.indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || SENTENCE_ENDS.indexOf(text.charAt(before)) >= 0;
    }

    private static boolean isName(String spelt) {
        String word = spelt.replace('’', '\'');
        String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        return (Character.isUpperCase(word.codePointAt(0)) || hasCapitalInside(word))
                && bare.length() > 1 // a letter alone is a choice or a variable
                && !FIRST_PERSON.contains(word)
                && !FORMATS.contains(bare)
                && !STRESSED.contains(bare)
                && !LANGUAGES.contains(bare);
    }

    /** As in iPhone and GitHub, but not in a word that is all capitals. */
    private static boolean hasCapitalInside(String word) {
        return word.chars().skip(1).anyMatch(Character::isUpperCase)
                && word.chars().anyMatch(Character::isLowerCase);
    }

    private static Optional<String> at(String what, Pattern pattern, String complement) {
        Matcher matcher = pattern.matcher(complement);
        return matcher.find() ? Optional.of(place(what, matcher.start())) : Optional.empty();
    }

    private static Optional<String> runOf(String prompt, String complement) {
        for (int i = 0; i + MIN_RUN <= complement.length(); i++) {
            String run = complement.substring(i, i + MIN_RUN);
            if (run.codePoints().allMatch(c -> Character.isIdeographic(c) && GRAMMAR.indexOf(c) < 0)
                    && prompt.contains(run)) {
                return Optional.of(place("words of its own prompt", i));
            }
        }
        return Optional.empty();
    }

    private static String place(String what, int index) {
        return what + " (character " + (index + 1) + ")";
    }
}
