package io.github.pas4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/** The one prompt of a command line: the argument itself, or standard input for {@code -}. */
final class PromptArgument {

    private PromptArgument() {}

    static String read(String argument, InputStream in) throws IOException {
        String prompt = argument.equals("-") ? fromStream(in) : argument;
        if (prompt.isBlank()) {
            throw CliException.usage("the prompt is empty");
        }
        return prompt;
    }

    private static String fromStream(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LineReader.MAX_BYTES + 1);
        if (bytes.length > LineReader.MAX_BYTES) {
            throw CliException.failed("standard input is longer than 16 MiB; for many prompts there is --in", null);
        }
        try {
            return withoutLineBreak(Utf8.withoutMark(Utf8.decode(bytes, 0, bytes.length)));
        } catch (CharacterCodingException e) {
            throw CliException.failed("standard input is not UTF-8", e);
        }
    }

    /** The line break that ends a file or an echo is not the user's. */
    private static String withoutLineBreak(String text) {
        String shorter = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return shorter.length() < text.length() && shorter.endsWith("\r")
                ? shorter.substring(0, shorter.length() - 1)
                : shorter;
    }
}
