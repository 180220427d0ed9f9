package io.github.pas4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A text of {@code prompts/}, without its first line, which is the version: {@code version: 1}.
 *
 * @param name the file's name without its ending
 * @param version raised whenever the text changes what models answer
 * @param text what is sent, without a line break at its end
 */
record PromptTemplate(String name, String version, String text) {

    private static final String VERSION = "version: ";

    static PromptTemplate bundled(String name) {
        String content;
        try (InputStream in = JsonLines.resource("prompts/" + name + ".txt")) {
            content = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int end = content.indexOf('\n');
        if (!content.startsWith(VERSION) || end < 0) {
            throw new IllegalStateException("prompts/" + name + ".txt must begin with '" + VERSION + "'");
        }
        return new PromptTemplate(
                name,
                content.substring(VERSION.length(), end),
                content.substring(end + 1).stripTrailing());
    }

    /** Name, version and a digest, so that a text that was changed without its version is another one all the same. */
    String id() {
        return name + "-" + version + "-" + Digest.of(text);
    }
}
