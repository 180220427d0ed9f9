package io.github.pas4j;

import java.util.regex.Pattern;

/**
 * Long pasted material with its task before or after it. The task names the text ("this letter", "the following notes")
 * or works on texts ("summarise:"); a long account of somebody's own is no document, nor is a long list of wishes.
 */
final class PastedDocument {

    /** In English words; one and a half Chinese characters count as a word. */
    private static final double MIN_WORDS = 90;

    private static final int MAX_TASK = 320;

    private static final String TEXT = "(?:text|passage|article|paragraphs?|letter|e-?mails?|email (?:chain|thread)"
            + "|essay|story|poem|chapter|notes?|transcripts?|log|logs|code|functions?|scripts?|contract|clause"
            + "|minutes|report|abstract|paper|reviews?|conversation|chat|messages?|thread|documents?|notice"
            + "|post|description|speech|lists?|table|data|dataset|sentences|summary|dialog(?:ue)?|resum[eé]|cv"
            + "|bio|polic(?:y|ies)|terms|sections?|excerpt|extract|draft|statement|news|instructions|recipe"
            + "|advert(?:isement)?|job (?:ad|posting|description)|json|csv|xml|html|query|error|output"
            + "|stack ?trace|paste|content|piece|snippet|interview|lyrics|case study|announcement|memo|blog"
            + "|comments?|feedback|responses?|facts|information|info|context|background|scenario|program|class"
            + "|method|material|entries|records|cover letter|proposal|introduction|page|file|lines|input"
            + "|tweets?|caption|discussion|agreement|lease|schedule|agenda|brief|legal text|quote|ingredients"
            + "|synopsis|outline|plot)";

    private static final String TEXT_ZH = "(?:文章|文本|文字|段落|[一段]?话|段|内容|材料|资料|信息|邮件|信|来信|信件"
            + "|报告|摘要|论文|作文|故事|小说|诗|新闻|通知|公告|合同|条款|协议|纪要|记录|会议|聊天|对话|访谈"
            + "|采访|笔记|日志|代码|程序|函数|脚本|报错|错误|数据|表格|列表|清单|评论|留言|简历|简介|介绍|文案"
            + "|稿子?|草稿|演讲|说明|说明书|菜谱|歌词|课文|原文|译文|句子|片段|节选|章节|一节|篇|份|封|则|病例"
            + "|案例|题目|短文|帖子|消息|口述|条文|法条|声明|背景|例子|问卷|反馈|意见|大纲|总结|文档)";

