package io.github.pas4j.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static String shown(String text, String other, int most) {
        Html html = new Html();
        Differences.write(html, text, other, most);
        return html.toString().replace("<bdi dir=\"auto\">", "").replace("</bdi>", "");
    }

    @Test
    void wordsThatOnlyOneHasAreMarked() {
        assertThat(shown("Tell me of the two cats.", "tell me of two DOGS", 600))
                .isEqualTo("Tell me of <mark>the</mark> two <mark>cats</mark>.");
        assertThat(shown("我喜欢你的日语", "我喜欢你用日语", 600)).isEqualTo("我喜欢你<mark>的</mark>日语");
        assertThat(shown("the end of teh way to the sea", "the end of the way to the sea", 600))
                .isEqualTo("the end of <mark>teh</mark> way to the sea");
        assertThat(shown("the end of the way to the sea", "the end of teh way to the sea", 600))
                .isEqualTo("the end of <mark>the</mark> way to the sea");
        assertThat(shown("to turn the volume up", "turn up the volume", 600))
                .isEqualTo("<mark>to</mark> turn the volume up");
        assertThat(shown("a <b> & \"c\"", "a", 600))
                .isEqualTo("a &lt;<mark>b</mark>&gt; &amp; &quot;<mark>c</mark>&quot;");
        assertThat(shown("", "something", 600)).isEmpty();
    }

    @Test
    void aCutMarksNoHalfOfAWord() {
        assertThat(shown("one alphabet here", "two alphabet here", 8)).isEqualTo("<mark>one</mark> alph …");
        assertThat(shown("alpha \uD83D\uDC68\uD83D\uDC69", "beta", 7)).isEqualTo("<mark>alpha</mark>  …");
    }

    @Test
    void longTextsAreShownWhereTheyBeginToDiffer() {
        String alike = "the same words again and again ".repeat(40);
        String one = shown(alike + "about cats", alike + "about dogs", 100);
        assertThat(one).startsWith("… ").endsWith("about <mark>cats</mark>").hasSizeBetween(100, 130);
        String far = shown(alike + "cats " + alike, alike + "dogs " + alike, 100);
        assertThat(far).startsWith("… ").endsWith(" …").contains("<mark>cats</mark>");
        assertThat(shown("cats " + alike, "dogs " + alike, 100)).startsWith("<mark>cats</mark> the same");
        String faces = "\uD83D\uDC68".repeat(300);
        for (int most = 90; most < 94; most++) {
            assertThat(shown(faces + "a", faces + "b", most))
                    .doesNotContain("… \uDC68")
                    .endsWith("<mark>a</mark>");
        }
    }
}
