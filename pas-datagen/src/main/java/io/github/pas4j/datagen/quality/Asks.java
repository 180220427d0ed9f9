package io.github.pas4j.datagen.quality;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a prompt asks for something that can be answered from it alone, in (0, 1]. */
final class Asks {

    /** Words that say nothing of what is wanted, beside the function words. */
    private static final Set<String> EMPTY =
            Set.copyOf(List.of(("help hi hello hey ok okay thanks thank test question questions answer answers"
                            + " continue go on more thing things something anything everything stuff need want know ask asking"
                            + " problem issue idea ideas info information text following above below work working get got say"
                            + " talk show me it this that now again better good nice sure really like think see look try"
                            + " sentence paragraph article summarize summarise translate rewrite fix improve solve check edit"
                            + " correct complete compare analyze analyse provide generate suggest discuss sentences code"
                            + " story poem essay email list example examples task assistance someone can't i've i'd i'll")
                    .split(" ", -1)));

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]*|\\d+");

    private static final Pattern MISSING = Pattern.compile(
            "\\b(?:following|below|above|attached|given|provided|this|these|previous)\\s+(?:\\w+\\s+){0,2}?"
                    + "(?:texts?|articles?|passages?|sentences?|paragraphs?|code|snippet|emails?|essay|story|poem|document|image"
                    + "|picture|photo|file|function|table|data|conversation|dialogue|reviews?|problem|question|quote|letter)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MISSING_IN_CHINESE =
            Pattern.compile("(?:以下|下面|下列|下文|上面|上述|上文|如下|这段|这篇|这句|这个|该|给定|附件|所给)[^，。：:\\n]{0,8}?"
                    + "(?:文本|文章|句子|段落|代码|内容|文字|材料|对话|邮件|诗|新闻|图片|文档|问题|数据|单词|短文|话)");

    /** What says nothing of what is wanted. */
    private static final Pattern EMPTY_IN_CHINESE = Pattern.compile(
            "请问|请你|请|帮忙|帮助|帮我|帮|一下|一些|一个|一篇|一段|一首|一份|吗|呢|吧|啊|呀|了|的|你们|你|您|我们|我|可以|能不能|能否|能|可不可以|想要|想|要|"
                    + "知道|问题|问|回答|解答|继续|谢谢|你好|您好|在|这个|那个|这|那|写|说|做|看|给|告诉|讲|什么|怎么办|怎么|怎样|如何|为什么|东西|事情|事|"
                    + "是|有|没有|和|跟|把|将|翻译成|翻译|总结|概括|改写|修改|润色|分析|解释|以下|下面|上面|上述|如下|内容|文章|文本|句子|段落|代码|故事|英文|英语|中文|成|为|个|些|再|更|多|点|好|行|嗯|哦|测试|随便|任何|需要|关于|介绍|根据|用|来");

    private Asks() {}

    static double english(String text) {
        int all = 0;
        int content = 0;
        Matcher word = WORD.matcher(text);
        while (word.find() && content < 8) {
            all++;
            String lower = word.group().toLowerCase(Locale.ROOT);
            content += EnglishClasses.FUNCTION.contains(lower) || EMPTY.contains(lower) ? 0 : 1;
        }
        return said(content, all == 1 ? 0.3 : 0.75, 0.92) * material(text, MISSING, 24);
    }

    static double chinese(String text) {
        String left = EMPTY_IN_CHINESE
                .matcher(text.length() > 300 ? text.substring(0, 300) : text)
                .replaceAll(" ");
        int content = (int) left.codePoints().filter(Character::isLetterOrDigit).count();
        return said(content / 2, 0.7, 0.9) * material(text, MISSING_IN_CHINESE, 8);
    }

    /** For other languages: how many words there are. */
    static double other(String text) {
        int words = 0;
        Matcher word = WORD.matcher(text);
        while (words < 5 && word.find()) {
            words++;
        }
        return said(words / 2, 0.6, 0.9);
    }

    private static double said(int content, double one, double two) {
        return switch (content) {
            case 0 -> 0.1;
            case 1 -> one;
            case 2 -> two;
            default -> 1;
        };
    }

    /** Something is spoken of that ought to stand in the text: after a colon, a line break or in quotation marks, or long. */
    private static double material(String text, Pattern missing, int least) {
        Matcher found = missing.matcher(text);
        if (!found.find()) {
            return 1;
        }
        String rest = text.substring(found.end()).strip();
        int begin = -1;
        for (char mark : new char[] {':', '：', '\n', '"', '“', '「', '`', '.', '。', '?', '？'}) {
            int at = rest.indexOf(mark);
            begin = at >= 0 && (begin < 0 || at < begin) ? at : begin;
        }
        int brought = begin < 0 ? 0 : rest.length() - begin - 1;
        boolean before = found.start() > 4 * least; // material may stand before what is asked of it
        return brought >= least || before ? 1 : 0.3;
    }
}
