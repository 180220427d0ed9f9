package io.github.pas4j;

import java.util.List;

/** What a prompt says about the answer it wants. One wish leaves room for a complement; several do not. */
final class StatedWishes {

    private static final int CORE_ENOUGH = 2;
    private static final int ALL_ENOUGH = 3;

    private static final String NUMBER =
            "(?:\\d[\\d,]{0,6}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a single)";
    private static final String DATA = "(?:json|xml|yaml|csv|html|markdown|latex)";

    /** What people ask of an answer; "return" and "print" are left out, which prompts about code are full of. */
    private static final String ANSWER = "(?:output|reply|respond|answer)";

    /** "words per minute" is a rate, and "how many" asks for a sum: neither says how long the answer shall be. */
    private static final String NOT_COUNTED = "(?! (?:per|an?|each|every) )(?![\\s\\S]{0,400}\\bhow (?:many|long)\\b)";

    /** A number that counts what follows; not "the third", "each", "these", nor the tail of a longer number. */
    private static final String NOT_ORDINAL_ZH = "(?<![0-9０-９一二两三四五六七八九十百千万第每这那哪上下前后同有])";

    private static final String READER = "(?:year[- ]olds?|child|children|kids?|toddlers?|beginners?|lay(?:person|man"
            + "|men|people)|novices?|non-?experts?|newcomers?|dummies|\\w{1,8}[- ]graders?|teenagers?|teens"
            + "|adults|seniors|retirees|managers|executives|colleagues|homeowners?|developers|engineers"
            + "|(?:general|non-?technical|technical|wide|broad) (?:audience|public|readers?)|(?:high[- ]school"
            + "|college|university|elementary|middle[- ]school|primary[- ]school|history|medical|graduate"
            + "|undergraduate|law|\\w{3,10}) (?:students?|pupils)|audience|class|ceo|cfo|cto|board)";
    private static final String TO_READER = "(?:an? |my |the |our )?(?:[\\w-]{1,15} ){0,2}" + READER + "\\b(?!['’]s)";
    private static final String READER_ZH = "(?:小学生|中学生|初中生|高中生|大学生"
            + "|[一二三四五六初高大][年一二三]级?(?:的)?学生|[初高大][一二三]学生|学生|孩子|小朋友|儿童|初学者"
            + "|新手|外行|门外汉|老年人|老人|小白|上班族|家长|年轻人|夫妻|同事|领导|总监|客户|业主"
            + "|非专业(?:人士|读者)|普通读者|大众|零基础(?:的人)?|员工"
            + "|[一二三四五六七八九十\\d]{1,2}岁的?\\p{IsHan}{1,3})";
    private static final String TELL_ZH = "(?:解释|讲|说明|介绍|科普|听|看懂|看|读|理解|写|编|设计|总结)";
    private static final String STEP_ZH = "地?(?:解释|说明|推理|推导|思考|讲|教|分析|计算|求解|解|写|列|展示|介绍|回答|告诉|指导|来|描述)";

