package io.github.pas4j.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes in ways that break parsers: the same for the same random source. */
public final class Mutator {

    /** What has a meaning in JSON, in streams or in HTTP. */
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "-",
            "1e999",
            "-1",
            "99999999999999999999",
            "\\u",
            "\\ud83d",
            "\"choices\":",
            "\"delta\":",
            "\"content\":",
            "\"usage\":",
            "\"finish_reason\":",
            "\"message\":",
            "\"done\":true",
            "data:",
            "data: [DONE]\n\n",
            "[DONE]",
            "event: error\n",
            ": \n",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\0",
            "\uFEFF",
            "\u2028",
            "0\r\n\r\n",
            ";",
            "Content-Length: 5\r\n",
            "Transfer-Encoding: chunked\r\n",
            "HTTP/1.1 200 OK\r\n",
            "7fffffff",
            "ffffffffffffffff");

    private final Random random;

    /** Takes what it does from the source. */
    public Mutator(Random random) {
        this.random = random;
    }

    /** Bytes of no meaning. */
    public byte[] noise() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * One of the seeds, changed in one to six places.
     *
     * @param seeds not empty
     */
    public byte[] mutant(List<byte[]> seeds) {
        byte[] bytes = one(seeds);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            bytes = change(bytes, seeds);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes, List<byte[]> seeds) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(9)) {
            case 0 -> replaced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, from, from, noise());
            case 3, 4 -> replaced(bytes, from, from, token());
            case 5 -> replaced(bytes, from, to, token());
            case 6 -> replaced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 7 -> Arrays.copyOf(bytes, from);
            default -> spliced(bytes, from, one(seeds));
        };
    }

    private byte[] spliced(byte[] bytes, int from, byte[] other) {
        int start = random.nextInt(other.length + 1);
        return replaced(bytes, from, bytes.length, Arrays.copyOfRange(other, start, other.length));
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] one(List<byte[]> seeds) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, from);
        changed.writeBytes(by);
        changed.write(bytes, to, bytes.length - to);
        return changed.toByteArray();
    }
}
