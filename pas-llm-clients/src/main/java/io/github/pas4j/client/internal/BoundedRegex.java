package io.github.pas4j.client.internal;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/** A schema's pattern, kept from trying for hours what a model wrote. */
final class BoundedRegex {

    private static final int MAX_STEPS = 10_000_000;

    private BoundedRegex() {}

    /**
     * @throws java.util.regex.PatternSyntaxException if it is no pattern
     */
    static RegularExpression compile(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(new Counted(text)).find();
    }

    /** Counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final CharSequence text;
        private int steps;

        Counted(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MAX_STEPS) {
                throw new IllegalStateException("the pattern takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