    private static final Wording LENGTH = Wording.english(
                    "\\b(?:in|with|under|within|about|around|roughly|approximately|exactly|at most|at least|up to|over"
                            + "|between|(?:no|not) (?:more|longer|less|fewer) than|(?:less|fewer|more) than"
                            + "|max(?:imum)?(?: of)?|min(?:imum)?(?: of)?|limit(?:ed)? (?:it )?to) (?:about "
                            + "|around |just |only |exactly )?"
                            + NUMBER + "(?: ?(?:-|–|to|or|and) ?" + NUMBER + ")?[ -](?:short |brief |concise "
                            + "|complete |full )?(?:words?|sentences?|paragraphs?|pages?(?= |[.,;!?]"
                            + "|$)(?! (?:book|novel)))\\b"
                            + NOT_COUNTED,
                    "\\b" + NUMBER + "(?: ?(?:-|–|to) ?" + NUMBER + ") words\\b" + NOT_COUNTED,
                    "\\b(?:in|under|within|at most|up to|(?:no|not) (?:more|longer) than|(?:less|fewer) than"
                            + "|max(?:imum)?(?: of)?|limit(?:ed)? (?:it )?to) " + NUMBER + " (?:characters"
                            + "|lines)\\b(?! of)" + NOT_COUNTED,
                    "\\b\\d{1,6}[- ](?:words?|sentences?|paragraphs?|characters|pages?) (?:long|or (?:less|fewer|more)"
                            + "|max(?:imum)?|in (?:all|total)|total|overall|each|essay|story|article|summary"
                            + "|poem|description|product|blog|review|post|email|letter|answer|response|speech"
                            + "|paragraph|report|biography|script|introduction|conclusion)\\b"
                            + NOT_COUNTED,
                    "\\b(?:write|give|create|compose|generate|provide|make|add)(?: me)? (?:an? |exactly )?" + NUMBER
                            + "[- ](?:word|sentence|paragraph|line|page)s?\\b(?! (?:that|which|ending|starting"
                            + "|beginning|for|in|from|with))",
                    "\\bword (?:count|limit)[^\\n?]{0,15}\\d",
                    "\\blength ?(?::|=|of|should be) ?(?:about |around )?\\d",
                    "\\b(?:one|single|two|half)[- ]page\\b",
                    "\\bin (?:one|a (?:short|single|brief)) (?:short |brief )?(?:sentence|paragraph)\\b",
                    "(?<!\\b(?:words?|used?|letters|verbs?|nouns?|it|them|this) )\\bin a (?:sentence"
                            + "|paragraph)(?: or two)?[.!?]?\\s{0,3}$")
            .orChinese(
                    NOT_ORDINAL_ZH
                            + "[0-9０-９]{1,6} ?(?:(?:多|余)?|(?:-|–|—|~|～|到|至) ?[0-9０-９]{1,6} ?)个?(?:字(?!典|节"
                            + "|母|段|符串)|词(?!汇)|句话|段话|段(?:以内|左右)|行(?:诗|以内|左右|以下"
                            + "|代码以内))(?![\\s\\S]{0,100}(?:多久|多少|几))",
                    "" + NOT_ORDINAL_ZH + "(?:[一二两三四五六七八九十百千万]{1,5}(?:个字(?!母|符|节|典|段)"
                            + "|[百千]字(?!文)|字(?:以内|以上|左右|之内|的(?!成语|词))|句话(?![也都没]))"
                            + "|几句话)",
                    "(?:写|用|编辑|生成|共)[一两三四五]段(?:话|[，。：:])",
                    "[百千]字(?:以内|以上|左右|之内|的|作文)",
                    "字数[^，。？\\n]{0,8}(?:[0-9０-９一二三四五六七八九十百千]|不限|不少|不超|控制|限制)",
                    "(?:不超过|少于|控制在)[0-9０-９]{1,5}(?:字|行|词|句)",
                    "一页(?:纸|以内|给|的)");

