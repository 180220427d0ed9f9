package io.github.pas4j.datagen.dedup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Polite openings and closings, which ask for nothing. Works on lower-case text. */
final class Courtesy {

    /** How far a text is looked at from either end: longer than any opening or closing. */
    private static final int WINDOW = 80;

    private static final String END = "[ ,:;.!?~-]*";

    private static final Pattern OPENING = Pattern.compile("^(?:"
            + "(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings|dear)(?: there| everyone| all)?"
            + "(?:,? (?:chatgpt|chat gpt|gpt|ai|bot|assistant|friend|sir|madam|doctor|dr))?[ ]?(?:[,:;.!?-]" + END
            + "|(?= )|$)"
            + "|(?:chatgpt|assistant)[,:!]" + END
            + "|(?:can|could|would|will) you (?:please )?help me(?: out)?(?: please)?[:.!?,]" + END
            + "|(?:can|could|would|will) you (?:please|kindly) "
            + "|(?:please )?help(?: me)?[:!,.]" + END
            + "|i (?:really )?need (?:your |some )?help[:!,.]" + END
            + "|i have a (?:quick )?question[:!,.]" + END
            + "|(?:quick )?question: *"
            + "|(?:thanks|thank you)(?: in advance)?[:!,.]" + END
            + "|(?:please|pls|plz|kindly)\\b(?: help)?(?: me)?[ ]?(?:[,:;.!-]" + END
            + "|(?<=\\bplease )|(?<=\\bpls )|(?<=\\bplz )|(?<=\\bkindly ))"
            + ")");

    private static final Pattern CLOSING = Pattern.compile("(?:"
            + "(?<![\\p{L}\\d])(?:thanks|thank you|thx|many thanks|cheers|ty)( so much| very much| a lot| in advance| again| for your help| for the help)*"
            + "|(?<![\\p{L}\\d])(?:please|pls|plz)(?: and thank you| help| help me)?"
            + "|(?<![\\p{L}\\d])(?:i )?appreciate (?:it|your help)"
            + ")" + END + "$");

    /** Words after which "thank you" is what the text is about. */
    private static final Pattern MENTION = Pattern.compile(
            "(?:^|[^\\p{L}])(?:says?|saying|said|words?|phrase|writes?|writing|written|means?|called|the|a|an|of|with|and|or"
                    + "|for|to|my|your|send|song|spell|is|my|no|as|like|than|say:)[ \"':]*$");

    private static final Pattern OPENING_ZH = Pattern.compile("^(?:"
            + "(?:你好|您好|大家好|哈喽|嗨)(?:啊|呀)?[,:;.!~]" + END
            + "|(?:麻烦|打扰)(?:你|您|一下|了)*(?:请问|问一下|问下)?[,:;.!~]" + END
            + "|(?:麻烦|想)?请?问(?:一下|下|你|您)[,:;.!~]" + END
            + "|请问(?:一下|下)?" + END
            + "|(?:麻烦|劳驾)(?:你|您)?"
            + "|请?(?:你|您)?帮(?:帮)?(?:我|忙)(?:一下|下)?[,:;.!~]" + END
            + "|(?:谢谢|多谢)(?:你|您|大家)?[,:;.!~]" + END
            + "|请(?![客假求教柬安愿坐进罪战缨辞])"
            + ")");

    private static final Pattern CLOSING_ZH = Pattern.compile("(?:"
            + "(?:非常|十分|万分)?(?:谢谢|多谢|感谢|谢了|感激不尽)(?:你|您|大家|各位|啦|了)*"
            + "|(?<=[,.!?;:~ ])(?:很?急|在线等|求解答?|求助|急求|拜托了?)"
            + ")" + END + "$");

    private static final Pattern MENTION_ZH = Pattern.compile("[说句声词是的写唱和与跟道讲叫念\"']$");

    private Courtesy() {}

    /** The text without one opening and one closing, or as it is where nothing else would be left. */
    static String without(String text) {
        return closed(opened(text));
    }

    private static String opened(String text) {
        String head = text.substring(0, Math.min(WINDOW, text.length()));
        for (Pattern pattern : new Pattern[] {OPENING, OPENING_ZH}) {
            Matcher matcher = pattern.matcher(head);
            if (matcher.find() && matcher.end() > 0 && saysSomething(text.substring(matcher.end()))) {
                return text.substring(matcher.end()).stripLeading();
            }
        }
        return text;
    }

    private static String closed(String text) {
        int from = Math.max(0, text.length() - WINDOW);
        String tail = text.substring(from);
        Matcher english = CLOSING.matcher(tail);
        if (english.find()
                && (english.start(1) >= 0 || stays(text, from + english.start(), MENTION))
                && saysSomething(text.substring(0, from + english.start()))) {
            return text.substring(0, from + english.start()).stripTrailing();
        }
        Matcher chinese = CLOSING_ZH.matcher(tail);
        if (chinese.find() && stays(text, from + chinese.start(), MENTION_ZH)) {
            return text.substring(0, from + chinese.start()).stripTrailing();
        }
        return text;
    }

    private static boolean stays(String text, int end, Pattern mention) {
        String rest = text.substring(0, end);
        String tail = rest.substring(Math.max(0, rest.length() - WINDOW)).stripTrailing();
        return saysSomething(rest) && !mention.matcher(tail).find();
    }

    /** At least two letters or one Chinese character. */
    private static boolean saysSomething(String text) {
        int letters = 0;
        for (int i = 0; i < text.length() && letters < 2; i++) {
            char c = text.charAt(i);
            letters += Characters.ideographic(c) ? 2 : Character.isLetterOrDigit(c) ? 1 : 0;
        }
        return letters >= 2;
    }
}
