package io.github.pas4j.embedded.internal;

/** The part of a prompt that says what is wanted: all of a short one, head and tail of a long one. */
public final class Focus {

    private static final int HEAD = 700;
    private static final int TAIL = 300;

    private Focus() {}

    /** What is wanted; the prompt itself where it is short. */
    public static String of(String prompt) {
        if (prompt.length() <= HEAD + TAIL) {
            return prompt;
        }
        return prompt.substring(0, HEAD) + "\n" + prompt.substring(prompt.length() - TAIL);
    }
}
