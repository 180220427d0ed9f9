package io.github.pas4j.datagen.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**What is 2*3, and 4?**",
                "what is\u00a02*3,  and 4",
                "\u200bWhat is 2*3, and\u200d 4 ?!",
                "“WHAT IS 2*3, AND 4?”",
                "What is ２*３， and ４？",
                "# What is 2*3, and 4...",
                "- What is 2*3, and 4\n",
                "Please what is 2*3, and 4",
                "Hi, can you help me? What is 2*3, and 4? Thanks in advance!",
                "Hey ChatGPT, what is 2*3, and 4? Thank you.",
                "What is `2*3`, and 4 please"
            })
    void editsThatChangeNothing(String text) {
        assertThat(CanonicalText.of(text)).isEqualTo("what is 2*3, and 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "如何 查询手机的密码？",
                "请问，如何查询手机的密码",
                "请帮我：如何查询手机的密码?",
                "麻烦问一下，如何查询手机的密码。",
                "你好，如何查询手机的密码？，谢谢！",
                "如何查询手机的密码，急！",
                "如何查询手机的密码谢谢"
            })
    void editsThatChangeNothingInChinese(String text) {
        assertThat(CanonicalText.of(text)).isEqualTo("如何查询手机的密码");
    }

    @Test
    void whatAPromptIsAboutStays() {
        assertThat(CanonicalText.of("How do you say thank you?")).isEqualTo("how do you say thank you");
        assertThat(CanonicalText.of("谢谢")).isEqualTo("谢谢");
        assertThat(CanonicalText.of("请客怎么说")).isEqualTo("请客怎么说");
        assertThat(CanonicalText.of("Thanks!")).isEqualTo("thanks");
        assertThat(CanonicalText.of("what is 5!")).isEqualTo("what is 5!");
        assertThat(CanonicalText.of("5 * 3 * 2 and __init__ and x²")).isEqualTo("5 * 3 * 2 and init and x^2");
    }

    @Test
    void nothingIsLeftOfNothing() {
        assertThat(CanonicalText.of("")).isEmpty();
        assertThat(CanonicalText.of(" \u200b\n?!…")).isEmpty();
    }

    @Test
    void itsOwnFormStays() {
        for (String text : RealLike.texts(400, 7)) {
            String canonical = CanonicalText.of(text);
            assertThat(CanonicalText.of(canonical)).isEqualTo(canonical);
        }
    }

    @Test
    void hostileTextsTakeNoTime() {
        String stars = "*a ".repeat(20_000) + "please ".repeat(20_000) + "，谢谢".repeat(20_000);
        assertThat(CanonicalText.of(stars)).isNotEmpty();
        assertThat(CanonicalText.of("\"".repeat(100_000))).hasSizeLessThan(2);
        assertThat(CanonicalText.of("\uD800 broken \uDC00")).isEqualTo("broken");
    }
}