    private static final Wording FORMAT = Wording.english(
                    "\\b(?:in|as|using|with|use) (?:an? |the )?(?:(?:\\w{1,15} ){0,2})(?:bullet(?:ed)?[ -]?(?:points?"
                            + "|list|form)|bullets|(?:numbered|bold) (?:list|points|headings)"
                            + "|(?:markdown )?table (?:form(?:at)?|with)|markdown table|headings?|subheadings?"
                            + "|sections)\\b",
                    "\\b(?:as|into) (?:an? |the )?(?:\\w{1,15} )?(?:bullet(?:ed)?[ -]?(?:points?|list)|numbered list"
                            + "|table (?:with|of))\\b",
                    "\\b(?:give|provide|present|show|list|put|return|answer|summari[sz]e|organi[sz]e|lay|use"
                            + "|compare)\\b[^.?!\\n]{0,60} (?:in|as) (?:an? |the )?table\\b",
                    "(?<!\\b(?:parse|parsing|stored|saved|file|files|data|is|are) )\\b(?:in|as) (?:an? |the "
                            + "|valid ){0,2}" + DATA
                            + " (?:format|table|object|array)\\b(?! (?:stored|saved|in an? file|file))",
                    "\\b(?:" + ANSWER + "|return)\\b[^.\\n]{0,40}\\b(?:as|in) (?:an? |valid ){0,2}" + DATA + "\\b",
                    "(?<!\\bprints? (?:it|them) in )\\b(?:the following|this|below|the specified|output"
                            + "|desired) (?:output )?format\\b(?! is\\b)",
                    "\\bformat(?:ted)? (?:your|the) (?:output|answer|response|result)",
                    "(?:^|[.;,\\n(] {0,2})(?:output |required )?(?:format|structure|layout|sections(?: in this order)?"
                            + "|template) ?(?::|is |should be )",
                    "\\b(?:one|a|each|single) line (?:per|for each)\\b",
                    "\\b(?:a |include |with )?(?:subject line|title on top|heading above|columns? (?:for|named|:)"
                            + "|rows for|one row)\\b")
            .orChinese(
                    "(?:以(?![下上及])|用(?![户于])|按照?|采用|使用)(?:(?!以下|下列|下面|上述|这个|给定"
                            + "|关键词)[^，。,\\n]){0,6}(?:表格|列表|清单|要点|json|markdown|xml"
                            + "|csv) ?(?:的?(?:形式|格式|方式)|来?(?:列|展示|呈现|回答|输出|给出|整理|说明"
                            + "|总结|表示|比较|对比|介绍))",
                    "(?:以下|如下|下面|下列|这个|该)的?(?:格式|模板)",
                    "(?:输出|回答|返回)的?格式",
                    "格式(?:如下|要求|为|是|：|:)",
                    "分(?:成|为)?[一二两三四五六七八九十\\d]{1,2}(?:点|条|段|节|部分|个部分|个要点|类)",
                    "(?:每|一)(?:天|行|句|条|点)(?:一|占一|单独成)行",
                    "(?:小|副)?标题(?:不超过|要|用|：)",
                    "加(?:个|上)?(?:粗|标题|小标题)",
                    "列(?:出|为|分别)[^，。\\n]{0,4}[：:].{0,30}、",
                    "要有(?:主题行|标题|落款)",
                    "配(?:一个)?(?:小标题|图)");

    private static final Wording AUDIENCE = Wording.english(
                    "\\b(?:explain|describe|teach|introduce|summari[sz]e|simplify|clarify|define|rephrase|reword"
                            + "|rewrite|compare|solve|prepare|draft|create"
                            + "|write)\\w{0,3}\\b[^.?!\\n]{0,100}\\b(?:to|for) " + TO_READER,
                    "\\b(?:story|tale|poem|explanation|article|lesson(?: plan)?|guide|introduction|tutorial|summary"
                            + "|overview|essay|text|quiz|worksheet|script|lecture|presentation|course|briefing"
                            + "|speech|email|post)s?\\b[^.?!\\n]{0,40}\\bfor " + TO_READER,
                    "\\blike (?:i'?m|i am|you'?re talking to) (?:an? )?(?:five|5|\\d{1,2}|ten|child|kid|beginner)\\b",
                    "\\beli5\\b",
                    "\\b(?:target|intended) audience ?(?:is|are|:|=)",
                    "\\baudience ?(?:is|:|=)",
                    "\\b(?:aimed|targeted|directed|intended) (?:at|for|towards?) ",
                    "\\breading (?:age|level)\\b",
                    "\\breaders? (?:is|are|who)\\b",
                    "(?:^|[.;\\n] {0,2})for: ")
            .orChinese(
                    "(?:给|向|对|为(?!什么|何)|跟|让|面向|针对)[^，。？！\\n]{0,12}" + READER_ZH + "们?[^，。？！\\n]{0,6}" + TELL_ZH,
                    "(?:写|讲|解释|介绍|说明|编)[^，。？！\\n]{0,12}(?:给|面向|针对|适合)[^，。？！\\n]{0,6}" + READER_ZH + "们?(?:的|听|看|读|阅读)",
                    "(?:面向|针对)[^，。？！\\n]{0,10}" + READER_ZH,
                    "(?:目标|面向的?)(?:受众|读者|人群|用户)(?:是|为|：|:)",
                    "(?:读者|受众|看的人)(?:主要)?(?:是|为|：|:)",
                    "给[^，。？！\\n]{1,16}看");

