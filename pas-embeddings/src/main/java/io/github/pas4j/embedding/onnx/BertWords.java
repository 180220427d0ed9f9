package io.github.pas4j.embedding.onnx;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cleans text and splits it into words, as {@code BertNormalizer} and {@code BertPreTokenizer} of Hugging Face
 * tokenizers do. One code point at a time, so that memory does not grow with the text. Immutable.
 */
final class BertWords {

    /** The switches of {@code BertNormalizer}. */
    enum Step {
        CLEAN_TEXT,
        HANDLE_CHINESE_CHARS,
        STRIP_ACCENTS,
        LOWERCASE
    }

    private static final int REPLACEMENT = 0xFFFD;
    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int COMBINING_DOT_ABOVE = 0x307;

    private final Set<Step> steps;
    private final int wordLimit;

    /**
     * @param wordLimit words of more code points than this are handed on cut to one code point more
     */
    BertWords(Set<Step> steps, int wordLimit) {
        this.steps = Set.copyOf(steps);
        this.wordLimit = wordLimit;
    }

    /** Hands on word after word until there is none left or the consumer answers false. */
    void forEach(String text, Predicate<String> consumer) {
        Splitter splitter = new Splitter(consumer);
        for (int i = 0; i < text.length() && !splitter.done; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            // What a conversion to UTF-8, which the reference takes, makes of an unpaired surrogate.
            splitter.raw(Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c);
        }
        splitter.endWord();
    }

    private final class Splitter {
        private final boolean clean = steps.contains(Step.CLEAN_TEXT);
        private final boolean chinese = steps.contains(Step.HANDLE_CHINESE_CHARS);
        private final boolean strip = steps.contains(Step.STRIP_ACCENTS);
        private final boolean lower = steps.contains(Step.LOWERCASE);
        private final StringBuilder word = new StringBuilder();
        private final Predicate<String> consumer;
        private int length;
        private boolean done;

        Splitter(Predicate<String> consumer) {
            this.consumer = consumer;
        }

        void raw(int c) {
            if (clean && CodePoints.isCleanedAway(c)) {
                return;
            }
            if (CodePoints.isWhitespace(c)) {
                endWord();
            } else if (chinese && CodePoints.isChinese(c)) {
                endWord();
                strip(c);
                endWord();
            } else {
                strip(c);
            }
        }

        private void strip(int c) {
            if (!strip || c < 0xC0) {
                lower(c);
            } else if (length > wordLimit && Character.isLetter(c)) {
                // The word is too long already, and letters decompose into nothing that would end it.
                return;
            } else if (!CodePoints.isNonSpacingMark(c)) {
                // One at a time: only marks that stay could be reordered, and sorting long runs of marks is quadratic.
                String decomposed = Normalizer.normalize(Character.toString(c), Form.NFD);
                decomposed
                        .codePoints()
                        .filter(d -> !CodePoints.isNonSpacingMark(d))
                        .forEach(this::lower);
            }
        }

        private void lower(int c) {
            if (lower && c == DOTTED_CAPITAL_I) {
                normalized('i');
                normalized(COMBINING_DOT_ABOVE);
            } else {
                normalized(lower ? Character.toLowerCase(c) : c);
            }
        }

        private void normalized(int c) {
            if (CodePoints.isPunctuation(c)) {
                endWord();
                append(c);
                endWord();
            } else {
                append(c);
            }
        }

        private void append(int c) {
            if (length <= wordLimit) {
                word.appendCodePoint(c);
                length++;
            }
        }

        void endWord() {
            if (length > 0 && !done) {
                done = !consumer.test(word.toString());
            }
            word.setLength(0);
            length = 0;
        }
    }
}
