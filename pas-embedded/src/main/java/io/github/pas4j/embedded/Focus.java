package io.github.pas4j.embedded;

/** The part of a prompt that says what is wanted: all of a short one, head and tail of a long one. */
final class Focus {

    private static final int HEAD = 700;
    private static final int TAIL = 300;

    private Focus() {}

    static String of(String prompt) {
        if (prompt.length() <= HEAD + TAIL) {
            return prompt;
        }
        return prompt.substring(0, HEAD) + "\n" + prompt.substring(prompt.length() - TAIL);
    }
}
