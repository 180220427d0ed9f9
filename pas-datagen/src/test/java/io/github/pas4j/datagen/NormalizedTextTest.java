package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalizedTextTest {

    @Test
    void whiteSpaceOfAnyKindIsOneSpace() {
        assertThat(NormalizedText.of(" \u3000a\t\r\n b\u2028c\u0085\u00A0d\u2029 "))
                .isEqualTo("a b c d");
    }

    @Test
    void whatDoesNotShowGoes() {
        assertThat(NormalizedText.of("\uFEFFto\u0007day\u0000 \u200Bne\u00ADver\u200D\u2060 \u202Eon\uFE0F"))
                .isEqualTo("today never on");
        assertThat(NormalizedText.of("\u200B \u0000\uFEFF")).isEmpty();
    }

    @Test
    void composedAndDecomposedAreTheSame() {
        assertThat(NormalizedText.of("Re\u0301sume\u0301")).isEqualTo("R\u00E9sum\u00E9");
        assertThat(NormalizedText.of("e\u200B\u0301"))
                .as("the mark meets its letter once nothing is between them")
                .isEqualTo("\u00E9");
    }

    @Test
    void everythingElseStays() {
        String text = "US or us? x == 1; \uFF21\uFF22\uFF23 don't \u2019 \uD83D\uDC69 \u4F60\u597D\u3002";
        assertThat(NormalizedText.of(text)).isEqualTo(text);
    }

    @Test
    void caseIsFoldedOnRequestInNoLanguage() {
        assertThat(NormalizedText.ignoringCase("PLANNING  Istanbul \u03A3\u03C3\u03C2"))
                .isEqualTo("planning istanbul \u03C3\u03C3\u03C3");
        assertThat(NormalizedText.ignoringCase("TITLE")).isEqualTo(NormalizedText.ignoringCase("title"));
    }

    @Test
    void twiceIsAsOnce() {
        long seed = System.nanoTime();
        System.err.println("NormalizedTextTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                int limit = random.nextInt(3) == 0 ? 0x20000 : 0x3100;
                text.appendCodePoint(random.nextInt(limit));
            }
            String once = NormalizedText.of(text.toString());
            String folded = NormalizedText.ignoringCase(text.toString());
            assertThat(NormalizedText.of(once)).isEqualTo(once);
            assertThat(NormalizedText.ignoringCase(folded)).isEqualTo(folded);
            assertThat(NormalizedText.ignoringCase(once)).isEqualTo(folded);
        }
    }
}
