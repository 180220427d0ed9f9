package io.github.pas4j;

/** Prompts that allow one form of answer only: code, JSON, a number, a word, the letter of an option. */
final class StrictOutput {

    private static final String DATA = "(?:json|xml|yaml|csv|html|markdown|latex)";

    /** What people ask of an answer; "return" and "print" are left out, which prompts about code are full of. */
    private static final String ANSWER = "(?:output|reply|respond|answer)";

    private static final String SOMEBODY = "(?<!\\b(?:i|we|they|you|who) )";

    /** What is wanted bare. */
    private static final String BARE = "(?:" + DATA + "|letters?|numbers?|code|labels?|words?|answers?|results?|sql"
            + "|quer(?:y|ies)|translations?|command|names?|rows|list|output|equation|formula|regex|function"
            + "|script|string|option|digits?|category|line|text)";

    private static final String BARE_ZH =
            "(?:结果|答案|译文|翻译|代码|数字|选项|字母|json|sql|语句|csv|名字|标签|表格" + "|编号|列表|公式|终端|数值|英文|中文|标题|网址|日期|正则|命令)";

    private static final Wording DEMAND = Wording.english(
                    "\\b(?<!\\b(?:every|each|your|an|the|any) )" + ANSWER + " (?:me )?(?:strictly |back )?(?:with |in "
                            + "|using )?(?:only|just|nothing (?:but|except|besides|other than)|exactly|solely"
                            + "|strictly)\\b(?! in a\\b)",
                    "(?:^|[.!?:;,\\n] {0,3}|\\bplease |\\byou (?:should|must|will) )(?:return|print|write"
                            + "|give)(?: me)? (?:back )?(?:only|just|nothing but|solely)\\b(?! (?:the (?:even"
                            + "|odd|unique|first)|those|numbers that|one of))",
                    "\\b(?<!\\b(?:be|to|i|we|they) )(?:only|just) (?:ever )?" + ANSWER + "\\b",
                    "\\b(?:give|send|hand|return|reply|come) (?:me )?back (?:only|just|nothing but)\\b",
                    "\\b(?<!\\b(?:the|an|my|is|are|accepts?|contains?|matches|uses?|if|not|has|have|with) )(?:only"
                            + "|nothing but|just) (?:the |a |valid |raw |one |your )?(?:" + DATA
                            + "|letter|number|code|label|word|answer|result|sql|query|translation|final answer"
                            + "|name)\\b(?!s? (?:that|which|in the|of the|to|for (?:that|this)|is"
                            + "|i can|a to))",
                    "\\b(?:the |pure |raw |plain )?" + BARE
                            + " (?:only|alone)\\b(?! (?:if|when|by|child|in|on|once|from|the|for|has|accept|contain))",
                    "\\bin (?:just |only |exactly )?(?:one|a single|1|two|three) words?\\b",
                    "(?:^|[.?!,;:\\n] {0,3})(?:just |only )?(?:one|a single|1) (?:word|number|letter|digit)(?: only"
                            + "| answer| please)?[.!]?\\s{0,3}$",
                    "^\\W{0,3}(?:yes or no|true or false|y/n|yes/no)\\s?[:,?-]",
                    "[.?!:] {0,3}\\(?(?:just |only |answer )?(?:yes or no|true or false|y/n|yes/no)[?.!)]{0,2}\\s{0,3}$",
                    "\\b(?:reply|answer|response|output)s? (?:must|should|may|can|is to|has to|needs to) (?:only "
                            + "|just )?(?:be|contain|consist of|include|have)(?: just| only| nothing but"
                            + "| exactly one| solely| a single)\\b",
                    "\\b(?:reply|respond|answer) (?:with|in|using) (?:just |only )?(?:a|an|one) (?:single )?(?:emoji"
                            + "|word|letter|number|digit|symbol|character)\\b",
                    "\\b(?:return|output|respond with|reply with|answer with|give me|as|in|produce|emit) (?:a |an "
                            + "|the )?(?:raw|pure|bare|minified|plain) " + DATA + "\\b",
                    "\\bno (?:extra|other|additional|further) (?:words?|text|output|information|comments?|notes?|characters"
                            + "|content|formatting)\\b",
                    "\\b(?:with|using) (?:just |only |exactly )?(?:one|a single) (?:word|letter|number|character)\\b",
                    "\\b" + ANSWER + "\\b[^.\\n]{0,40}\\byes(?: or |/| / |, or )no\\b|\\(yes/no\\)",
                    "\\b(?:reply|answer|respond|say)\\b[^.\\n]{0,20}\\b(?:true|yes) (?:or|/) (?:false|no)\\b",
                    "\\b(?:just|only|simply) (?:say |write |type )?(?:\"?yes\"? or \"?no\"?|true or false)\\b",
                    "\\b(?:the )?(?:single|one) (?:word|letter|token) (?:true|yes|[\"“])",
                    "\\b(?:without(?: any)?|(?<!\\b(?:is|are|was|were|have|has|had|there|with|got) )no|" + SOMEBODY
                            + "(?:do not|don'?t) (?:give|add|include|write|provide|want)(?: me)?(?: any)?) (?:further "
                            + "|additional |extra |other )?(?:explanations?|explaining|commentary"
                            + "|extra text|other text|introduction|preamble|talking|prose|chit-?chat"
                            + "|markdown fences|yapping|any other line)\\b(?! (?:from|by|in the|is|was"
                            + "|were|has|on|messages?|editor|size|for why))",
                    "\\b" + SOMEBODY + "(?:do not|don'?t) explain\\b",
                    "\\bno (?:need|reason) to explain\\b|(?:,|\\band) nothing (?:else|more)\\b(?! (?:matters|to))",
                    "\\bnothing (?:more|else),? (?:no|just)\\b",
                    "\\band no (?:other|further|additional) (?:text|words|output)\\b",
                    "\\bdo not (?:add|write|output|say) (?:any(?:thing| other| additional)|other)",
                    "\\bno (?:comments?|explanations?|talk|markdown|fences|quotes|punctuation"
                            + "|other words)[ ,]{1,2}(?:no|just|only)\\b",
                    "\\b(?:single|one)[- ]word (?:answer|reply|response)\\b(?! (?:questions?|is|are))",
                    "\\b(?:answer|respond|reply|output)(?: strictly)? in (?:the|this|exactly this|the following"
                            + "|exactly the following) (?:exact )?format\\b[\\s:]{0,4}(?:\\n|[A-Z_]{3,20}: ?<)",
                    "\\b(?:repeat|output|print|echo|write|reply with|say|return) (?:exactly|verbatim"
                            + "|word for word)(?: (?:this|the following|what)|:)",
                    "\\b(?:script|parser|program|machine|code) (?:reads|will (?:read|parse)|parses"
                            + "|is going to parse) (?:your|the) (?:answer|output|reply|response)")
            .orChinese(
                    "(?:只需要?|只要|(?<!对手|对方|[他她它们人])只能|只许|只可|只(?!能|有|是|读|匹配|身|见)|仅需?|光"
                            + "|单|纯)(?:需要|用|可以?|准)?(?:给我|给|把)?(?:输出|返回|回答|回复|给出|给|写出"
                            + "|写|说|报|答|留|发|填)(?![^，。\\n]{0,6}(?:我|他|你)(?:一个|的)?(?:人|机会|时间"
                            + "|钱))[^，。！？\\n]{0,14}(?:" + BARE_ZH + "|正文|内容|一行|一句|即可|就行|就好"
                            + "|[“\"「『]|[是对][”\"」』]?(?:和|或|还是|/|、))",
                    "(?:只|光|单|纯|仅)(?:需要|要)" + BARE_ZH + "(?=$|[，。！；,.!; \\n]|即可|就行|就好)",
                    "(?:只需要?|只要|(?<!对手|对方|[他她它们人])只能|仅需?)(?:需要)?(?:输出|返回|回答|回复|给出|写出)",
                    "(?:只|仅)(?:输出|返回|回答|回复|给出|写出)(?![^，。\\n]{0,4}(?:了我|过))",
                    "直接(?:输出|返回|回答|回复|给出|给|写|填|报|说|告诉我)[^，。\\n]{0,8}(?:答案|结果|译文|翻译|代码|数字|选项|字母|json|sql)",
                    "(?:返回|输出|给出|回复|给我?)(?:一个)?(?:纯|裸|原始)(?:的)?(?:json|文本|代码|数字|sql|csv|html)",
                    "(?:不要|别|勿)(?:再)?(?:说|写|输出|加|回复|讲)(?:任何)?(?:别的|其[他它](?:的|话|内容|东西)?|多余|废话)",
                    "(?:输出|回答|回复|答)[^，。\\n]{0,6}yes ?(?:或者?|/|还是|or) ?no",
                    "(?:不要|无需|不用|不需要|不必|别|不得|不许|禁止|勿)(?:任何|给出?|给我|做|有|加|写|添加|附加?|输出"
                            + "|带)?(?:任何)?(?:多余的?|额外的?|其他的?|其它的?)?(?:解释|说明(?!书)|废话"
                            + "|其[他它]内容|内容|文字|注释(?=[，,。！]|$)|啰嗦|多余的?(?:话|字)|别的)",
                    "(?:多)?一个字都?(?:不要|别|不许)(?:多|再)?(?:写|说|要|加)?|多一个字|(?:别的|其他的?"
                            + "|其余)(?:什么)?(?:都)?(?:不要|别|不用)(?:写|说|输出|给|加)?"
                            + "|除了?[^，。\\n]{1,12}?(?:之外|以外|外|什么都|都)[^，。\\n]{0,4}(?:不要|不得"
                            + "|不许|别(?!人|的)|一个字)",
                    "(?:用)?一个(?:字|词|数字|字母)(?:来)?(?:回答|形容|概括|总结|表示|描述|即可|就行|就好|作答)"
                            + "|用一个(?:字|词)|[，,。；] ?只要[^，。！？\\n就都]{1,8}[。！]?\\s{0,3}$|(?:不要"
                            + "|别|勿|禁止)(?:输出|说|写|加|回复|返回)[^，。\\n]{0,8}(?:以外|之外|无关|多余)"
                            + "|(?:回答|答|判断)[“\"']?(?:是|对)[”\"']?(?:或者?|还是|/|、)[“\"']?(?:否|错|不是"
                            + "|不对)(?<!(?:哪些|什么|哪种|对手|对方|让)[^，。\\n]{0,14})|(?:回答"
                            + "|答案)[^，。\\n]{0,6}只(?:能|可以?|许)|(?:严格|请|务必)?按(?:照)?(?:以下|如下"
                            + "|下面|这个)的?格式(?:输出|回答"
                            + "|返回)[^\\n]{0,30}\\n\\s{0,3}[^\\n]{1,12}[：:] ?[<《【\\[]|原样(?:返回|输出"
                            + "|回复|复述|重复)|(?:程序|脚本|代码|机器|系统)(?:会|要|将)?(?:直接)?(?:读取"
                            + "|解析)你的(?:输出|回答|回复)|(?:只|仅)(?:答|选|填|写)[^，。\\n]{0,6}(?:字母"
                            + "|序号|数字|选项|对错|一个)");

    private static final Finder OPTIONS = Finder.anyOf(
            "(?:^|[\\s(（])A ?[.):][^\\n]{1,200}\\s{0,3}[\\s(（]B ?[.):][^\\n]{1,200}\\s{0,3}[\\s(（]C ?[.):]",
            option("A", 80) + option("B", 80) + option("C", 0));

    private StrictOutput() {}

    static boolean isDemanded(String text) {
        return DEMAND.isIn(text);
    }

    static boolean isMultipleChoice(String prompt) {
        return OPTIONS.isIn(prompt);
    }

    /** Options run on in Chinese, so a letter counts unless it is part of a word or of a name such as 项目A：. */
    private static String option(String letter, int text) {
        String start = "(?<![A-Za-z0-9_$'\"{])" + letter + " ?(?:[.、．)）]|(?<![\\p{IsHan}&&[^项]]" + letter + " ?)[:：])";
        return text == 0 ? start : start + "\\s?[^\\n]{1," + text + "}\\s{0,3}";
    }
}
