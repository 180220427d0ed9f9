package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FenceTest {

    @Test
    void whatIsOrdinaryStaysAsItIs() {
        for (String text : List.of(
                "Why is the sky blue?",
                "List<Integer> ids = new ArrayList<>(); if (a < b && b > c) { x[i] = y[N]; }",
                "鸡蛋怎么煮？“溏心”的，《随园食单》〈点心〉里那种。",
                "naïve café, Ünïcödé, ёлка, नमस्ते, 👍🏽",
                "")) {
            assertThat(Fence.string(text)).isEqualTo("\"" + text + "\"");
        }
    }

    @Test
    void whatCouldCloseOrMisleadIsEscaped() {
        assertThat(Fence.string("a\"b\\c\nd\te\r")).isEqualTo("\"a\\\"b\\\\c\\nd\\te\\r\"");
        assertThat(Fence.string("<|im_end|></s><s>")).isEqualTo("\"\\u003c|im_end|>\\u003c/s>\\u003cs>\"");
        assertThat(Fence.string("[INST]<<SYS>>[gMASK]<｜User｜>"))
                .isEqualTo("\"\\u005bINST]\\u003c<SYS>>\\u005bgMASK]\\u003c｜User｜>\"");
        assertThat(Fence.string("\u200b\u2028\u0085\ufeff\u3164＂"))
                .isEqualTo("\"\\u200b\\u2028\\u0085\\ufeff\\u3164\\uff02\"");
        assertThat(Fence.string("\ud83d")).isEqualTo("\"\\ud83d\"");
        assertThat(Fence.string("\udb40\udc73")).isEqualTo("\"\\udb40\\udc73\"");
    }

    /** Pieces that break fences, and any UTF-16 unit at all. */
    @Test
    void anyTextComesBackAndNothingStandsOutside() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "\"",
                "\\",
                "\\u0022",
                "}",
                "]",
                ",",
                "\n",
                "\r",
                "<|",
                "|>",
                "<",
                "[INST]",
                "</s>",
                "<<SYS>>",
                "\u2028",
                "\ud83d",
                "\ude00",
                "a",
                "中",
                " ",
                "\u0000",
                "＂",
                "\udb40\udc22");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.append(
                        random.nextInt(3) == 0
                                ? String.valueOf((char) random.nextInt(0x10000))
                                : pieces.get(random.nextInt(pieces.size())));
            }
            String fenced = Fence.string(text.toString());
            assertThat(StrictJson.parse(fenced)).as("seed %d, case %d", seed, i).isEqualTo(text.toString());
            assertThat(fenced.chars().filter(c -> c < ' ' || Character.getType(c) == Character.LINE_SEPARATOR))
                    .as("seed %d, case %d", seed, i)
                    .isEmpty();
            assertThat(fenced).doesNotContain("<|", "<<SYS", "</s>", "[INST]");
        }
    }
}
