package io.github.pas4j;

import static io.github.pas4j.Patterns.anyOf;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a complement asks for although the prompt forbids it. Only clear cases: a demand in so many words. */
final class Contradiction {

    /** Wishes stand at the beginning and at the end of a prompt. */
    private static final int HEAD = 2_000;

    private static final int TAIL = 1_000;

    /** What a complement advises against is no demand; "in detail" counts, "without going into detail" does not. */
    private static final Pattern ADVISED_AGAINST = anyOf(
            "\\b(?:without|no|not|never|avoid|skip|leave out|rather than|instead of|don't|do not|omit|drop|spare"
                    + "|unless|only if|only where|nor|cut|resist|before|less)\\b[^,.;:]{0,60}",
            "(?:不|别|无需|免|勿|避免|省去|去掉|删|而非|(?<!至)少)[^，。；、]{0,14}");

    private record Clash(Finder wished, Finder demanded) {
        boolean isBetween(String prompt, String complement) {
            return demanded.isIn(complement) && wished.isIn(prompt); // the shorter text first
        }
    }

    private static final String NO = "\\b(?:no|without(?: any| using)?|avoid(?: using)?|(?:don't|do not|never) (?:use"
            + "|include|add|give|show|write|provide|want|need)(?: me)?(?: any)?) (?:any )?(?:extra |further "
            + "|additional )?";
    private static final String NO_ZH = "(?:不要|别|不用|无需|不需要|不必|不许|禁止|勿|不能|不得)(?:使用|用|写|给|加|有|出现|带|附|贴|列)?(?:任何)?";
    private static final String YES =
            "\\b(?:(?:show|write|include|give|add|provide|supply|attach|offer|insert|use)(?: the| your| some)?|with|using|as|in) "
                    + "(?:(?!(?:what|how|why|where|which|that|of|for|from|about|the|its|your|this|and|to)\\b)[\\w'-]{1,12} ){0,3}?";
    private static final String YES_ZH = "(?:给|写|附|加|用|配|列|举|贴|带|添|提供|展示|使用|包含)(?:上|出)?[^，。；]{0,6}";

    private static final String LANGUAGE = "(english|french|spanish|german|italian|portuguese|russian|japanese|korean"
            + "|chinese|arabic|dutch|hindi|turkish|polish)";
    private static final String LANGUAGE_ZH = "(中|汉|英|法|西班牙|德|日|韩|俄|意大利|葡萄牙)[文语]";

    private static final Finder DETAIL = Finder.anyOf(
            "\\b(?:in (?:full |great |more |much |considerable )?(?:detail|depth)|in[- ]depth|detailed|thorough(?:ly)?"
                    + "|comprehensive(?:ly)?|exhaustive(?:ly)?|at length|extensive(?:ly)?|elaborate(?:ly)?"
                    + "|(?:several|multiple|many) paragraphs|as (?:long|much) as possible)\\b",
            "(?:详细|详尽|详实|深入|全面|展开论述|长篇|面面俱到|尽可能多|尽量多|篇幅要长|多写)");

    private static final Finder BRIEF = Finder.anyOf(
            "\\b(?:briefly|in brief|in short|in a nutshell|tl;?dr|concisely|(?:keep|make) (?:it|this|the answer"
                    + "|your answer|them) (?:very |really )?(?:short|brief|concise)|be (?:brief|concise|short)"
                    + "|(?:short|brief|concise|quick) (?:answer|summary|reply|overview|explanation|version)"
                    + "|in (?:just |only )?(?:one|a single|two|1|2) (?:short )?(?:sentences?|lines?"
                    + "|words?))\\b",
            "(?:简短|简要|简洁|简明|简单(?:地)?(?:说|讲|介绍|回答|概括|总结)|一句话(?![也都没])|两句话|一两句|三言两语|长话短说|言简意赅|(?:别|不要)太长|越短越好)");

