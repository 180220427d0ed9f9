package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins number words to numbers: "twenty five", "3 million", "两百" behind digits. */
final class NumberWords {

    private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)?");

    private static final Map<String, Integer> SMALL = new HashMap<>();
    private static final Map<String, Long> SCALES = Map.of(
            "hundred",
            100L,
            "thousand",
            1_000L,
            "million",
            1_000_000L,
            "billion",
            1_000_000_000L,
            "十",
            10L,
            "百",
            100L,
            "千",
            1_000L,
            "万",
            10_000L,
            "亿",
            100_000_000L);

    static {
        String[] units = {
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen"
        };
        for (int i = 0; i < units.length; i++) {
            SMALL.put(units[i], i);
        }
        String[] tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        for (int i = 0; i < tens.length; i++) {
            SMALL.put(tens[i], 20 + 10 * i);
        }
    }

    private NumberWords() {}

    static List<Token> joined(List<Token> tokens) {
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); ) {
            BigDecimal total = BigDecimal.ZERO;
            BigDecimal part = null;
            int from = i;
            for (; i < tokens.size(); i++) {
                BigDecimal value = value(tokens.get(i), part == null);
                Long scale = SCALES.get(tokens.get(i).text());
                if (value != null && (part == null || tensAndUnit(part, value))) {
                    part = part == null ? value : part.add(value);
                } else if (scale != null && part != null) {
                    part = part.multiply(BigDecimal.valueOf(scale));
                    if (scale >= 1_000) {
                        total = total.add(part);
                        part = BigDecimal.ZERO;
                    }
                } else {
                    break;
                }
            }
            if (part == null) {
                out.add(tokens.get(i++));
            } else if (i == from + 1) {
                Token only = tokens.get(from);
                out.add(only.is(Kind.WORD) ? new Token(part.toPlainString(), Kind.NUMBER) : only);
            } else {
                out.add(new Token(total.add(part).stripTrailingZeros().toPlainString(), Kind.NUMBER));
            }
        }
        return out;
    }

    /** Digits begin a number, and words begin one or go on with it. */
    private static @Nullable BigDecimal value(Token token, boolean first) {
        if (token.is(Kind.WORD) || token.is(Kind.ONE)) {
            Integer small = SMALL.get(token.text());
            return small == null ? null : BigDecimal.valueOf(small);
        }
        boolean digits = first
                && token.is(Kind.NUMBER)
                && token.text().length() < 16
                && PLAIN.matcher(token.text()).matches();
        return digits ? new BigDecimal(token.text()) : null;
    }

    /** "twenty" and "five", "hundred" and "thirty", but not "two" and "three". */
    private static boolean tensAndUnit(BigDecimal part, BigDecimal value) {
        if (part.signum() == 0 || part.stripTrailingZeros().scale() > 0 || value.signum() == 0) {
            return part.signum() == 0;
        }
        long unit = value.compareTo(BigDecimal.TEN) < 0 ? 10 : 100;
        return part.remainder(BigDecimal.valueOf(unit)).signum() == 0;
    }
}
