package io.github.pas4j.embedding.onnx;

/**
 * Cuts text into GPT-2's words, as {@code ByteLevel} of Hugging Face tokenizers does:
 * {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}. By hand, for Java's expressions
 * know {@code \s} in ASCII only, and recurse on long runs.
 */
final class ByteLevelWords {

    private enum Kind {
        LETTER,
        NUMBER,
        SPACE,
        OTHER
    }

    private ByteLevelWords() {}

    /** Where the word that begins at {@code start} ends; {@code start} is within the text. */
    static int end(String text, int start) {
        int c = text.codePointAt(start);
        if (c == '\'') {
            int contraction = contraction(text, start + 1);
            if (contraction > 0) {
                return start + 1 + contraction;
            }
        }
        if (c == ' ' && start + 1 < text.length()) {
            Kind next = kind(text.codePointAt(start + 1));
            if (next != Kind.SPACE) {
                return run(text, start + 1, next);
            }
        }
        int end = run(text, start, kind(c));
        if (kind(c) != Kind.SPACE || end == text.length()) {
            return end;
        }
        // The last of several spaces is left to what follows them.
        int shorter = end - Character.charCount(text.codePointBefore(end));
        return shorter > start ? shorter : end;
    }

    private static int contraction(String text, int at) {
        for (String ending : new String[] {"s", "t", "re", "ve", "m", "ll", "d"}) {
            if (text.startsWith(ending, at)) {
                return ending.length();
            }
        }
        return 0;
    }

    private static int run(String text, int start, Kind kind) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (kind(c) != kind) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static Kind kind(int c) {
        if (CodePoints.isWhitespace(c)) {
            return Kind.SPACE;
        }
        if (Character.isLetter(c)) {
            return Kind.LETTER;
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> Kind.NUMBER;
            default -> Kind.OTHER;
        };
    }
}
