package io.github.pas4j.datagen.quality;

import com.google.common.hash.Hashing;
import io.github.pas4j.Fence;
import io.github.pas4j.llm.ResponseFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What a model is told about scores, and how it is shown prompts. */
final class Rubric {

    private static final String RESOURCE = "rubric.txt";
    private static final String VERSION = "version: ";
    private static final int HEAD = 3_000;
    private static final int TAIL = 1_000;

    private static final String SCHEMA = """
            {"type":"object","properties":{"scores":{"type":"array","items":{"type":"object","properties":\
            {"n":{"type":"integer"},"score":{"type":"integer","enum":[1,2,3,4,5]}},\
            "required":["n","score"],"additionalProperties":false}}},"required":["scores"],"additionalProperties":false}""";

    static final Rubric INSTANCE = load();

    private final String version;
    private final String system;

    private Rubric(String version, String system) {
        this.version = version;
        this.system = system;
    }

    private static Rubric load() {
        String content;
        try (InputStream in = Objects.requireNonNull(Rubric.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            content = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int end = content.indexOf('\n');
        if (!content.startsWith(VERSION) || end < 0) {
            throw new IllegalStateException(RESOURCE + " must begin with '" + VERSION + "'");
        }
        return new Rubric(
                content.substring(VERSION.length(), end),
                content.substring(end + 1).stripTrailing());
    }

    /** Version and digest, so that a text that was changed without its version is another one all the same. */
    String id() {
        String digest = Hashing.sha256()
                .hashString(system, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 12);
        return "quality-" + version + "-" + digest;
    }

    /** The same for all requests. */
    String system() {
        return system;
    }

    static ResponseFormat format() {
        return ResponseFormat.jsonSchema("scores", SCHEMA);
    }

    /** The prompts, fenced, numbered from 1. */
    static String turn(List<String> prompts) {
        StringBuilder turn = new StringBuilder("{\"prompts\": [");
        for (int i = 0; i < prompts.size(); i++) {
            String prompt = prompts.get(i);
            boolean cut = prompt.length() > HEAD + TAIL;
            turn.append(i == 0 ? "" : ", ")
                    .append("{\"n\": ")
                    .append(i + 1)
                    .append(", \"prompt\": ")
                    .append(Fence.string(cut ? shortened(prompt) : prompt))
                    .append(cut ? ", \"shortened\": true}" : "}");
        }
        return turn.append("]}").toString();
    }

    private static String shortened(String text) {
        int head = Character.isHighSurrogate(text.charAt(HEAD - 1)) ? HEAD - 1 : HEAD;
        int tail = text.length() - TAIL;
        tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
        return text.substring(0, head) + " … " + text.substring(tail);
    }
}
