package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.regex.Pattern;

/** {@link AugmentationGate#standard()}. Every pattern has bounded repetitions and runs on bounded text. */
final class StandardGate implements AugmentationGate {

    static final int MAX_CHARACTERS = 4_000;

    private static final String STRICT_OUTPUT = "strict-output";

    static final StandardGate INSTANCE = new StandardGate();

    private static final String NUMBER = "(?:\\d[\\d,]{0,6}|one|two|three|four|five|six|seven|eight|ten|a single)";
    private static final String DATA = "(?:json|xml|yaml|csv|html|markdown|latex)";

    /** What people ask of an answer; "return" and "print" are left out, which prompts about code are full of. */
    private static final String ANSWER = "(?:output|reply|respond|answer)";

    private static final String READER =
            "(?:year[- ]olds?|child|children|kids?|toddlers?|beginners?|lay(?:person|man|men|people)|novices?|non-?experts?"
                    + "|\\w{1,8}[- ]graders?|teenagers?|general (?:audience|public)"
                    + "|(?:high school|college|university|elementary|middle school) students?)";
    private static final String TO_READER = "(?:an? |my |the )?(?:[\\w-]{1,15} ){0,2}" + READER + "\\b(?!['’]s)";
    private static final String READER_ZH = "(?:小学生|中学生|初中生|高中生|大学生|孩子|小朋友|儿童|初学者|新手|外行|门外汉|老年人|小白)";
    private static final String TELL_ZH = "(?:解释|讲|说明|介绍|科普|听|看懂|读|理解|写|编)";
    private static final String STEP_ZH = "地?(?:解释|说明|推理|推导|思考|讲|教|分析|计算|求解|解|写|列|展示|介绍|回答|告诉|指导|来|描述)";

    /** A number that counts what follows; not "the third", "each", "these", nor the tail of a longer number. */
    private static final String NOT_ORDINAL_ZH = "(?<![0-9０-９一二两三四五六七八九十百千万第每这那哪上下前后同有])";

    /** "words per minute" is a rate, and "how many" asks for a sum: neither says how long the answer shall be. */
    private static final String NOT_COUNTED = "(?! (?:per|an?|each|every) )(?![\\s\\S]{0,400}\\bhow (?:many|long)\\b)";

    private record Rule(String name, Outcome outcome, Pattern pattern) {
        boolean matches(String prompt) {
            return pattern.matcher(prompt).find();
        }
    }

