package io.github.pas4j;

import static io.github.pas4j.Patterns.anyOf;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@link Turns} with words of one's own: "thanks, my boss loved it", "3 and 5 but not 4". They begin as a turn does, and
 * what follows neither asks nor orders anything.
 */
final class Chat {

    private static final int MAX_CHARACTERS = 110;

    private static final String GAP = "[\\s\\p{P}\\p{S}\\p{Mn}\\u200d]";

    /** A sigh before it. */
    private static final String OH = "^" + GAP
            + "{0,9}(?:(?:o+h*|a+h*|omg|omfg|wow+|yay|awww?|lol|haha\\w{0,6}|hm+|ok|okay|yes|yeah|great"
            + "|cool|nice|perfect|brilliant|amazing|awesome|so|well|right|hi|hey|绝了|哇+|天[呐哪]|哈{2,9}|好的?|嗯+|太好了"
            + "|(?:that|it|this) (?:worked|works|helped|helps|did it|fixed it)[^,.?\\n]{0,15})" + GAP + "{1,4}){0,3}";

    private static final Pattern ASKS = anyOf(
            "[?？:：]",
            "\\b(?:how|what|why|which|who|where|when|can|could|would you|will you|please|pls|plz|write|explain|tell"
                    + "|give|show|make|add|translate|rewrite|change|now|next|but|also|another|more|for a|email|letter"
                    + "|note|card|template|example|meaning|review|album|lyrics|song|chords|recipe|movie|film|difference"
                    + "|vs|in (?:french|spanish|german|japanese|chinese|english)|need|help me|is there|are there)\\b",
            "(?:什么|怎么|怎样|如何|为何|为啥|哪|谁|几|多少|吗|帮[我忙]?(?!了?大)|请问|写|翻译|介绍|推荐|给我|英文|解释"
                    + "|再来|但|不过|另外|顺便|还有|区别|说法|信|话|文案|改)");

    private static final Pattern THANKS = anyOf(OH
            + "(?:(?:many |big |huge |a million |so much )?(?:thank(?:s| ?(?:you|u|ya|yu|yuo))|thn?x+|tysm|tyvm|ty|tks|cheers|ta|much obliged"
            + "|(?:really |so |much )?appreciated?(?: (?:it|that|this|you))?|bless(?: you| u)?|you(?:'?re| are)? (?:a |an |the )"
            + "(?:star|legend|lifesaver|genius|gem|angel|best|hero)|u ?r (?:a |an |the )?\\w{3,10}|(?:you|u) rock|(?:you|u|that|this)(?:'?ve| have)? "
            + "(?:just )?(?:saved|made|helped)(?= (?:my|me|us|our|a|so)\\b))(?=" + GAP + "|$|[^\\p{ASCII}])(?= ?(?:"
            + GAP
            + "|$|so|very|a|for (?:the|your|that|this|all|everything|help|being|taking|explain|sort|tak)|heaps|loads|tons|again|sm"
            + "|mate|man|bro|all|u|everyone|my|me|us|really|to (?:you|u)|much|lots|that|this|it|i))"
            + "|(?:(?:太|真|非常|十分|好|万分|超级?|多|实在)*+(?:感谢|谢谢|多谢|谢谢谢|感激|感恩|3q|蟹蟹|谢了|谢){1,3}(?:你|您|啦|了|呀|哈|宝|亲|老铁|大佬|兄弟"
            + "|老师|的心|哥|姐|呢|亲亲|小助手|" + GAP + "|$)|(?:真是|你|您)?(?:辛苦|帮大忙|救命恩人|救我狗命|帮了我?大忙|爱了|yyds)))");

