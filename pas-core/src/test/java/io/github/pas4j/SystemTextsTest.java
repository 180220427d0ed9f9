package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The templates say what guard and reader hold to. */
class SystemTextsTest {

    @Test
    void limitsAndNoneAreThoseOfTheCode() {
        for (Target target : List.of(Target.strong(), Target.basic())) {
            assertThat(SystemTexts.of(target, Language.ENGLISH))
                    .contains("at most " + StandardGuard.MAX_WORDS + " words (" + StandardGuard.MAX_HAN + " characters")
                    .endsWith(": " + ComplementReply.NONE)
                    .contains("\"prompt\"", "\"earlier\"");
            assertThat(SystemTexts.of(target, Language.CHINESE))
                    .contains("不超过 " + StandardGuard.MAX_HAN + " 个汉字（英文不超过 " + StandardGuard.MAX_WORDS + " 个词）")
                    .endsWith("：" + ComplementReply.NONE)
                    .contains("\"prompt\"", "\"earlier\"");
        }
    }

    @Test
    void eachKindOfTargetAndLanguageHasItsOwn() {
        assertThat(List.of(
                        SystemTexts.of(Target.strong(), Language.ENGLISH),
                        SystemTexts.of(Target.strong(), Language.CHINESE),
                        SystemTexts.of(Target.basic(), Language.ENGLISH),
                        SystemTexts.of(Target.basic(), Language.CHINESE)))
                .doesNotHaveDuplicates();
        assertThat(SystemTexts.of(Target.measured(EvidenceTable.bundled()), new Language("de")))
                .isEqualTo(SystemTexts.of(Target.strong(), Language.ENGLISH));
        assertThat(SystemTexts.of(Target.strong(), Language.ENGLISH)).contains("most additions make answers worse");
        assertThat(SystemTexts.of(Target.basic(), Language.ENGLISH)).doesNotContain("worse");
    }

    @Test
    void versionsAreNoPartOfTheText() {
        assertThat(SystemTexts.of(Target.strong(), Language.ENGLISH)).startsWith("You write complements.");
        assertThat(SystemTexts.ids().split(" ", -1))
                .hasSize(6)
                .allSatisfy(id -> assertThat(id).matches("few-shot-(strong|basic|again)-(en|zh)-\\d+-[0-9a-f]{12}"));
    }
}
