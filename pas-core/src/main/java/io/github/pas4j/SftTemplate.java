package io.github.pas4j;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a prompt is put to a fine-tuned model, in training data and in use alike: one user turn around the prompt, answered by
 * one assistant turn, which is the complement or {@code none}. Immutable and thread-safe.
 */
public final class SftTemplate {

    /** Where the prompt goes as it is. */
    private static final String RAW = "{prompt}";

    /** Where it goes as a JSON string. */
    private static final String FENCED = "{prompt:json}";

    private static final int MAX_BYTES = 64 * 1024;

    private final String id;
    private final String before;
    private final String after;
    private final boolean isFenced;

    private SftTemplate(String id, String before, String after, boolean isFenced) {
        this.id = id;
        this.before = before;
        this.after = after;
        this.isFenced = isFenced;
    }

    /** Our own: a line of task, then the prompt as a JSON string, which nothing in it can leave. */
    public static SftTemplate standard() {
        return Standard.TEMPLATE;
    }

    /**
     * The template of a model that was trained with another one.
     *
     * @param file UTF-8 text of at most 64 KiB with one placeholder: {@code {prompt}} for the prompt as it is, which then can
     *     imitate what stands around it, or {@code {prompt:json}} for a JSON string. A line break at the very end of the
     *     file is not part of the template
     * @throws DataFormatException if it cannot be read, or has no placeholder or more than one; names the line
     */
    public static SftTemplate load(Path file) {
        String source = file.toString();
        String text = decode(read(file), source);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        text = text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return parse("file-" + Digest.of(text), text, source);
    }

    private static byte[] read(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DataFormatException(file.toString(), 0, "is longer than " + MAX_BYTES + " bytes", null);
            }
            return bytes;
        } catch (IOException e) {
            throw new DataFormatException(
                    file.toString(), 0, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static String decode(byte[] bytes, String source) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DataFormatException(source, 0, "is not UTF-8", e);
        }
    }

    private static SftTemplate parse(String id, String text, String source) {
        int raw = text.indexOf(RAW);
        int fenced = text.indexOf(FENCED);
        if (raw < 0 && fenced < 0) {
            throw new DataFormatException(source, 0, "has no placeholder " + RAW + " or " + FENCED, null);
        }
        boolean isFenced = raw < 0 || (fenced >= 0 && fenced < raw);
        int at = isFenced ? fenced : raw;
        int end = at + (isFenced ? FENCED : RAW).length();
        String after = text.substring(end);
        int second = firstPlaceholder(after);
        if (second >= 0) {
            long line = 1
                    + text.substring(0, end + second)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new DataFormatException(source, line, "has a second placeholder", null);
        }
        return new SftTemplate(id, text.substring(0, at), after, isFenced);
    }

    private static int firstPlaceholder(String text) {
        int raw = text.indexOf(RAW);
        int fenced = text.indexOf(FENCED);
        return raw < 0 ? fenced : fenced < 0 ? raw : Math.min(raw, fenced);
    }

    /** Names the template by its version or its content; part of cache keys. */
    public String id() {
        return id;
    }

    /** The user turn for a prompt. */
    public String user(String prompt) {
        Objects.requireNonNull(prompt, "prompt");
        return before + (isFenced ? Fence.string(prompt) : prompt) + after;
    }

    /** The assistant turn: the complement, or {@code none} where silence is right. */
    public String assistant(Optional<String> complement) {
        return complement.orElse(ComplementReply.NONE);
    }

    @Override
    public String toString() {
        return "SftTemplate[" + id + "]";
    }

    private static final class Standard {
        static final SftTemplate TEMPLATE = make(PromptTemplate.bundled("sft-standard"));

        private static SftTemplate make(PromptTemplate text) {
            return parse(text.id(), text.text(), text.name());
        }
    }
}
