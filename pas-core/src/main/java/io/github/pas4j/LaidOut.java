package io.github.pas4j;

import static io.github.pas4j.Patterns.anyOf;

import java.util.regex.Pattern;

/**
 * Material told from its task by layout alone: a short request, then after a colon or a line break far more text, or the
 * other way round. What asks for something new ("write a story:") and what somebody tells of himself is no material.
 */
final class LaidOut {

    private static final int MAX_TASK = 320;
    private static final double MIN_WORDS = 90;

    /** A log or a table is long with few words. */
    private static final int MIN_CHARACTERS = 480;

    private static final int RECORDS = 6;

    private static final int MANY_RECORDS = 12;

    /** "I" and "my" among the words of an account of somebody's own. */
    private static final double OWN = 0.05;

    private static final double OWN_ZH = 0.02;

    private static final Wording REQUEST = Wording.english(
                    "\\b(?:this|these|those|below|following|above|attached|here|pasted?|turn (?:it|them)|what it says)\\b",
                    "^\\W{0,4}(?:please |pls |can you |could you |kindly |help me |now |then |so )?(?:read|tell|find"
                            + "|sort|group|rank|list|count|turn|make|convert|extract|pull|pick|explain|summar\\w{2,4}"
                            + "|translate|rewrite|fix|check|correct|edit|shorten|classify|categori[sz]e|label|tag"
                            + "|highlight|compare|reply|respond|answer|write (?:back|a (?:reply|response|summary))"
                            + "|identify|spot|review|proof-?read|simplify|tidy|clean|merge|work out|calculate|sum"
                            + "|point out|give me|show|draft (?:a|an) (?:reply|answer)|what|which|who|where|when"
                            + "|why|how|is|are|does|do|did|has|anything|tl;?dr|in (?:one|two|plain))\\b",
                    "\\b(?:what|which|who|where|when|how many|how much)\\b[^\\n]{2,120}\\?")
            .orChinese(
                    "[这该本]|以下|下面|如下|上面|以上|上述",
                    "(?:总结|概括|归纳|翻译|译成|校对|润色|改[写成为]|提取|抽取|整理|分析|精简|检查|找出?|指出|标出|列出"
                            + "|挑出|解释|看看|看[一]?下|告诉|分类|归类|统计|算|对比|比较|回复|回信|读|审|哪|谁|多少|几|什么"
                            + "|是否|有没有|为什么)");

    private static final Finder ASKS_FOR_NEW = Finder.anyOf(
            "\\b(?:act as|you are an?|you will|pretend|imagine|role-?play|from (?:now on|on now)|personas?|no restrictions|in this task|your task|i want you to)\\b",
            "^\\W{0,4}(?:please |pls |can you |could you |help me )?(?:write|create|generate|design|build|develop"
                    + "|implement|compose|produce|draw|plan|make (?:a|an|me))\\b(?! back)",
            "^\\W{0,4}(?:i (?!(?:got|received|found|wrote|pasted|copied)\\b)|you |today is|an? (?!(?:customer|client|friend|colleague|guest)\\b))",
            "(?:扮演|充当|作为一[名个位]|你是一?[名个位]|假设|假如|请?你现在)",
            "^(?:请|帮我|请帮我|麻烦)?(?:写|创作|设计|生成|编写|撰写|制定|策划|实现|开发)(?!.{0,12}(?:摘要|总结|回复|标题))");

    private static final Pattern RECORD =
            anyOf("^\\s{0,8}(?:[\\[(]?\\d{1,4}[-/:.年月、)\\]．]|[-*•·|>] ?|[（(]?[一二三四五六七八九十]{1,3}[、)）.]"
                    + "|第[一二三四五六七八九十\\d]{1,3}[条章款]|[^\\s:：,，]{1,14}[:：] ?\\S|[^,\\n]{1,40},[^,\\n]{1,40},)");

    private static final Pattern OWN_WORD =
            Pattern.compile("(?<![A-Za-z])(?:i|my|me|myself)(?![A-Za-z])|我", Pattern.CASE_INSENSITIVE);

    private LaidOut() {}

    static boolean hasTask(String prompt) {
        String text = prompt.strip();
        int line = text.indexOf('\n');
        int colon = colon(text);
        int last = text.lastIndexOf('\n');
        return isTaskUpTo(colon, text)
                || isTaskUpTo(line, text)
                || (last > 0
                        && !isNew(text.substring(0, Math.min(last, MAX_TASK)))
                        && isTaskFor(text.substring(last + 1), text.substring(0, last)));
    }

    /** The first colon that ends a clause, and no time of day or address. */
    private static int colon(String text) {
        for (int at = 0; at < Math.min(text.length() - 1, MAX_TASK); at++) {
            char next = text.charAt(at + 1);
            if (text.charAt(at) == '：' || (text.charAt(at) == ':' && Character.isWhitespace(next))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isTaskUpTo(int end, String text) {
        return end > 0 && isTaskFor(text.substring(0, end), text.substring(end + 1));
    }

    private static boolean isTaskFor(String task, String material) {
        if (task.length() > MAX_TASK || !isLong(material) || !REQUEST.isIn(task) || isNew(task)) {
            return false;
        }
        return hasRecords(material, RECORDS) || !isOwnAccount(material);
    }

    private static boolean isNew(String task) {
        return ASKS_FOR_NEW.isIn(task);
    }

    private static boolean isLong(String material) {
        return PastedDocument.words(material) >= MIN_WORDS
                || material.codePoints().filter(c -> !Character.isWhitespace(c)).count() >= MIN_CHARACTERS
                || hasRecords(material, MANY_RECORDS);
    }

    private static boolean hasRecords(String material, int enough) {
        long records = material.lines()
                .filter(one -> RECORD.matcher(one).lookingAt())
                .limit(enough)
                .count();
        return records >= enough;
    }

    private static boolean isOwnAccount(String material) {
        Scripts scripts = Scripts.of(material);
        long own = OWN_WORD.matcher(material).results().count();
        return own > OWN * scripts.latinWords() + OWN_ZH * scripts.hanCharacters();
    }
}
