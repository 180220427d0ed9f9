package io.github.pas4j;

import static io.github.pas4j.Patterns.anyOf;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many words, sentences and the like a text speaks of: the largest number for each, where it names one. */
final class Amounts {

    private enum Unit {
        WORD("word", "字"),
        SENTENCE("sentence", "句"),
        PARAGRAPH("paragraph", "段"),
        LINE("line", "行"),
        EXAMPLE("example", "例"),
        IDEA("idea", "点子"),
        REASON("reason", "理由"),
        TIP("tip", "建议"),
        POINT("point", "点"),
        ITEM("item", "条"),
        NAME("name", "名字"),
        TITLE("title", "标题"),
        QUESTION("question", "问题"),
        STEP("step", "步"),
        PAGE("page", "页");

        final String english;
        final String chinese;

        Unit(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }
    }

    private static final String UNITS =
            "(word|sentence|paragraph|line|example|idea|reason|tip|point|item|name|title|question|step|page)s?\\b";
    private static final String NUMBER =
            "(\\d{1,5}|an?|one|a single|two|three|four|five|six|seven|eight|nine|ten|several|multiple)";
    private static final String KIND =
            "(?:[ -](?:short|long|full|brief|complete|different|concrete|good|strong|specific|or more|more|bullet)){0,2}[ -]";

    /** Wished for, not spoken of: "in 50 words", "list three ideas"; not "the essay had 50 words". */
    private static final Pattern WISHED = anyOf(
            "\\b(?:in|within|under|exactly|most|than|about|around|roughly|only|just|to|write|give|me|list|name|suggest"
                    + "|provide|use|with|maximum|max|of|make) (?:an? )?"
                    + NUMBER + KIND + UNITS + "(?! (?:each|per|apiece|problems?|have|has|had|are|were|is))",
            "(?:^|[.!?:;\\n] {0,2})" + NUMBER + KIND + UNITS
                    + "(?! (?:each|per|apiece|problems?|have|has|had|are|were|is))",
            "\\b" + NUMBER + KIND + UNITS + " (?:at most|max(?:imum)?|or (?:less|fewer)|only|tops)\\b",
            "(?<![第每这那一二三四五六七八九十\\d])(\\d{1,5}|[一二两三四五六七八九十]{1,2})个?(字|句|段|行|例|点子"
                    + "|理由|建议|点|条|名字|标题|问题|步|页)(?!典|母|节|符|怎么|有|是|钟|半|路)");

    private static final Pattern DEMANDED = anyOf(
            "\\b" + NUMBER + KIND + UNITS + "(?! (?:each|per|apiece|problems?))",
            "(?<![第每这那一二三四五六七八九十\\d])(\\d{1,5}|[一二两三四五六七八九十]{1,2}|几|多)个?(字|句|段|行|例|点子|理由|建议|点|条|名字|标题|问题|步|页)(?!典|母|节|符)");

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("a single", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("several", 3),
            Map.entry("multiple", 3),
            Map.entry("几", 3),
            Map.entry("多", 3),
            Map.entry("两", 2));

    private static final String DIGITS_ZH = "一二三四五六七八九";

    /** What fits into so many words or sentences at the very most; deliberately generous. */
    private static final int WORDS_IN_PARAGRAPH = 20;

    private static final int WORDS_IN_SENTENCE = 3;
    private static final int MANY_EXAMPLES = 3;

    private final Map<Unit, Integer> largest = new EnumMap<>(Unit.class);

    private Amounts(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int group = 1;
            while (matcher.group(group) == null) {
                group += 2;
            }
            int number = number(matcher.group(group).toLowerCase(Locale.ROOT));
            String unit = matcher.group(group + 1);
            for (Unit known : Unit.values()) {
                if (known.english.equalsIgnoreCase(unit) || known.chinese.equals(unit)) {
                    largest.merge(known, number, Math::max);
                }
            }
        }
    }

    /** What a prompt wishes. */
    static Amounts wishedIn(String prompt) {
        return new Amounts(WISHED, prompt);
    }

    /** What a complement demands. */
    static Amounts demandedIn(String complement) {
        return new Amounts(DEMANDED, complement);
    }

    boolean isEmpty() {
        return largest.isEmpty();
    }

    /** Whether nobody could keep to these and give the others as well. */
    boolean areLessThan(Amounts demanded) {
        boolean moreOfTheSame = largest.entrySet().stream()
                .anyMatch(wish -> demanded.largest.getOrDefault(wish.getKey(), 0) > wish.getValue());
        int words = largest.getOrDefault(Unit.WORD, Integer.MAX_VALUE);
        int sentences = largest.getOrDefault(Unit.SENTENCE, Integer.MAX_VALUE);
        int paragraphs = demanded.largest.getOrDefault(Unit.PARAGRAPH, 0);
        boolean paragraphsDoNotFit =
                paragraphs > 1 && (words / WORDS_IN_PARAGRAPH < paragraphs || sentences < paragraphs);
        boolean sentencesDoNotFit = words / WORDS_IN_SENTENCE < demanded.largest.getOrDefault(Unit.SENTENCE, 0);
        boolean examplesDoNotFit = sentences == 1 && demanded.largest.getOrDefault(Unit.EXAMPLE, 0) >= MANY_EXAMPLES;
        return moreOfTheSame || paragraphsDoNotFit || sentencesDoNotFit || examplesDoNotFit;
    }

    private static int number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        Integer word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        int ten = text.indexOf('十');
        int last = 1 + DIGITS_ZH.indexOf(text.charAt(text.length() - 1));
        if (ten < 0) {
            return Math.max(1, last);
        }
        return (ten == 0 ? 10 : 10 * (1 + DIGITS_ZH.indexOf(text.charAt(0)))) + last;
    }
}
