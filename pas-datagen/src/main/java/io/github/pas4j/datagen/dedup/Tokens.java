package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a canonical text into words, Chinese characters, numbers and operators; other punctuation is left out. */
final class Tokens {

    private static final String ALWAYS = "=<>≤≥≠^°√∑∫±×÷≈∞$€£¥₹";
    private static final String PERHAPS = "+-*/";
    private static final String IN_RUNS = "=<>!&|+-*/";

    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String canonical) {
        Tokens reader = new Tokens(canonical);
        while (reader.at < canonical.length()) {
            reader.next();
        }
        return NumberWords.joined(reader.tokens);
    }

    private void next() {
        int c = text.codePointAt(at);
        if (Characters.ideographic(c)) {
            int end = ChineseNumbers.end(text, at);
            if (end > at) {
                tokens.add(ChineseNumbers.token(text, at, end));
                at = end;
            } else {
                tokens.add(new Token(Character.toString(c), Kind.IDEOGRAPH));
                at += Character.charCount(c);
            }
        } else if (Character.isDigit(c) || (c == '.' && isDigit(at + 1) && !isDigit(at - 1))) {
            number();
        } else if (Character.isLetter(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private void word() {
        int from = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Characters.ideographic(c) || !(Character.isLetter(c) || isMark(c) || (c == '\'' && isLetter(at + 1)))) {
                break;
            }
            at += Character.charCount(c);
        }
        String word = text.substring(from, at);
        if (word.length() <= 2 && text.startsWith("++", at)) {
            word += "++";
            at += 2;
        } else if (word.length() <= 2 && text.startsWith("#", at)) {
            word += "#";
            at++;
        }
        EnglishWords.expanded(word, tokens);
    }

    private void number() {
        int from = at;
        while (isDigit(at) || ((text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(at + 1))) {
            at++;
            if (at == text.length()) {
                break;
            }
        }
        String digits = text.substring(from, at);
        if (THOUSANDS.matcher(digits).matches()) {
            digits = digits.replace(",", "");
        }
        if (digits.startsWith(".")) {
            digits = "0" + digits;
        }
        if (text.startsWith("st", at)
                || text.startsWith("nd", at)
                || text.startsWith("rd", at)
                || text.startsWith("th", at)) {
            if (!isLetter(at + 2)) {
                at += 2;
                digits = "#" + digits;
            }
        }
        for (String part : digits.split(",", -1)) {
            tokens.add(new Token(part, Kind.NUMBER));
        }
    }

    private void symbol(int c) {
        int from = at;
        at += Character.charCount(c);
        if (c == '%') {
            tokens.add(new Token("percent", Kind.WORD));
        } else if (c == '&' && !text.startsWith("&", at)) {
            tokens.add(new Token("and", Kind.WORD));
        } else if (ALWAYS.indexOf(c) >= 0 || IN_RUNS.indexOf(c) >= 0) {
            while (at < text.length() && IN_RUNS.indexOf(c) >= 0 && IN_RUNS.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            String run = text.substring(from, at);
            boolean plain = run.chars().allMatch(x -> x == '-' || x == '!' || x == '*' || x == '/' || x == '+');
            if (ALWAYS.indexOf(c) >= 0 || !plain || (run.length() == 1 && operator(c, from))) {
                tokens.add(new Token(run, Kind.SYMBOL));
            }
        }
    }

    /** Between numbers or single letters, as in {@code 3/4}, {@code x + 1}; and the sign of a number. */
    private boolean operator(int c, int at) {
        if (c == '!') {
            return isDigit(at - 1) && at == text.length() - 1;
        }
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        int after = at + 1;
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        if (PERHAPS.indexOf(c) < 0 || after == text.length()) {
            return false;
        }
        boolean left = operandEnds(before);
        boolean right = operandBegins(after);
        return (left && right) || (c == '-' && isDigit(at + 1) && !isLatin(at - 1));
    }

    private boolean operandEnds(int i) {
        return i >= 0 && (isDigit(i) || text.charAt(i) == ')' || (isLatin(i) && !isLatin(i - 1)));
    }

    private boolean operandBegins(int i) {
        return isDigit(i) || text.charAt(i) == '(' || (isLatin(i) && !isLatin(i + 1));
    }

    private boolean isLatin(int i) {
        return i >= 0
                && i < text.length()
                && Character.isLetter(text.charAt(i))
                && !Characters.ideographic(text.charAt(i));
    }

    private boolean isDigit(int i) {
        return i >= 0 && i < text.length() && Character.isDigit(text.charAt(i));
    }

    private boolean isLetter(int i) {
        return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