    private static final Wording TASK = Wording.english(
                    "\\b(?:this|these|the following|following|below|above|attached|pasted|here(?:'s| is| are)(?: (?:my"
                            + "|the|an?|some|our))?|i(?:'m| am)? (?:pasting|have pasted|'ve pasted|paste|wrote"
                            + "|have written|'ve written)(?: (?:my|the|an?|this"
                            + "|some))?) (?:[\\w'-]{1,15} ){0,3}" + TEXT + "\\b",
                    "\\b(?:below|following|above|here) (?:is|are|you(?:'ll| will)? find)\\b[^.?!\\n]{0,40}\\b" + TEXT
                            + "\\b",
                    "\\b" + TEXT
                            + " (?:below|above|attached|that follows|which follows|provided|given|i (?:wrote|pasted"
                            + "|got|received))\\b",
                    "\\b(?:based (?:only )?on|according to|from|given|read|using only|refer(?:ring)? to"
                            + "|with reference to|in) (?:the|this|these|my|our) (?:[\\w'-]{1,15} ){0,2}(?:text"
                            + "|passage|article|paragraphs?|letter|email|transcript|contract|minutes|report"
                            + "|abstract|document|excerpt|notes|reviews?|conversation|context|interview"
                            + "|information|statement|facts|recipe)\\b",
                    "^\\W{0,4}(?:please |can you |could you |kindly |help me )?(?:summari[sz]e|sum up|translate"
                            + "|proof-?read|paraphrase|rewrite|re-?write|rephrase|reword|edit|correct|extract"
                            + "|classify|categori[sz]e|analy[sz]e|critique|review|check|fix|debug|refactor"
                            + "|improve|shorten|condense|simplify|convert|turn|reformat|highlight|annotate"
                            + "|evaluate|polish|revise|reply to|respond to|tl;?dr|explain|optimi[sz]e"
                            + "|pull out)\\b[^\\n]{0,200}[:\\n]\\s{0,4}$",
                    "^\\W{0,4}(?:passage|article|context|text|paragraph|document|background|input|story|dialogue"
                            + "|conversation|review|transcript|abstract|premise|excerpt|content)\\s?:",
                    "\\b(?:summari[sz]e|translate|proof-?read|paraphrase|rewrite|rephrase|edit|analy[sz]e|review|fix"
                            + "|debug|explain|shorten|correct|improve) (?:this|these|it|the (?:above|following"
                            + "|below))\\b",
                    "^\\W{0,4}(?:please |can you |could you |kindly |help me |now )?(?:summari[sz]e|sum up|translate"
                            + "|proof-?read|paraphrase|rewrite|reword|rephrase|condense|tl;?dr|copy-?edit)\\b",
                    "\\b(?:the|this) (?:author|writer|speaker|narrator|sender|reviewer|interviewee|applicant)\\b")
            .orChinese(
                    "(?:以下|下面|下列|下文|如下|上述|上面|以上|上文|这[一]?[篇段份封个条则首节些张]|这(?:是|里是|里有"
                            + "|段|篇)|这|本|该|我(?:写|发|贴|抄|复制)(?:了|的)?|附上|给定|所给"
                            + "|发来的)[^。？！?!\\n]{0,14}" + TEXT_ZH,
                    "(?:总结|概括|归纳|翻译|译|校对|润色|改写|修改|改|提取|抽取|摘出?|整理|分析|缩写|精简|压缩|扩写"
                            + "|检查|找出|指出|标出|列出|解释|优化|点评|评价|批改|审阅|阅读|读|根据|依据|按照"
                            + "|参考|基于|结合|回答|判断|分类|提炼|梳理|补充|续写|仿写|概述"
                            + "|写出?(?:一?[篇个段])?(?:摘要|总结|标题|读后感|评论"
                            + "|回复))[^。？！?!\\n]{0,14}(?:以下|下面|下列|如下|这|上面|上述|以上|上文"
                            + "|" + TEXT_ZH + ")",
                    "^[^\\n]{0,40}(?:总结|概括|归纳|翻译|校对|润色|改写|提取|整理|分析|精简|扩写|检查|批改|提炼|梳理|缩写|改错)[^\\n]{0,40}[：:]\\s{0,4}$",
                    "^\\W{0,3}(?:文章|原文|材料|背景|文本|内容|对话|段落|资料|阅读)\\s?[：:]");

    private static final Pattern HEAD_END = Pattern.compile("\\n|[:：] ?");
    private static final Pattern SENTENCE_END = Pattern.compile("[.?!] |[。？！]");

    private PastedDocument() {}

    static boolean hasTask(String prompt) {
        if (words(prompt) < MIN_WORDS) {
            return false;
        }
        String text = prompt.strip();
        int head = end(text, 0);
        // "Here is a letter. Tell me ...": the task may take two sentences.
        int further = head < MAX_TASK ? end(text, head) : head;
        int tail = start(text);
        return isTaskFor(text.substring(0, head), text.substring(head))
                || (further > head
                        && further <= MAX_TASK
                        && isTaskFor(text.substring(0, further), text.substring(further)))
                || isTaskFor(text.substring(tail), text.substring(0, tail));
    }

    private static boolean isTaskFor(String task, String material) {
        return words(material) >= MIN_WORDS && TASK.isIn(task);
    }

    /** Where the head that starts at {@code from} ends: at a line break, a colon, or else a sentence. */
    private static int end(String text, int from) {
        int limit = Math.min(text.length(), from + MAX_TASK);
        var line = HEAD_END.matcher(text).region(from, limit);
        if (line.find()) {
            return line.end();
        }
        var sentence = SENTENCE_END.matcher(text).region(from, limit);
        return sentence.find() ? sentence.end() : limit;
    }

    /** Where the last line, or else the last sentence, starts. */
    private static int start(String text) {
        int line = text.lastIndexOf('\n');
        if (line >= text.length() - MAX_TASK) {
            return line + 1;
        }
        int start = Math.max(0, text.length() - MAX_TASK);
        int last = start;
        var sentence = SENTENCE_END.matcher(text).region(start, text.length() - 1);
        while (sentence.find()) {
            last = sentence.end();
        }
        return last;
    }

    /** Length in words; Chinese text has about one and a half characters to a word here. */
    static double words(String text) {
        Scripts scripts = Scripts.of(text);
        return scripts.latinWords() + scripts.hanCharacters() / 1.5;
    }
}