    private static final Wording STEPS = Wording.english(
                    "\\bstep[- ]by[- ]step\\b",
                    "\\bstep ?1\\b[\\s\\S]{1,400}\\bstep ?2\\b",
                    "\\bin (?:\\w{3,7} )?(?:numbered )?steps\\b",
                    "\\bin (?:this|the following) order\\b",
                    "(?:^|[.;\\n] {0,2})(?:order|steps|beginning|part 1|section 1) ?:",
                    "(?:^|[.;:,\\n(]|\\b(?:please|and|should)) {0,2}(?:first|start(?:ing)? (?:with|by)"
                            + "|begin(?:ning)? with|open(?:ing)? with)\\b[^\\n]{2,250}\\b(?:then|next"
                            + "|after (?:that|the)|secondly|finally|end(?:ing)? (?:with|on)"
                            + "|finish(?:ing)? with|clos(?:e|ing) with|conclude with)\\b",
                    "\\bone (?:opening|closing) (?:line|paragraph|sentence)\\b",
                    "\\border (?:them|it) (?:from|by)\\b",
                    "\\b(?:after the|followed by) (?:\\w{2,9} ){0,2}(?:list|table|code|sentences?|story|recommendation)")
            .orChinese(
                    "(?:一步一步|一步步|逐步)" + STEP_ZH,
                    "分步骤",
                    "分步" + STEP_ZH,
                    "第一步[\\s\\S]{1,200}第二步",
                    "分[一二两三四五六\\d]步",
                    "(?:首先|先)[^\\n。]{1,80}(?:然后|再|接着|其次|最后)",
                    "(?:开头|第一段)[^\\n]{1,80}(?:结尾|最后|第二段)",
                    "依次(?:讲|写|说|分|为|是|介绍|列)",
                    "(?:顺序|步骤)(?:是|为|：|:)",
                    "按[^，。\\n]{1,12}(?:顺序|排列|排序|从[高大低小])",
                    "最后(?:附|用|以|一句|加)");

    private static final Wording STYLE = Wording.english(
                    "\\b(?:(?:warm|friendly|formal|informal|casual|professional|humorous|funny|serious|neutral"
                            + "|conversational|persuasive|academic|polite|witty|playful|upbeat|optimistic"
                            + "|sarcastic|poetic|dramatic|confident|engaging|light-?hearted|enthusiastic|calm"
                            + "|romantic) (?:[\\w-]{3,12} )?(?:tone|register|style|voice|language|manner|way))",
                    "\\b(?:tone|style|voice|register|mood) ?(?::|=|is\\b|should be|of voice)",
                    "\\bin the (?:style|voice|tone|manner) of\\b",
                    "\\b(?:plain|simple|everyday|easy) (?:language|words|english)\\b",
                    "\\b(?:british|american|us|uk) (?:spelling|english)\\b",
                    "\\b(?:first|second|third) person\\b",
                    "\\b(?:present|past) tense\\b",
                    "\\bshort sentences\\b",
                    "\\b(?:make it|be|keep it) (?:funny|formal|friendly|casual|professional|concise|engaging|humorous"
                            + "|simple|persuasive|light|warm)",
                    "\\(formal\\b",
                    "\\bfunny but\\b",
                    "\\b(?:sound|sounds) (?:like|natural|professional|friendly|human)")
            .orChinese(
                    "(?:语气|口吻|风格|文风|语言|语调)(?:要|应|是|为|：|:|像|尽量|偏|得|轻松|正式|活泼|幽默|亲切" + "|简洁|通俗|平实|生动|严肃|专业)",
                    "(?:正式|幽默|轻松|活泼|亲切|口语化|书面|专业|严谨" + "|通俗易懂|简洁|文艺|搞笑|温暖|诙谐|客观|委婉)的?(?:语气|口吻|风格|语言|文风|语|方式" + "|邮件)",
                    "书面语",
                    "口语化",
                    "第[一二三]人称",
                    "大白话",
                    "句子要短",
                    "用[^，。\\n]{1,10}的(?:语气|口吻|风格|口气)",
                    "通俗易懂",
                    "好笑");

