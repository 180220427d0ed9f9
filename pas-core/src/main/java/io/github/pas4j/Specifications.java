package io.github.pas4j;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Prompts that are specifications: besides the wishes of {@link StatedWishes} they name parts, amounts, what must be in
 * and how it begins and ends. Each kind counts once, and short prompts have room left.
 */
final class Specifications {

    private static final int ENOUGH = 3;

    /** In characters; a Chinese one counts for three. */
    private static final int SOME_LENGTH = 150;

    private static final String COUNT = "(?:\\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen)";

    /** How the answer is built; without one of these a prompt tells of its circumstances only. */
    private static final List<Wording> SHAPES = List.of(
            Wording.english(
                            "\\bcolumns? ?(?::|=|for|are|should|with|named|\\()",
                            "\\btable (?:with|of|where|having|that has)\\b|\\b(?:a|one|output a) table[:,.]|\\b(?:below"
                                    + "|under|after) (?:the|that) table\\b|(?:^|[.\\n] {0,2})table\\b",
                            "\\bbullet(?:s| points?) only\\b|\\b(?:max|maximum|up to|at most|" + COUNT
                                    + ") (?:\\d{1,2} )?(?:bullets?|rows|lines|points)\\b")
                    .orChinese(
                            "(?:表格|列表)[，,：:；。]|(?:用|做成|做个|列成?|以)表格?[，,：:]|列(?:是|为|：|:)|分?[一二三四两]栏" + "|表格?(?:下|后)面",
                            "按[^，。\\n]{1,6}列"),
            Wording.english(
                            "\\b(?:para(?:graph)?|slides?|part|section|page|day|week|scene|verse|chapter|act|step) ?[1-9]\\b"
                                    + "[^\\n]{2,200}\\b(?:para(?:graph)?|slides?|part|section|page|day|week|scene|verse"
                                    + "|chapter|act|step)? ?(?:[2-9]|1[0-2])\\b",
                            "\\b(?:two|three|four|five|six|\\d{1,2}) (?:short |brief |equal |main "
                                    + "|clear )?(?:paragraphs|sections|scenes|parts|slides|stanzas|verses|chapters"
                                    + "|acts|headings|tips|exercises|questions|case studies|key facts)\\b",
                            "\\b(?:each|every) (?:slide|scene|section|paragraph|entry|row|day|stanza|verse|bullet"
                                    + "|one|item) (?:has|with|ends?|starts?|begins?|max|must|should|gets|at most|in|is)\\b",
                            "\\b\\d{1,3}[- ]?(?:slides?|pages?|questions)\\b")
                    .orChinese(
                            "第[一1]页|[2-9]-\\d页|第[一1](?:段|部分|节|幕|周|天)",
                            "每(?:页|段|条|点|节|个要点|部分)[^，。\\n]{0,10}(?:不超过|最多|[一二三四五\\d]|加|标题|配|要)",
                            "(?:分|共|写)?[一二三四五六七八\\d]{1,2}(?:段|节|部分|个部分|页|幕|张)(?:以内)?",
                            "(?:流程|结构|环节|板块|内容)(?:是|为|：|:)"),
            Wording.english(
                            "\\b(?:must (?:have|include|contain|mention|cover|feature|be)|has to (?:have|include|mention)"
                                    + "|needs? to (?:have|include|mention)|be sure to|make sure|include:|includ(?:e|ing)"
                                    + " (?:a|an|the|one|two|three|at least)\\b|mention (?!to)|subject line included"
                                    + "|should (?:include|mention|contain|cover))")
                    .orChinese("必须(?:有|包含|出现|提到|写)|(?:要|需)(?:包含|包括|有|提到|写明|出现|突出|体现)|务必|列出[^，。\\n]{1,10}[（(\\d]"),
            Wording.english(
                            "\\b(?:begins?|starts?|opens?|ends?|finish(?:es)?|close) (?:it )?(?:with|on|by|in)\\b",
                            "\\btitle (?:in|at|under|of|on)\\b|\\bsign(?:ed)? (?:it )?(?:off|as)\\b|\\bat the (?:end|bottom|top)\\b"
                                    + "|\\bsubject (?:line|:)|\\blast (?:line|couplet|sentence)\\b")
                    .orChinese(
                            "(?:开头|结尾|首段|末尾|文末|落款|署名|标题)[^，。\\n]{0,4}(?:用|是|要|带|写|加|呼应|点题|控制|附|放|不超|：|:)",
                            "最后(?:加|附|表示|写|用|以|一[句段条]|留|给)|先[^，。\\n]{1,16}(?:再|后)"));