    private static final List<Rule> RULES = List.of(
            turn(
                    "greeting",
                    "(?:hi|hello|hey|hiya|yo|greetings|howdy|good (?:morning|afternoon|evening|night|day)|what'?s up|sup"
                            + "|how are you(?: doing)?(?: today)?|how'?s it going)(?: there| all| everyone| again)?"
                            + "(?:[,.! ]{1,3}how are you(?: doing)?(?: today)?)?",
                    "(?:你|您|大家)好[啊呀吗]?|嗨|哈[喽啰]|早上好|早安|早|中午好|下午好|晚上好|晚安|在[吗么]|你好吗|最近好吗"),
            turn(
                    "thanks",
                    "(?:ok(?:ay)?[, ]{1,2})?(?:many thanks|thanks?|thank (?:you|u)|thx|ty|cheers|much appreciated)"
                            + "(?: so much| very much| a lot| again)?(?:[,. ]{1,2}(?:bye|goodbye|that helps|great))?",
                    "(?:非常|十分|太)?(?:谢谢|感谢|多谢)(?:[你您]们?|大家)?[了啦呀哦]?|辛苦了?"),
            turn(
                    "acknowledgement",
                    "ok(?:ay)?|yes|yeah|yep|no|nope|sure|got it|i see|great|cool|nice|right|fine|go on|continue|next|stop"
                            + "|never ?mind|(?:good)?bye|see you|lol|haha(?:ha)?|hmm+|please continue",
                    "好(?:的|吧|啊|呀)?|是的?|不是|对的?|嗯{1,6}|哦{1,6}|行|可以|不用了?|不要|没有|没事|继续|知道了|明白了?|再见|拜拜|哈{1,9}"),
            skip(
                    STRICT_OUTPUT,
                    "\\b" + ANSWER + " (?:me )?(?:with |in )?(?:only|just|nothing but|exactly)\\b"
                            + "|(?:^|[.!?:;,\\n] {0,3}|\\bplease |\\byou (?:should|must|will) )(?:return|print|write|give)"
                            + " (?:me )?(?:only|just|nothing but)\\b"
                            + "|\\b(?:only|just) (?:ever )?" + ANSWER + "\\b"
                            + "|(?<!\\b(?:the|an|my) )\\b(?:only|nothing but) (?:the |a |valid |raw |one )?(?:" + DATA
                            + "|letter|number|code|label|word|answer|result|sql|query)\\b"
                            + "|\\b(?:" + DATA + "|code|number|letter|answer|word|label)s? only\\b"
                            + "|\\bin (?:just |only |exactly )?(?:one|a single|1|two|three) words?\\b"
                            + "|\\b(?:with|using) (?:just |only |exactly )?(?:one|a single) word\\b"
                            + "|\\b" + ANSWER + "\\b[^.\\n]{0,40}\\byes(?: or |/)no\\b|\\(yes/no\\)"
                            + "|(?:\\bwithout(?: any)?|(?<!\\b(?:is|are|was|were|have|has|there) )\\bno|(?<!\\b(?:i|we|they|you|who) )"
                            + "\\b(?:do not|don'?t) (?:give|add|include|write|provide)(?: any)?)"
                            + " (?:explanations?|commentary|extra text|other text|introduction|preamble)\\b"
                            + "|(?<!\\b(?:i|we|they|you|who) )\\b(?:do not|don'?t) explain\\b",
                    "(?:只需要?|只要|(?<!对手|对方|[他她它们人])只能|只|仅需?)(?:需要)?(?:输出|返回|回答|回复|给出|写出)"
                            + "|直接(?:输出|返回|回答|回复|给出)[^，。\\n]{0,8}(?:答案|结果|译文|翻译|代码|数字|选项|json)"
                            + "|(?:输出|回答|回复|答)[^，。\\n]{0,6}yes ?(?:或者?|/|还是|or) ?no"
                            + "|(?:不要|无需|不用|不需要|别)(?:任何|给出|做|有|加|写)?(?:任何)?(?:多余的?)?(?:解释|说明(?!书)|废话|其他内容)"
                            + "|用一个(?:字|词)|(?:回答|答)[“\"']?(?:是|对)[”\"']?(?:或|还是|/)[“\"']?(?:否|错|不是|不对)"),
            skip(
                    "multiple-choice",
                    "(?:^|[\\s(（])A ?[.):][^\\n]{1,200}\\s{0,3}[\\s(（]B ?[.):][^\\n]{1,200}\\s{0,3}[\\s(（]C ?[.):]",
                    option("A", 80) + option("B", 80) + option("C", 0)),
            complete(
                    "states-length",
                    "\\b(?:in|with|under|within|about|around|roughly|approximately|exactly|at most|at least|up to|(?:no|not)"
                            + " (?:more|longer|less|fewer) than|(?:less|fewer|more) than|max(?:imum)?(?: of)?"
                            + "|min(?:imum)?(?: of)?|limit(?:ed)? (?:it )?to) (?:about |around |just |only |exactly )?"
                            + NUMBER + "(?: ?(?:-|–|to|or) ?" + NUMBER + ")?[ -]"
                            + "(?:short |brief |concise |complete )?(?:words?|sentences?|paragraphs?|bullet points?)\\b"
                            + NOT_COUNTED
                            + "|\\b(?:in|under|within|at most|up to|(?:no|not) (?:more|longer) than|(?:less|fewer) than|max(?:imum)?(?: of)?"
                            + "|limit(?:ed)? (?:it )?to) " + NUMBER + " characters\\b" + NOT_COUNTED
                            + "|\\b\\d{1,6}[- ](?:words?|sentences?|paragraphs?|characters) (?:long|or (?:less|fewer|more)"
                            + "|max(?:imum)?|each|essay|story|article|summary|poem|description|review|post|email|letter|answer"
                            + "|response|speech|paragraph|report|biography)\\b" + NOT_COUNTED
                            + "|\\b(?:write|give|create|compose|generate|provide|make)(?: me)? (?:an? |exactly )?"
                            + NUMBER
                            + "[- ](?:word|sentence|paragraph|line)s?\\b"
                            + "|\\bword (?:count|limit)[^\\n?]{0,15}\\d"
                            + "|\\bin (?:one|a (?:short|single|brief)) (?:short |brief )?(?:sentence|paragraph)\\b"
                            + "|(?<!\\b(?:words?|used?|letters|verbs?|nouns?|it|them|this) )\\bin a (?:sentence|paragraph)(?: or two)?[.!?]?\\s{0,3}$",
                    NOT_ORDINAL_ZH
                            + "[0-9０-９]{1,6} ?(?:多|余)?个?(?:字(?!典|节|母|段|符串)|词(?!汇)|句话|段话|段(?:以内|左右)|行(?:诗|以内|左右))(?![\\s\\S]{0,100}(?:多久|多少|几))"
                            + "|" + NOT_ORDINAL_ZH + "(?:[一二两三四五六七八九十百千万]{1,5}(?:个字(?!母|符|节|典|段)|[百千]字(?!文)"
                            + "|字(?:以内|以上|左右|之内|的(?!成语|词))|句话(?![也都没]))|几句话)"
                            + "|(?:写|用|成|为|编辑|生成)[一两三]段话"
                            + "|[百千]字(?:以内|以上|左右|之内|的|作文)"
                            + "|字数[^，。？\\n]{0,8}(?:[0-9０-９一二三四五六七八九十百千]|不限|不少|不超|控制|限制)"),
            complete(
                    "states-format",
                    "\\b(?:in|as|using|with) (?:an? |the )?(?:\\w{1,15} )?(?:bullet(?:ed)?[ -]?(?:points?|list|form)|bullets"
                            + "|numbered list|(?:markdown )?table (?:form(?:at)?|with)|markdown table)\\b"
                            + "|\\b(?:as|into) (?:an? |the )?(?:\\w{1,15} )?(?:bullet(?:ed)?[ -]?(?:points?|list)|numbered list)\\b"
                            + "|\\b(?:give|provide|present|show|list|put|return|answer|summari[sz]e|organi[sz]e|lay)\\b[^.?!\\n]{0,60}"
                            + " (?:in|as) (?:an? |the )?table\\b"
                            + "|(?<!\\b(?:parse|parsing|stored|saved|file|files|data|is|are) )\\b(?:in|as) (?:an? |the |valid ){0,2}"
                            + DATA
                            + " (?:format|table|object|array)\\b(?! (?:stored|saved|in an? file|file))"
                            + "|\\b(?:" + ANSWER + "|return)\\b[^.\\n]{0,40}\\b(?:as|in) (?:an? |valid ){0,2}" + DATA
                            + "\\b"
                            + "|(?<!\\bprints? (?:it|them) in )\\b(?:the following|this|below|the specified|output|desired) (?:output )?format\\b(?! is\\b)"
                            + "|\\bformat(?:ted)? (?:your|the) (?:output|answer|response|result)",
                    "(?:以(?![下上及])|用(?![户于])|按照?|采用|使用)(?:(?!以下|下列|下面|上述|这个|给定|关键词)[^，。,\\n]){0,6}"
                            + "(?:表格|列表|清单|要点|json|markdown|xml|csv) ?(?:的?(?:形式|格式|方式)|来?(?:列|展示|呈现|回答|输出|给出|整理|说明|总结|表示))"
                            + "|(?:以下|如下|下面|下列|这个|该)的?(?:格式|模板)|(?:输出|回答|返回)的?格式|格式(?:如下|要求)"),
            complete(
                    "states-audience",
                    "\\b(?:explain|describe|teach|introduce|summari[sz]e|simplify|clarify|define|rephrase|reword|rewrite)"
                            + "\\w{0,3}\\b[^.?!\\n]{0,80}\\b(?:to|for) " + TO_READER
                            + "|\\b(?:story|tale|poem|explanation|article|lesson(?: plan)?|guide|introduction|tutorial|summary|overview"
                            + "|essay|text|quiz|worksheet|script|lecture|presentation|course)s?\\b[^.?!\\n]{0,40}\\bfor "
                            + TO_READER
                            + "|\\blike (?:i'?m|i am|you'?re talking to) (?:an? )?(?:five|5|\\d{1,2}|child|kid|beginner)\\b|\\beli5\\b"
                            + "|\\b(?:target|intended) audience ?(?:is|are|:|=)",
                    "(?:给|向|对|为(?!什么|何)|跟|让|面向|针对)[^，。？！\\n]{0,6}" + READER_ZH + "们?[^，。？！\\n]{0,6}" + TELL_ZH
                            + "|(?:写|讲|解释|介绍|说明|编)[^，。？！\\n]{0,12}(?:给|面向|针对|适合)[^，。？！\\n]{0,6}"
                            + READER_ZH + "们?(?:的|听|看|读|阅读)"
                            + "|(?:目标|面向的?)(?:受众|读者|人群|用户)(?:是|为|：|:)"),
            complete(
                    "states-steps",
                    "\\bstep[- ]by[- ]step\\b|\\bstep ?1\\b[\\s\\S]{1,400}\\bstep ?2\\b"
                            + "|\\b(?:requirements?|instructions?|rules|guidelines|constraints|criteria|do the following)\\b"
                            + "[^\\n]{0,40}\\s{1,4}1[.)] [^\\n]{1,300}\\n{1,2} {0,4}2[.)] ",
                    "(?:一步一步|一步步|逐步)" + STEP_ZH + "|分步骤|分步" + STEP_ZH + "|第一步[\\s\\S]{1,200}第二步"
                            + "|(?:要求|注意|规则|需求|条件)[^\\n]{0,12}[:：]?\\s{0,4}"
                            + "1[.、．)）][^\\n]{1,200}\\n{1,2} {0,4}2[.、．)）]"));

