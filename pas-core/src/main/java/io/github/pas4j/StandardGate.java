package io.github.pas4j;

import java.util.List;
import java.util.regex.Pattern;

/** {@link AugmentationGate#standard()}. Every pattern has bounded repetitions and runs on bounded text. */
final class StandardGate implements AugmentationGate {

    static final int MAX_CHARACTERS = 4_000;

    static final StandardGate INSTANCE = new StandardGate();

    private static final String NUMBER = "(?:\\d[\\d,]{0,6}|one|two|three|four|five|six|seven|eight|ten|a single)";
    private static final String DATA = "(?:json|xml|yaml|csv|html|markdown|latex)";
    private static final String ANSWER = "(?:output|return|reply|respond|answer|print)";

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
                    "(?:非常|十分|太)?(?:谢谢|感谢|多谢)(?:你|您|了|啦|大家)?|辛苦了?"),
            turn(
                    "acknowledgement",
                    "ok(?:ay)?|yes|yeah|yep|no|nope|sure|got it|i see|great|cool|nice|right|fine|go on|continue|next|stop"
                            + "|never ?mind|(?:good)?bye|see you|lol|haha(?:ha)?|hmm+|please continue",
                    "好(?:的|吧|啊|呀)?|是的?|不是|对的?|嗯{1,6}|哦{1,6}|行|可以|不用了?|不要|没有|没事|继续|知道了|明白了?|再见|拜拜|哈{1,9}"),
            skip(
                    "strict-output",
                    "\\b" + ANSWER + " (?:me )?(?:with |in )?(?:only|just|nothing but|exactly)\\b"
                            + "|\\b(?:only|just) (?:ever )?" + ANSWER + "\\b"
                            + "|\\b(?:only|nothing but) (?:the |a |valid |raw |one )?(?:" + DATA
                            + "|letter|number|code|label|word|answer|result|sql|query)\\b"
                            + "|\\b(?:" + DATA + "|code|number|letter|answer|word|label)s? only\\b"
                            + "|\\b(?:in|with|using) (?:just |only |exactly )?(?:one|a single|1|two|three) words?\\b"
                            + "|\\b" + ANSWER + "\\b[^.\\n]{0,40}\\byes(?: or |/)no\\b|\\(yes/no\\)"
                            + "|\\b(?:no|without(?: any)?|(?:do not|don'?t) (?:give|add|include|write|provide)(?: any)?)"
                            + " (?:explanations?|commentary|comments|extra text|other text|introduction|preamble)\\b"
                            + "|\\b(?:do not|don'?t) explain\\b",
                    "(?:只需要?|只要|只能|只|仅需?|直接)(?:需要)?(?:输出|返回|回答|回复|给出|写出)"
                            + "|(?:不要|无需|不用|不需要|别)(?:任何|给出|做|有|加)?(?:多余的?)?(?:解释|说明|废话|其他内容)"
                            + "|用一个(?:字|词)|(?:回答|答)[“\"']?(?:是|对)[”\"']?(?:或|还是|/)[“\"']?(?:否|错|不是|不对)"),
            skip(
                    "multiple-choice",
                    "(?:^|[\\s(（])A ?[.):][^\\n]{1,200}\\s{0,3}[\\s(（]B ?[.):][^\\n]{1,200}\\s{0,3}[\\s(（]C ?[.):]",
                    "A ?[.、．:：)）]\\s?[^\\n]{1,80}\\s{0,3}B ?[.、．:：)）]\\s?[^\\n]{1,80}\\s{0,3}C ?[.、．:：)）]"),
            complete(
                    "states-length",
                    "\\b(?:in|with|under|within|about|around|roughly|approximately|exactly|at most|at least|up to|(?:no|not)"
                            + " (?:more|longer|less|fewer) than|(?:less|fewer|more) than|max(?:imum)?(?: of)?"
                            + "|min(?:imum)?(?: of)?|limit(?:ed)? (?:it )?to) (?:about |around |just |only |exactly )?"
                            + NUMBER + "(?: ?(?:-|–|to|or) ?" + NUMBER + ")?[ -]"
                            + "(?:short |brief |concise |complete )?(?:words?|sentences?|paragraphs?|characters|bullet points?)\\b"
                            + "|\\b\\d{1,6}[- ](?:words?|sentences?|paragraphs?|characters) (?:long|or (?:less|fewer|more)"
                            + "|max(?:imum)?|each|essay|story|article|summary|poem|description|review|post|email|letter|answer"
                            + "|response|speech|paragraph|report|biography)\\b"
                            + "|\\b(?:write|give|create|compose|generate|provide|make)(?: me)? (?:an? |exactly )?"
                            + NUMBER
                            + "[- ](?:word|sentence|paragraph|line)s?\\b"
                            + "|\\bword (?:count|limit)\\b|\\bin (?:a|one) (?:short |single |brief )?(?:sentence|paragraph)\\b",
                    "[0-9０-９]{1,6} ?(?:多|余)?个?(?:字|词|句话|行|段)"
                            + "|[一二两三四五六七八九十百千万几]{1,5}(?:个字|百字|千字|字(?:以内|以上|左右|之内|的)|句话|段话)"
                            + "|字数"),
            complete(
                    "states-format",
                    "\\b(?:in|as|into|using|with) (?:an? |the )?(?:\\w{1,15} )?(?:bullet(?:ed)?[ -]?(?:points?|list|form)|bullets"
                            + "|numbered list|(?:markdown )?table(?: form(?:at)?| with)|" + DATA
                            + " (?:format|table|object|array))\\b"
                            + "|\\b" + ANSWER + "\\b[^.\\n]{0,40}\\b(?:as|in) (?:an? |valid )?" + DATA + "\\b"
                            + "|\\b(?:following|this|below|given|specified|output|desired) (?:output )?format\\b"
                            + "|\\bformat(?:ted)? (?:your|the) (?:output|answer|response|result)",
                    "(?:以|用|按|按照|采用|使用)(?:[^，。\\n]{0,6})(?:表格|列表|清单|要点|JSON|json|Markdown|markdown|XML|CSV)(?:的?(?:形式|格式|方式))?"
                            + "|(?:以下|如下|下面|下列|这个|该)的?(?:格式|形式|模板)|(?:输出|回答|返回)的?格式|格式(?:如下|为|是|要求)"),
            complete(
                    "states-audience",
                    "\\b(?:to|for) (?:an? |my |the )?(?:[\\w-]{1,15} ){0,2}(?:year[- ]olds?|child|children|kids?|toddlers?|beginners?"
                            + "|lay(?:person|man|men|people)|novices?|non-?experts?|graders?|teenagers?|general (?:audience|public)"
                            + "|(?:high school|college|university|elementary|middle school) students?)\\b"
                            + "|\\blike (?:i'?m|i am|you'?re talking to) (?:an? )?(?:five|5|\\d{1,2}|child|kid|beginner)\\b|\\beli5\\b"
                            + "|\\b(?:target|intended) audience\\b",
                    "(?:给|向|对|为|让|面向|针对|适合)(?:[^，。？！\\n]{0,8})(?:小学生|中学生|初中生|高中生|大学生|孩子|小朋友|儿童|初学者|新手|外行|门外汉|老年人)"
                            + "|(?:目标|面向的?)(?:受众|读者|人群|用户)"),
            complete(
                    "states-steps",
                    "\\bstep[- ]by[- ]step\\b|\\bstep ?1\\b[\\s\\S]{1,400}\\bstep ?2\\b"
                            + "|(?:^|\\n) {0,4}1[.)] [^\\n]{1,300}\\n{1,2} {0,4}2[.)] ",
                    "一步一步|一步步|逐步|分步骤?|第一步[\\s\\S]{1,200}第二步"
                            + "|(?:^|\\n) {0,4}1[.、．)）][^\\n]{1,200}\\n{1,2} {0,4}2[.、．)）]"));

    private StandardGate() {}

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
