package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.List;

/** Numbers in Chinese characters, as numbers. */
final class ChineseNumbers {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String SCALES = "十百千万亿";
    private static final long[] SCALE = {10, 100, 1_000, 10_000, 100_000_000};

    /** Words in which such a character counts nothing. */
    private static final List<String> NO_NUMBERS = List.of(
            "十分", "万一", "千万", "万分", "千古", "百度", "万达", "万能", "四川", "三明治", "百科", "百合", "四季", "五官", "七夕", "八卦", "六神", "三国",
            "九寨", "千里", "百姓", "老百姓", "万物", "万事", "千金", "百货");

    private ChineseNumbers() {}

    /** Where the number that begins here ends, or {@code from} where none begins. */
    static int end(String text, int from) {
        for (String word : NO_NUMBERS) {
            if (text.startsWith(word, from)) {
                return from;
            }
        }
        int at = from;
        if (text.startsWith("第", from)) {
            at++;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            if (at > from + 1) {
                return at;
            }
        }
        int first = at;
        while (at < text.length() && isPart(text.charAt(at))) {
            at++;
        }
        boolean digit = at > first && (digit(text.charAt(first)) >= 0 || text.charAt(first) == '十');
        return digit ? at : from;
    }

    static Token token(String text, int from, int end) {
        boolean ordinal = text.charAt(from) == '第';
        String number = text.substring(ordinal ? from + 1 : from, end);
        String value = Character.isDigit(number.charAt(0)) ? number : value(number);
        if (!ordinal && number.equals("一")) {
            return new Token("1", Kind.ONE);
        }
        return new Token(ordinal ? "#" + value : value, Kind.NUMBER);
    }

    private static String value(String number) {
        if (number.chars().noneMatch(c -> SCALES.indexOf(c) >= 0)) {
            StringBuilder digits = new StringBuilder();
            number.chars().forEach(c -> digits.append(digit((char) c)));
            return digits.toString();
        }
        long total = 0;
        long section = 0;
        long digit = 0;
        for (int i = 0; i < number.length(); i++) {
            int scale = SCALES.indexOf(number.charAt(i));
            if (scale < 0) {
                digit = digit(number.charAt(i));
            } else if (scale < 3) {
                section += Math.max(1, digit) * SCALE[scale];
                digit = 0;
            } else {
                total = (total + section + digit) * SCALE[scale];
                section = 0;
                digit = 0;
            }
        }
        return Long.toString(total + section + digit);
    }

    private static boolean isPart(char c) {
        return digit(c) >= 0 || SCALES.indexOf(c) >= 0;
    }

    private static int digit(char c) {
        return c == '两' || c == '俩' ? 2 : c == '〇' ? 0 : DIGITS.indexOf(c);
    }
}