    private StandardGate() {}

    /** Options run on in Chinese, so a letter counts unless it is part of a word or of a name such as 项目A：. */
    private static String option(String letter, int text) {
        String start = "(?<![A-Za-z0-9_$'\"{])" + letter + " ?(?:[.、．)）]|(?<![\\p{IsHan}&&[^项]]" + letter + " ?)[:：])";
        return text == 0 ? start : start + "\\s?[^\\n]{1," + text + "}\\s{0,3}";
    }

    /** What the application or the user demanded of every answer holds for this one too. */
    private static boolean asksForStrictOutput(ChatMessage message) {
        boolean demands = message.role() == Role.SYSTEM || message.role() == Role.USER;
        String text = message.text();
        String head = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        return demands && RULES.stream().anyMatch(rule -> rule.name().equals(STRICT_OUTPUT) && rule.matches(head));
    }

    private static Rule turn(String name, String english, String chinese) {
        return new Rule(
                name,
                Outcome.SKIPPED,
                compile("^[\\s\\p{P}]{0,9}(?:" + english + "|" + chinese + ")[\\s\\p{P}\\p{S}]{0,9}$"));
    }

    private static Rule skip(String name, String english, String chinese) {
        return new Rule(name, Outcome.SKIPPED, compile(english + "|" + chinese));
    }