    private static final Pattern NOD = anyOf(
            OH
                    + "(?:(?:ok){1,3}(?:k+|ay|ie|ey)?|kk*|al+right|right|lol|lmao|haha\\w{0,8}|hehe\\w{0,6}|gotcha|got it|i see|cool|nice|sweet|sure|great"
                    + "|fair(?: enough)?|true|noted|makes sense|ah+|oh+|hm+|gn|g'?night|night|bye+|cya|later|brb|no worries|np|nvm"
                    + "|never mind|all good)(?:" + GAP
                    + "{1,4}(?:o?k(?:ay)?|cool|nice|fair(?: enough| point)?|true|ta|got (?:it|u|you|that)"
                    + "|gotcha|lol|gn|night|bye|brb|thanks?|thx|ty|same|done|will (?:do|try|check|read|use)|makes? (?:\\w{3,6} )?sense(?: now)?"
                    + "|i(?:'?ll| will| see| get| got| am|'m| think| know| did| was| gotta| have to) ?|(?:talk|see|speak)(?: to)? ?(?:you|u|ya|later|soon|tmrw|tomorrow)"
                    + "|talk|that'?s|thats|it(?:'s| is| works| worked)|my bad|good (?:one|point|night|stuff)|interesting|(?:we'?ll|we will)|tmrw|tomorrow)\\b"
                    + "[^\\n]{0,50})?" + GAP + "{0,9}$",
            "^" + GAP
                    + "{0,5}(?:o?k{1,5}|gn|g'?night|tmrw|cya|l8r|kk+|okok|lol|haha\\w{0,12}|true|same|fair|noted|ttfn|evenin'?|mornin'?|afternoon)"
                    + "(?: (?:all|everyone|then|lol|true|fair|ok|then|xx?))?" + GAP + "{0,9}$",
            "^" + GAP + "{0,5}(?:[哦噢喔嗯啊哈嘿呵呃]{1,12}|ok+|好[的哒滴嘞吧呀]*+|行[吧叭呗]?|懂了?|明白了?|了解|知道了|收到|晚安[啦哦]?|没事了?|拜+|嗯呐|原来)"
                    + "[了啦呀啊哦呐呢" + "]{0,2}" + GAP
                    + "{0,4}(?:笑死[我了]{0,2}|太?(?:搞笑|好笑)了?|原来是?[^，。？\\n]{1,8}|我(?:先|就|自己|再|去|会|等)[^？\\n]{1,14}"
                    + "|(?:回头|明天|下次|晚点|改天|待会|以后)[^？\\n]{1,8}|了解|懂了|懂|明白|知道了?|收到|好的?|记住了|学到了|先这样|就这样|不急)[了啦呀啊吧]{0,2}"
                    + GAP + "{0,5}$",
            "^(?:笑死[我了]{0,2}|懂了|学废了|学到了|涨知识了|妥了|妥妥的|安排上|收到收到|记下了|先这样吧?|不聊了|下了|撤了)[呀啊哈]{0,3}" + GAP + "{0,9}$");

    private static final Finder GREETING = Finder.anyOf(
            "^" + GAP
                    + "{0,5}(?:hi+|he+y+|hello+|yo+|hiya|sup|howdy|(?:good )?(?:mornin'?g?|evenin'?g?|afternoon))(?:[ ,!]{1,3}(?:hun|hon|love|babe|bestie|all|folks"
                    + "|peeps|y'?all|there|again|bot|chat|gang|fam|lovely|friend|boss|m8|bud)){0,2}(?:[ ,!.]{1,3}(?:how'?s?|hows|hru|wbu|what'?s|whats|wassup|u ok|hope)"
                    + "(?: (?:r|are|u|you|ya|it|is|life|tricks|things|doin'?g?|going|goin|up|good|new|ok|well|today|2day|2nite|tonight|your|day|everyone|things|everything)){0,6})?"
                    + GAP + "{0,9}$",
            "^(?:你|您|大家|哈喽|嗨|hi|hello|早|早上|晚上|中午|下午|在)(?:们)?[好呀啊嘛吗在喽哈早哇呢安~～]{0,6}" + GAP
                    + "{0,4}(?:小?助手|机器人|亲+|宝+子?|宝贝|老铁|小\\p{IsHan}{1,2}|朋友们?|同学|帅哥|美女)?[呀啊呢哈]?"
                    + "(?<=好|[呀啊嘛吗在喽哈早哇呢安~～]|助手|机器人|亲|宝|子|贝|铁|友|学)" + GAP + "{0,6}$");

