package io.github.pas4j.datagen.dedup;

import java.util.ArrayList;
import java.util.List;

/** Takes the marks of Markdown out of a text, and its fenced code blocks apart. Linear in the text's length. */
final class Markdown {

    private Markdown() {}

    /** The text without marks of emphasis, headings, quotes, bullets, and without the backticks of code. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean code = false;
        for (String line : text.split("\n", -1)) {
            if (isFence(line)) {
                code = !code;
                out.append(code ? line.strip().substring(3).replace("`", "") : "");
            } else {
                out.append(code ? line : withoutEmphasis(line, lineStart(line)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** What stands between fences, line by line as it is but for white space at the ends of lines. */
    static List<String> codeBlocks(String text) {
        List<String> blocks = new ArrayList<>();
        if (!text.contains("```") && !text.contains("~~~")) {
            return blocks;
        }
        StringBuilder block = new StringBuilder();
        boolean code = false;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            if (isFence(line)) {
                if (code) {
                    blocks.add(block.toString());
                    block.setLength(0);
                }
                code = !code;
            } else if (code) {
                block.append(line.stripTrailing()).append('\n');
            }
        }
        if (code) {
            blocks.add(block.toString());
        }
        return blocks;
    }

    private static boolean isFence(String line) {
        String start = line.strip();
        return (start.startsWith("```") && start.indexOf("```", 3) < 0) || start.equals("~~~");
    }

    /** Where a line begins behind {@code #}, {@code >} or a bullet. */
    private static int lineStart(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '>')) {
            at++;
        }
        int marks = at;
        while (marks < line.length() && line.charAt(marks) == '#') {
            marks++;
        }
        if (marks == at && marks < line.length() && "-*+•".indexOf(line.charAt(marks)) >= 0) {
            marks++;
        }
        boolean mark = marks > at && marks < line.length() && line.charAt(marks) == ' ';
        return mark ? marks + 1 : at;
    }

    private static String withoutEmphasis(String line, int from) {
        if (line.indexOf('*', from) < 0
                && line.indexOf('`', from) < 0
                && line.indexOf('_', from) < 0
                && line.indexOf('~', from) < 0) {
            return line.substring(from);
        }
        boolean[] out = new boolean[line.length()];
        int[] opener = {-1, -1, -1, -1, -1, -1}; // by kind of mark: *, **, ***, __, ~~, _
        for (int i = from; i < line.length(); ) {
            char c = line.charAt(i);
            int to = i + 1;
            while (to < line.length() && line.charAt(to) == c) {
                to++;
            }
            int kind = kind(c, to - i);
            if (c == '`') {
                mark(out, i, to);
            } else if (kind >= 0) {
                boolean spaceBefore = i == from || !isWord(line.charAt(i - 1));
                boolean spaceAfter = to == line.length() || !isWord(line.charAt(to));
                boolean closes =
                        i > from && (line.charAt(i - 1) != ' ' || lastOf(line, to)) && (spaceAfter || kind == 1);
                boolean opens = to < line.length() && line.charAt(to) != ' ' && (spaceBefore || kind == 1);
                if (closes && opener[kind] >= 0) {
                    mark(out, opener[kind], opener[kind] + to - i);
                    mark(out, i, to);
                    opener[kind] = -1;
                } else if (opens) {
                    opener[kind] = i;
                }
            }
            i = to;
        }
        StringBuilder text = new StringBuilder(line.length());
        for (int i = from; i < line.length(); i++) {
            if (!out[i]) {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }

    private static boolean lastOf(String line, int at) {
        return line.substring(at).isBlank();
    }

    private static int kind(char c, int length) {
        if (c == '*') {
            return Math.min(length, 3) - 1;
        }
        if (c == '_') {
            return length == 2 ? 3 : length == 1 ? 5 : -1;
        }
        return c == '~' && length == 2 ? 4 : -1;
    }

    private static void mark(boolean[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = true;
        }
    }

    /** Letters and digits of scripts with spaces between words. */
    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) && !Characters.ideographic(c);
    }
}