    private static Rule complete(String name, String english, String chinese) {
        return new Rule(name, Outcome.ALREADY_COMPLETE, compile(english + "|" + chinese));
    }

    /** JDK 17 and 19 differ in what {@code \b} means beside non-ASCII letters; this spells the ASCII meaning out. */
    private static Pattern compile(String pattern) {
        String boundary = "(?:(?<![A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<=[A-Za-z0-9_])(?![A-Za-z0-9_]))";
        return Pattern.compile(pattern.replace("\\b", boundary), Pattern.CASE_INSENSITIVE);
    }

    @Override
    public GateDecision decide(ComplementRequest request) {
        String prompt = request.prompt();
        if (prompt.length() > MAX_CHARACTERS) {
            return GateDecision.skip("long-material");
        }
        if (prompt.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return GateDecision.skip("no-words");
        }
        if (request.earlier().stream().anyMatch(StandardGate::asksForStrictOutput)) {
            return GateDecision.skip(STRICT_OUTPUT);
        }
        for (Rule rule : RULES) {
            if (rule.matches(prompt)) {
                return rule.outcome() == Outcome.SKIPPED
                        ? GateDecision.skip(rule.name())
                        : GateDecision.alreadyComplete(rule.name());
            }
        }
        return GateDecision.proceed();
    }
}
