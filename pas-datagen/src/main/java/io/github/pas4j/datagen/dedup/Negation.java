package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.List;
import java.util.Set;

/** Counts how often a text says no. */
final class Negation {

    private static final Set<String> WORDS = Set.of(
            "not",
            "no",
            "never",
            "without",
            "none",
            "nobody",
            "nothing",
            "nowhere",
            "neither",
            "nor",
            "except",
            "excluding",
            "unless",
            "avoid",
            "не",
            "нет",
            "без",
            "никогда",
            "нельзя",
            "nicht",
            "kein",
            "keine",
            "ohne",
            "nie",
            "pas",
            "sans",
            "jamais",
            "sin",
            "nunca",
            "não",
            "sem");

    private static final String CHARACTERS = "不没别无非未勿莫";

    /** Words in which such a character denies nothing. */
    private static final List<String> NOT_NEGATIVE = List.of(
            "不同", "不错", "不过", "不仅", "不但", "不断", "不管", "不论", "不得不", "差不多", "特别", "分别", "类别", "级别", "区别", "识别", "性别",
            "告别", "个别", "辨别", "别的", "别人", "别墅", "非常", "除非", "非洲", "无论", "无线", "无锡", "未来", "莫非", "莫名", "莫斯科", "不少",
            "对不起", "不好意思", "了不起");

    private Negation() {}

    static int count(List<Token> tokens) {
        int count = 0;
        StringBuilder chinese = new StringBuilder();
        for (Token token : tokens) {
            if (token.is(Kind.IDEOGRAPH)) {
                chinese.append(token.text());
            } else {
                chinese.append(' ');
                count += WORDS.contains(token.text()) ? 1 : 0;
            }
        }
        return count + count(chinese.toString());
    }

    private static int count(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (CHARACTERS.indexOf(text.charAt(i)) >= 0) {
                count += denies(text, i) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean denies(String text, int at) {
        for (String word : NOT_NEGATIVE) {
            int inside = word.indexOf(text.charAt(at));
            if (inside >= 0 && text.startsWith(word, at - inside)) {
                return false;
            }
        }
        char c = text.charAt(at);
        boolean between = at > 0 && at + 1 < text.length();
        if (between && (c == '不' || c == '没') && text.charAt(at - 1) == text.charAt(at + 1)) {
            return false; // 能不能, 有没有: a question
        }
        boolean twoBefore = at > 1 && at + 2 < text.length();
        if (twoBefore && c == '不' && text.startsWith(text.substring(at - 2, at), at + 1)) {
            return false; // 可以不可以
        }
        return !(c == '没' && at == text.length() - 1 && at > 0) // 吃了没: a question
                && !(c == '不' && at == text.length() - 1 && at > 0);
    }
}