    private static final String PICKED =
            "(?:(?:option|number|no\\.?|nr\\.?|#|version|idea|plan|the) ?)?(?:[a-h]|\\d{1,2}|first|second|third|fourth"
                    + "|fifth|last|one|two|three|four|five)(?: (?:one|ones|option|version))?";

    private static final Finder PICK = Finder.anyOf(
            "^" + GAP
                    + "{0,3}(?:(?:sure|yes|yep|yeah|no|nah|ok|okay|hm+|maybe|then|well|let'?s|i'?ll|i|we|just|only|both|not"
                    + "|go (?:with|for)|take|pick|choose|use|do|try|start with|keep|want|like|prefer|say|have|think|'d|would)[ ,.!]{1,3}){0,6}+"
                    + PICKED
                    + "(?:(?:, ?|,? ?(?:and|or|&|\\+|then|plus|but not|not|but no) ?(?:not )?| )" + PICKED + "){0,6}"
                    + "(?:,? (?:please|pls|i think|i guess|i'?d say|first|for now|for me|only|it is|maybe|then|(?:but )?(?:not|without|with|no|minus) [^?:\\n]{1,30}"
                    + "|and (?:skip|drop|leave|forget) [^?:\\n]{1,20}))*+" + GAP + "{0,5}$(?<!\\d{3})",
            "^(?:(?:yes|yeah|ok|no|nah|hm+|well|maybe|sure)[ ,.!]{1,3}){0,2}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week"
                    + "|either|any of them|that|this|(?:the )?(?:\\w{3,9} )(?:one|day|time)|\\d{1,2} ?(?:am|pm|o'clock)?)(?: (?:morning|afternoon|evening|at \\d{1,2}))? "
                    + "(?:works|suits|is (?:fine|good|perfect|better|ok)|would be (?:great|fine|better|good))(?: (?:best|better|well|fine|too))?(?: (?:for|to|with)? ?(?:me|us))?"
                    + GAP + "{0,4}$",
            "^(?:(?:嗯|好的?|对|行|那|就|还是|我|要|想要|选|来|保留|用|留|给我)[，, ]?){0,5}(?:方案|选项|第)?(?:[a-h]|\\d{1,2}|[一二三四五六](?=[个和、，跟]))(?:个|条|款|种|项|号)?"
                    + "(?:(?:和|、|，|,|跟|与|或| )(?:方案|选项|第)?(?:[a-h]|\\d{1,2}|[一二三四五六])(?:个|条|款|种|项|号)?){0,6}(?:吧|都行|都要|都可以|不要|好了|就行|就好|可以|也行|保留"
                    + "|[，, ](?:不要|别要|除了)?第?[^，。？\\n]{1,4}(?:不要|去掉|删|算了)了?)?[吧了]?[。！!~ ]{0,3}$",
            "^(?:(?:嗯+|好的?|对|行|那|就|还是|我|要|想要|选|喜欢|不是|不|是|来|用)[，, ]?){0,5}(?![^，。]{0,6}(?:什么|怎么|为|哪|谁))(?:\\p{IsHan}{1,6}的|[左右上下前后中][边面])(?:[那这](?:个|款|种|条|版|家|本|件|张|只|双|台|套|边))[吧了]?[。！!~ ]{0,3}$",
            "^(?:前|后|中间)[一两二三几面]?(?:个|条|段|项|款|张|种)?(?:留着?|保留|不要|删[了掉]|去掉|要|可以)[^？：\\n]{0,14}$");

    private Chat() {}

    static Optional<String> rule(String prompt) {
        String text = prompt.strip();
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        if (PICK.isIn(text)) {
            return Optional.of("yes-no-turn");
        }
        if (GREETING.isIn(text)) {
            return Optional.of("greeting");
        }
        if (beginsAndAsksNothing(THANKS, text)) {
            return Optional.of("thanks");
        }
        return beginsAndAsksNothing(NOD, text) ? Optional.of("acknowledgement") : Optional.empty();
    }

    private static boolean beginsAndAsksNothing(Pattern beginning, String text) {
        var matcher = beginning.matcher(text);
        return matcher.find()
                && !ASKS.matcher(text.substring(THANKS.equals(beginning) ? matcher.end() : 0))
                        .find();
    }
}