    /** The whole answer brief, not a part of it. */
    private static final Finder ALL_BRIEF = Finder.anyOf(
            "^\\W{0,3}(?:answer|explain|reply|respond|describe|keep (?:it|the (?:whole )?(?:answer|reply"
                    + "|text)))\\b(?: (?:everything|it|all|this|the whole thing))?(?: \\w{2,6})? (?:briefly"
                    + "|brief|short|concise|concisely|in (?:just |only )?(?:one|a single"
                    + "|two) (?:short )?sentences?|in a few words)\\b",
            "^[^\\p{IsHan}]{0,3}(?:请|只)?(?:用|以)?(?:一两?句话|两句话|三言两语|简短地?|简要地?|尽量简短地?)(?:回答|说明|概括|作答|说完|解释|介绍|带过)");

    private static final List<Clash> CLASHES = List.of(
            new Clash(
                    Finder.anyOf(NO + "(?:source )?code\\b(?!s)", NO_ZH + "代码"),
                    Finder.anyOf(
                            YES + "(?:code|snippets?|script|programme?|(?:create|select|sql|import|print"
                                    + "|[a-z]+) statement)\\b(?! (?:names?|words?))",
                            YES_ZH + "(?:代码|脚本)")),
            new Clash(
                    Finder.anyOf(NO + "examples?\\b", NO_ZH + "(?:举例|例子|示例|案例)"),
                    Finder.anyOf(YES + "examples?\\b", "举[^，。；不]{0,4}例|" + YES_ZH + "(?:例子|示例|案例)")),
            new Clash(
                    Finder.anyOf(
                            NO + "(?:explanations?|explaining|reasoning|commentary)\\b",
                            "\\b(?:don't|do not) explain\\b|\\bjust (?:give me )?the (?:final )?(?:answer|result|number)\\b",
                            NO_ZH + "(?:解释|说明(?!书)|过程|推理|分析)|(?:只要|只给|只需)(?:最终)?(?:答案|结果)"),
                    Finder.anyOf(
                            "(?:^|[.,;:!?] {1,2}|\\b(?:and|then) )(?:explain|justify|say why|show (?:your|the|each"
                                    + "|every|all) (?:reasoning|working|steps?|derivation)|give (?:the |your "
                                    + "|a |an )?(?:reasons?|reasoning|explanation|justification)"
                                    + "|walk through)\\b",
                            "(?:^|[，,。；;])(?:先|再|并|然后|最后|请)?(?:解释|说明|讲清|写出|列出|展示"
                                    + "|分析)[^，。；]{0,10}(?:原因|理由|为什么|过程|步骤|思路|依据|解释)")),
            new Clash(
                    Finder.anyOf(NO + "(?:emojis?|emoticons?)\\b", NO_ZH + "(?:表情|emoji)"),
                    Finder.anyOf(YES + "(?:emojis?|emoticons?)\\b", YES_ZH + "(?:表情|emoji)")),
            new Clash(
                    Finder.anyOf(
                            NO + "(?:bullet(?: point)?s?|lists?|bulleted lists?)\\b(?! of)",
                            NO_ZH + "(?:列表|分点|清单|分条|条目)"),
                    Finder.anyOf(
                            YES + "(?:bullet(?: point)?s?|bulleted list|numbered list|lists?)\\b(?! (?:of|from|in))",
                            "(?:分点|分条|用列表|以列表|列成清单|用清单)")),
            new Clash(
                    Finder.anyOf(
                            "\\b(?:in|as|with|to|into) (?:just |only |exactly )?(?:one|a single"
                                    + "|1) (?:short )?(?:sentence|line|word)\\b",
                            "(?:用|写|概括成|总结成|缩成|就|只)?一句话(?:说|概括|总结|回答|介绍|解释|描述|讲)"),
                    Finder.anyOf(
                            "\\b(?:bullet(?: point)?s?|(?:separate|several|multiple|two|three|four|five) (?:paragraphs"
                                    + "|sections|points)|(?:in|as|use|add|with) (?:a |an )?(?:table|sections"
                                    + "|headings|numbered list))\\b",
                            "(?:分点|每点|每一点|分条|逐条|表格|作小结|分几?段|分几?个?方面|小标题)")),
            new Clash(
                    Finder.anyOf(NO + "tables?\\b", NO_ZH + "表格"),
                    Finder.anyOf(YES + "tables?\\b", YES_ZH + "表格|列表格|做成表")),
            new Clash(
                    Finder.anyOf(NO + "(?:headings?|headers?|titles?|subheadings?)\\b", NO_ZH + "(?:小?标题)"),
                    Finder.anyOf(YES + "(?:headings?|headers?|titles?|subheadings?)\\b", YES_ZH + "小?标题")),
            new Clash(
                    Finder.anyOf(NO + "comments?\\b", NO_ZH + "注释"),
                    Finder.anyOf(
                            "\\b(?:add|include|with|write|give) (?:[\\w'-]{1,12} ){0,3}?comments?\\b"
                                    + "|\\bcomment (?:each|every|the)\\b",
                            YES_ZH + "注释")),
            new Clash(
                    Finder.anyOf(NO + "(?:jargon|technical terms?)\\b", NO_ZH + "(?:专业)?术语"),
                    Finder.anyOf(
                            "\\b(?:use|with|include) (?:[\\w'-]{1,12} ){0,2}?(?:jargon|technical terms?)\\b",
                            "(?:使用|用|多用)[^，。；]{0,4}术语")));

