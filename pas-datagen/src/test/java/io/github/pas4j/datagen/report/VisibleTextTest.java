package io.github.pas4j.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void whatCannotBeSeenIsNamed() {
        assertThat(VisibleText.of("a\u202Eb\u200B\u0007\uFEFF\uD83D", 100))
                .isEqualTo("a⟨U+202E⟩b⟨U+200B⟩⟨U+0007⟩⟨U+FEFF⟩⟨U+D83D⟩");
        assertThat(VisibleText.of("two\n\tlines, \uD83D\uDC68\u200D\uD83D\uDC69, שלום", 100))
                .isEqualTo("two\n\tlines, \uD83D\uDC68\u200D\uD83D\uDC69, שלום");
        assertThat(VisibleText.line("  two\n\tlines ", 100)).isEqualTo("two lines");
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        assertThat(VisibleText.of("abc", 3)).isEqualTo("abc");
        assertThat(VisibleText.of("abcd", 3)).isEqualTo("abc …");
        assertThat(VisibleText.of("\uD83D\uDC68".repeat(4), 3)).isEqualTo("\uD83D\uDC68".repeat(3) + " …");
        String names = VisibleText.of("\uDB40\uDC41".repeat(1_000), 160); // names are longer than what they name
        assertThat(names).startsWith("⟨U+E0041⟩⟨U+E0041⟩").endsWith("⟩ …");
        assertThat(names.getBytes(StandardCharsets.UTF_8).length).isLessThan(300);
    }
}
