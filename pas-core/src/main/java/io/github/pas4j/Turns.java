package io.github.pas4j;

import static io.github.pas4j.Patterns.anyOf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that ask for nothing: made of greetings, thanks, acknowledgements and answers to a yes/no question, and of
 * nothing else. A message is read piece by piece from the left, without going back, so reading is linear.
 */
final class Turns {

    private static final int MAX_CHARACTERS = 160;

    private static final Pattern BETWEEN =
            Pattern.compile("[\\s\\p{P}\\p{S}\\p{Mn}\\u200d]{0,20}(?:and\\b(?! you)[\\s,]{0,3})?");

    /** In order of precedence: what is both a thank-you and a greeting is a thank-you. */
    private enum Kind {
        YES_NO_TURN("yes-no-turn", TurnPhrases.ANSWERS),
        THANKS("thanks", TurnPhrases.THANKS),
        GREETING("greeting", TurnPhrases.GREETINGS),
        ACKNOWLEDGEMENT("acknowledgement", TurnPhrases.NODS);

        final String rule;
        final Pattern piece;

        Kind(String rule, String pieces) {
            this.rule = rule;
            this.piece = anyOf("(?:" + pieces + ")(?![A-Za-z0-9'])");
        }
    }

    /** A particle or a full stop in Chinese belongs to the piece before it. */
    private static final Pattern PARTICLES = Pattern.compile("[了啦呀啊哦哈呢嘛吧的哇噢喔哟]{0,4}");

    /** "Yes, my passport is valid": the answer to a question, with its reason. */
    private static final Finder ANSWER_WITH_MORE = Finder.anyOf(
            "^(?:yes|yeah|yep|yup|no|nope|nah|not really|correct|exactly)(?: thanks| thank you)?(?:[,.!;] ?| - "
                    + "| (?=(?:i|it|that|this|we|my|not|just|you|let'?s|he|she|they|there"
                    + "|please)\\b))(?![^\\n]{0,80}(?:[?:]|\\b(?:how|what|why|write|explain|who|tell me"
                    + "|give me)\\b))[^\\n]{1,70}$",
            "^(?:是的?|不是|对的?|不对|没错|好的?|嗯+|不|不了|可以|行|不行|不用了?|不要|不需要|算了|没有|有的?"
                    + "|(?:我?选|还是|就)?(?:方案|第)[一二三四五\\d](?:个|种|款"
                    + "|条)?)[吧啊呀]?[，,。 ！!](?![^\\n]{0,40}(?:[？?：:“\"]|吗|什么|怎么|如何|为何|谁|哪"
                    + "|多少|帮我|写[一个]|请问|介绍|推荐))[^\\n]{1,24}$");

    private Turns() {}

    /** The rule that leaves this message alone, if it is such a message. */
    static Optional<String> rule(String prompt) {
        if (prompt.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        Kind strongest = Kind.ACKNOWLEDGEMENT;
        int at = skip(BETWEEN, prompt, 0);
        while (at < prompt.length()) {
            int end = at;
            Kind longest = Kind.ACKNOWLEDGEMENT;
            for (Kind kind : Kind.values()) {
                int ends = skip(kind.piece, prompt, at);
                if (ends > end) {
                    end = ends;
                    longest = kind;
                }
            }
            if (end == at) {
                return ANSWER_WITH_MORE.isIn(prompt.strip()) ? Optional.of(Kind.YES_NO_TURN.rule) : Optional.empty();
            }
            strongest = longest.compareTo(strongest) < 0 ? longest : strongest;
            at = skip(BETWEEN, prompt, skip(PARTICLES, prompt, end));
        }
        return Optional.of(strongest.rule);
    }

    private static int skip(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        // What stands before the region decides about \b and lookbehind.
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        return matcher.lookingAt() ? matcher.end() : from;
    }
}