    /** What any prompt may tell, and what makes a shaped one complete. */
    private static final List<Wording> REST = List.of(
            Wording.english(
                            "\\b\\d{1,5} ?(?:-|–|to) ?\\d{1,5} ?(?:words?|min(?:ute)?s?|pages|slides|km|lines|items|sentences"
                                    + "|g|kcal)?\\b",
                            "\\b(?:max(?:imum)?|under|at most|up to|no more than|within|less than|below|exactly|about"
                                    + "|around|budget|total|limit) (?:of )?(?:[£$€] ?)?" + COUNT + "\\b",
                            "\\b" + COUNT + "[- ]?(?:min(?:ute)?s?|words?|hours?|kcal|km|day|week)\\b",
                            "\\b\\w{1,3} (?:a4|side)\\b|\\bone (?:a4|page)\\b")
                    .orChinese(
                            "\\d{1,5} ?(?:-|–|—|~|～|到|至) ?\\d{1,5}",
                            "(?:不超过|不多于|少于|最多|至少|控制在|以内|左右|每次|时长)[^，。\\n]{0,4}[\\d一二两三四五六七八九十]",
                            "\\d{1,4}(?:分钟|页|条|字|克|元|张|句|个字)"),
            Wording.english(
                            "\\b(?:audience|readers?|listeners|pupils|viewers) ?(?::|is|are|=)",
                            "\\b(?:year|grade) \\d{1,2}\\b|\\bfor (?:an? |my |the )?(?:\\d{1,2} ?(?:yo|y/o)|year \\d|parish|gcse"
                                    + "|beginners?|new (?:starters|staff|hires)|non[- ]?technical)",
                            "\\bkids?,? mixed ability|\\bnon[- ]technical\\b|\\b\\d{1,2} (?:yo|y/o)\\b")
                    .orChinese("(?:对象|读者|受众|面向|听众|来宾|观众|汇报给|写给|给)[^，。\\n]{0,3}(?:是|为|：|:)?[^，。\\n]{1,8}"
                            + "(?:总|员工|客服|新手|学生|领导|主任|总监|女生|老人|家长|孩子|的班|同学|业主|客户|人)"),
            Wording.english(
                            "(?:[,.;(\\n] ?|\\band )(?:no|without|avoid|don'?t|do not|never|leave out|skip|not) [a-z'-]{3,}",
                            "\\b(?:nut|gluten|dairy|sugar|jargon|meat|alcohol|lactose|spoiler)[- ]free\\b")
                    .orChinese("[，,。；;\\n （(](?:且|也)?(?:不要|不用|不写|不提|不引用|不布置|不加|不带|别|避免|禁止|不得|不出现|杜绝|不能)\\p{IsHan}"),
            Wording.english(
                            "\\b(?:warm|firm|funny|formal|polite|honest|plain|friendly|witty|professional|serious|neutral|upbeat"
                                    + "|calm|playful|cheerful|casual|sober|dry)(?: and| but|,| tone| language|\\.|;)",
                            "\\b(?:british|american|us|uk|metric) (?:spelling|english|units|sizes|date)|\\b(?:first|second"
                                    + "|third) person\\b|\\b(?:past|present) tense\\b|\\bshort sentences\\b|\\brhym(?:e|ing)\\b")
                    .orChinese("(?:语气|语言|风格|口吻|文风|笔调|基调)[^，。\\n]{1,8}|口语化|通俗|幽默|稳重|温馨|平实|诚恳"));

    /** So many figures are figures to keep to. */
    private static final int MANY_FIGURES = 6;

    private static final Pattern FIGURE = Pattern.compile("\\d{1,6}");

    /** A problem to solve counts pages and minutes of its own. */
    private static final Finder SUM = Finder.anyOf("\\bhow (?:many|much|long|far)\\b", "\\bcalculate\\b", "多少(?!字)");

    private Specifications() {}

    static boolean areComplete(String prompt) {
        Scripts scripts = Scripts.of(prompt);
        if (prompt.length() + 2 * scripts.hanCharacters() < SOME_LENGTH || SUM.isIn(prompt)) {
            return false;
        }
        long shapes = SHAPES.stream().filter(one -> one.isIn(prompt)).count();
        long rest = REST.stream().filter(one -> one.isIn(prompt)).count();
        if (FIGURE.matcher(prompt).results().limit(MANY_FIGURES).count() == MANY_FIGURES) {
            rest++;
        }
        return (shapes >= 1 && shapes + rest >= ENOUGH + 1) || (shapes >= 2 && shapes + rest >= ENOUGH);
    }
}
