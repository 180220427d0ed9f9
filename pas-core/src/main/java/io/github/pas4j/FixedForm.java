package io.github.pas4j;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * More ways to allow one form of answer only: what must not stand beside it, how many lines it has, a template to fill
 * in, options to choose from. A demand within a question ("how do I make it print only JSON?") is what it asks about.
 */
final class FixedForm {

    private static final String BIT =
            "(?:words?|labels?|numbers?|letters?|digits?|numerals?|emojis?|characters?|tokens?|integers?|floats?|decimals?)";

    private static final String COUNT = "(?:one|a single|1|two|three|four|five|2|3|4|5)";

    private static final String CHATTER =
            "(?:reasoning|talk(?:ing)?|prose|fences|explanations?|commentary|preamble|punctuation|chatter|working(?:s| out)?|justification|units"
                    + "|markdown|quotes|brackets|full stop|period|capitals|other (?:text|characters?|words?|output)|extra (?:text|words?|lines?))";

    private static final Wording DEMAND = Wording.english(
                    "(?:[,;.] ?|\\b(?:and|with|but) )(?:absolutely |literally |strictly )?nothing (?:else|more|besides|beyond|before|after|other|but)\\b(?! (?:matters|than a))",
                    "\\b(?:change|write|add|output|say|return|include|give|type|send) nothing (?:else|more|besides|beyond|other|but)\\b",
                    "\\b(?:don'?t|do not|never|not to) (?:write|add|say|output|include|give(?: me)?|send|return|print|type|reply) (?:with )?(?:a word|a thing|anything) (?:but|else|other|besides|except|more|beyond|extra|around)\\b",
                    "\\bno more(?:,| and| or|, and| but) (?:also )?no (?:fewer|less)\\b|\\bno fewer,? (?:and|or)? ?no more\\b|\\bneither more nor (?:less|fewer)\\b",
                    "(?:^|[.?!,;:\\n(] {0,3})(?:in |with |use )?(?:just |only |exactly )?" + COUNT + " " + BIT
                            + "(?: only| answer| please| max)?(?=[,.;:!)]|\\s{0,3}$)",
                    "\\b(?:true ?/ ?false|true or false|t/f|y/n|yes ?/ ?no|yes or no|numerals?|digits?|integers?|pattern|snippet|letters?|label|emojis?|value|figure|url|hex code|json|date|year) only\\b(?! (?:if|when|in|on|once|from))",
                    "\\b(?<!(?:containing|contains|contain|accepts|has|is|are) )only (?:the )?(?:letter|number|digits?|label|numeral|integer|date|year|pattern|emoji|url|figure|value|filename|headline)\\b(?=[,.;!:]|\\s{0,3}$| (?:please|as|and|of your))",
                    "(?:[,;(] ?|\\. |\\band )no " + CHATTER + "\\b(?=[,.;:!)]|\\s{0,3}$| (?:and|or|no)\\b)",
                    "(?:^|[,.;:(?!\\n] ?|\\bin )(?:all |only )?(?:lower|upper) ?-?case(?: (?:only|letters))?(?=[,.;:!)]|\\s{0,3}$)",
                    "\\bfill (?:in|out) (?:this|the|my|only) (?:following |exact |blank )?(?:template|form|blanks?|fields?)\\b[^\\n]{0,60}\\n|\\buse (?:this|exactly this|the following|only this) (?:exact )?(?:template|format|layout)\\b[^\\n]{0,60}\\n[^\\n]{1,25}:",
                    "\\b(?:answer|say|reply|write|type|respond)(?: with)? (?-i:[A-E1-9]) (?:for|if|or|when)\\b[^\\n]{1,40}\\b(?:or|and|,) ?(?-i:[B-E1-9])\\b",
                    "\\b(?:pick|choose|select|return|give|assign|reply with|answer with)(?: exactly| only| just)? one (?:of|from|out of)? ?(?:(?:the )?(?:following|options|labels|categories|these|below|tags|classes)\\b[^\\n]{0,10}(?:[:,]|options|below|letter|only)|[\\[(\"“]|(?-i:[A-Z]{3,}))",
                    "\\b(?:answer|reply|respond)(?: me)? (?:with|in|using) (?:just |only |nothing but )?(?:the|a|an|one) (?:number|digits?|letter|label|word|name|code|date|year|integer|emoji|figure)\\b(?! of (?:apology|thanks|resignation))",
                    "\\b(?:whole|entire|complete|full) (?:answer|reply|response|output) (?:must|should|has to|is|may)\\b",
                    "\\bi (?:just|only) (?:want|need) (?:the|a) (?:raw |bare |final )?(?:pattern|number|code|command|regex|query|word|answer|translation|letter|formula|name|result|snippet|json|figure)\\b(?=[,.;!]|\\s{0,3}$)",
                    "\\b(?:output|answer|response|reply|return) format ?(?::|is) ?(?:a|an|one|single|just)? ?(?:float|integer|number|word|boolean|letter|json|label|csv)\\b",
                    "\\b(?<!(?:containing|contains|contain|has|have|with|of) )(?:exactly|precisely) " + COUNT
                            + " (?:lines?|words?|letters?|characters?|items?|values?|numbers?|emojis?)\\b(?=[,.;:!]|\\s{0,3}$)",
                    "\\bone[- ]word (?:answer|reply|response|verdict)s?(?=[,.;:!]|\\s{0,3}$| (?:only|please))|\\b(?:yes|true)(?: or |/)(?:no|false)[?]? (?:answer|only|and nothing|please|is enough)\\b")
            .orChinese(
                    "只(?:需要?|要|用|许|准|能|可以)?(?:回复?|报|答|填|写|选|给|发|输|打|说|返回?|输出|保留|列)(?:我|出|一个|上|个)?(?:阿拉伯)?(?:结果|答案|译文|代码|数字?|选项|字母|json|sql|语句|csv|名字|标签|编号|公式|数值|拼音|英文|中文|单词|词|对错|对或错|年份|日期|序号|命令|正则|表格|颜色|标题|一个?[字词行句]|[“\"「『]|是否|[ABCD是对]|emoji|表情|整数|百分比|url|网址)",
                    "不(?:得|能|许|要|可|准)多[^，。\\n]{0,8}(?:不|别)(?:得|能|许|要|可|准)?少|不多不少|多一[个行字条][^，。\\n]{0,6}(?:不行|都不)",
                    "(?:答|回|给|报|写|返回|输出|译文|数字|字母|答案|代码|结果|选项)[^，。\\n]{0,4}(?:数字|字母|答案|代码|结果|选项|译文|一个字|序号|编号)?(?:就行|即可|就好|就可以|就够)(?:了)?[。！]?\\s{0,3}(?=$|[：:，,\\n])(?<=(?:数字|字母|答案|代码|结果|选项|译文|一个字|序号|编号).{1,6})",
                    "用?[“\"「]?(?:是|对|真|yes|true)[”\"」]?(?:或|和|/|、|还是)[“\"「]?(?:否|错|假|不是|no|false)[”\"」]?(?:来)?(?:回答|作答|答|回复|表示)",
                    "(?:以外|之外|除此|其余|其他|别的|剩下)[^，。\\n]{0,4}(?:都|什么|一个字|也|一律|任何)[^，。\\n]{0,5}(?:不|别|勿|免)(?:要|能|写|加|输出|说|许|得)?(?!用)",
                    "(?:[，,。；;！ ]|^|并且?|请)(?:不|别|勿|无需|不用)(?:要|带|说|写|加|讲|附|给|看|用|出现)?(?:任何)?(?:理由|解释|讲解|注释|代码块|markdown|标点|推导|过程|前缀|后缀|引号|空格|换行|单位)(?=[，,。；;！：:]|\\s{0,3}$|也|和|、|或)",
                    "(?:二|两|三|四)(?:者)?选一|从[^，。\\n]{0,4}[【\\[（(“\"][^】\\])）\\n]{2,60}[】\\])）”\"][^，。\\n]{0,4}(?:选|挑|取)",
                    "按[^，。\\n]{0,10}(?:模板|格式|模版)[^，。\\n]{0,6}(?:填|回答|输出|回复|作答)[^\\n]{0,40}\\n[^\\n：:]{1,12}[：:][^\\n]{0,20}\\n",
                    "(?:英文)?(?:全部?)?[小大]写[，,、](?:不|别|无)|一个单词[：:，,。]|(?:正好|恰好|刚好)(?:输出|写|给|列|用)?[一二两三四五六\\d](?:行|个字|个词)(?![诗])",
                    "(?:直接|只)[^，。\\n]{0,6}(?:贴|给|上|发|丢)(?:出来?|我)?[^，。\\n]{0,4}(?:代码|语句|命令|sql|结果|答案)[^，。\\n]{0,3}(?:就行|，|,)[^\\n]{0,6}(?:不|别)|(?:sql|代码|语句|命令)直接贴");