    private static final Wording EXCLUSIONS = Wording.english(
                    "\\bno (?:more )?(?:emojis?|hashtags?|jargon|introductions?|intros?|preamble|tips|headings"
                            + "|bullet(?: point)?s|lists?|markdown|code|links?|quotes|adjectives"
                            + "|exclamation marks|superlatives|clich[eé]s?|rhymes?|villains|threats|apologies"
                            + "|filler|buzzwords?|disclaimers?|rhetorical questions|first person|vendor names"
                            + "|technical terms|fluff|dialogue|repetition|abbreviations|names|examples"
                            + "|comments|titles?|nuts)\\b",
                    "\\b(?:don'?t|do not|never|avoid|without|nothing|refrain from|exclude|leave out) (?:use|using"
                            + "|mention(?:ing)?|include|including|add|adding|exceed|repeat(?:ing)?"
                            + "|start(?:ing)?|write|writing|any|the word|about|scary|number|jargon|clich"
                            + "|emojis?|hashtags?|technical|bullet|passive|code|explain|put|make|list|give"
                            + "|introduc)")
            .orChinese(
                    "(?:不要|不用|别用?|不能|不得|不可|禁止|避免|不出现|不提|不带|不写|无需|切忌|不许"
                            + "|不使用)(?:(?!担心|客气|紧)[^，。？\\n]){0,12}(?:表情|emoji|标签|话题|英文|缩写"
                            + "|术语|黑话|感叹号|反问|比喻|列表|标题|套话|废话|开场白|寒暄|人称|重复|夸张"
                            + "|形容词|字样|[“\"]|词|公式|代码|库|符号|链接|情节|坏人|超过|道歉|威胁|小贴士"
                            + "|注释|客套|编造|数字|markdown)",
                    "不威胁",
                    "不道歉");

    private static final List<Wording> CORE = List.of(LENGTH, FORMAT, AUDIENCE, STEPS);
    private static final List<Wording> FURTHER = List.of(STYLE, EXCLUSIONS);

    private static final Wording LISTED = Wording.english(
                    "\\b(?:requirements?|instructions?|rules|guidelines|constraints|criteria|do the following(?! have)"
                            + "|(?:should|must|needs? to)(?: \\w{2,10}){0,3}|specifications?|make sure(?: that"
                            + "| to)?|include the following|ensure(?: that)?|points to (?:cover"
                            + "|include))\\b[^\\n]{0,40}\\s{1,4}(?:1[.)] [^\\n]{1,300}\\s{1,2} {0,4}2[.)] "
                            + "|[-*•] ?[^\\n]{1,300}\\n{1,2} {0,4}[-*•] ?)")
            .orChinese("(?:要求|注意|规则|需求"
                    + "|条件)[^\\n]{0,12}[:：]?\\s{0,4}(?:1[.、．)）][^\\n]{1,200}?\\s{0,2} {0,4}2[.、．)）]"
                    + "|[-*•·] ?[^\\n]{1,200}\\n{1,2} {0,4}[-*•·])");

    private StatedWishes() {}

    static boolean areComplete(String prompt) {
        if (LISTED.isIn(prompt)) {
            return true;
        }
        long core = count(CORE, prompt);
        return core >= CORE_ENOUGH || (core > 0 && core + count(FURTHER, prompt) >= ALL_ENOUGH);
    }

    private static long count(List<Wording> wishes, String prompt) {
        return wishes.stream().filter(wish -> wish.isIn(prompt)).count();
    }
}