    private static final Pattern ANSWER_LANGUAGE =
            anyOf("\\b(?:answer|reply|respond|write|speak|output|response|result|explanation) (?:(?:it|everything|only"
                    + "|me|must be|should be) ){0,2}in " + LANGUAGE + "\\b");
    private static final Pattern ANSWER_LANGUAGE_ZH =
            Pattern.compile("用(?:" + LANGUAGE_ZH + ")(?:来)?(?:回答|回复|作答|写|输出|解释|说明|答)");

    private Contradiction() {}

    static boolean isBetween(String wholePrompt, String wholeComplement) {
        String prompt = ends(Patterns.plain(wholePrompt));
        String complement = withoutWarnings(Patterns.plain(wholeComplement));
        return CLASHES.stream().anyMatch(clash -> clash.isBetween(prompt, complement))
                || isLongForBrief(prompt, complement)
                || isOtherLanguage(ANSWER_LANGUAGE, prompt, complement)
                || isOtherLanguage(ANSWER_LANGUAGE_ZH, prompt, complement)
                || isMoreThanWished(prompt, complement);
    }

    /** Few complements demand an amount, and prompts are long. */
    private static boolean isMoreThanWished(String prompt, String complement) {
        Amounts demanded = Amounts.demandedIn(complement);
        return !demanded.isEmpty() && Amounts.wishedIn(prompt).areLessThan(demanded);
    }

    /** A complement without what it advises against. */
    static String withoutWarnings(String complement) {
        return ADVISED_AGAINST.matcher(complement).replaceAll(" ");
    }

    private static String ends(String text) {
        return text.length() <= HEAD + TAIL
                ? text
                : text.substring(0, HEAD) + "\n" + text.substring(text.length() - TAIL);
    }

    private static boolean isLongForBrief(String prompt, String complement) {
        boolean brief = BRIEF.isIn(prompt);
        boolean detailed = DETAIL.isIn(prompt);
        return (brief && !detailed && DETAIL.isIn(complement)) || (detailed && !brief && ALL_BRIEF.isIn(complement));
    }

    /** Another language than the one that the prompt demands for the answer. */
    private static boolean isOtherLanguage(Pattern answerLanguage, String prompt, String complement) {
        Matcher wished = answerLanguage.matcher(prompt);
        Matcher demanded = answerLanguage.matcher(complement);
        return wished.find() && demanded.find() && !wished.group(1).equalsIgnoreCase(demanded.group(1));
    }
}
