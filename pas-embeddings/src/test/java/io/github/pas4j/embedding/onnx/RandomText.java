package io.github.pas4j.embedding.onnx;

import java.util.Random;

/** Random well-formed text, from blocks whose marks and punctuation have not grown since Unicode 8. */
final class RandomText {

    private static final int[][] RANGES = {
        {0x20, 0x7E},
        {0x00, 0xFF},
        {0x00, 0x24F},
        {0x300, 0x36F},
        {0x370, 0x52F},
        {0x590, 0x61C},
        {0x620, 0x6FF},
        {0x900, 0x97F},
        {0xE00, 0xE7F},
        {0x1100, 0x11FF},
        {0x1E00, 0x20CF},
        {0x3000, 0x30FF},
        {0x4E00, 0x9FA5},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFB00, 0xFFFD},
        {0x1D400, 0x1D7FF},
        {0x1F300, 0x1F64F},
        {0x20000, 0x2A6D6},
        {0x20000, 0x10FFFF},
    };

    private RandomText() {}

    static String next(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        int[] range = RANGES[0];
        while (text.length() < length) {
            if (random.nextInt(4) == 0) {
                range = RANGES[random.nextInt(RANGES.length)];
            }
            int c = range[0] + random.nextInt(range[1] - range[0] + 1);
            if (usable(c)) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }

    static boolean usable(int c) {
        return Character.getType(c) != Character.SURROGATE;
    }

    /** Printable, to paste into a test. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 0x7F) {
                escaped.append((char) c);
            } else {
                escaped.append(String.format("\\u%04x", c));
            }
        });
        return escaped.append('"').toString();
    }
}