    private static final Pattern CLAUSES = Pattern.compile("[.?!:;\\n] ?|[，。？！：；]");

    private static final Finder ASKING = Finder.anyOf(
            "^\\W{0,3}(?:(?:so|and|hi|hey|ok|please|explain|tell me|do you know|i wonder) ){0,2}(?:how|why|what (?:is|are|does|do|happens|if|was)|when (?:do|does)|is it (?:possible|true|ok)|can (?:i|we|someone)|should i|does|do (?:you|people|i))\\b"
                    + "(?![^?]{0,80}\\?[^?]{1,80}$)",
            "(?:怎么(?!办)|如何|为什么|为啥|为何|能不能(?!只)|是不是|还是只|会不会|怎样|一般)");

    private FixedForm() {}

    static boolean isDemanded(String text) {
        return DEMAND.isIn(text) && !isWithinQuestion(text);
    }

    /** Whether the text is one question, with nothing beside it that could be a demand. */
    static boolean isWithinQuestion(String text) {
        if (text.length() > 160 || text.strip().indexOf('\n') >= 0) {
            return false;
        }
        Matcher end = CLAUSES.matcher(text.strip());
        int first = end.find() ? end.start() : text.strip().length();
        String rest = text.strip()
                .substring(Math.min(text.strip().length(), first + 1))
                .strip();
        boolean alone =
                rest.isEmpty() || rest.startsWith("还是") || !(DEMAND.isIn(rest) || StrictOutput.isDemanded(rest));
        return alone && ASKING.isIn(text.strip().substring(0, first));
    }
}
