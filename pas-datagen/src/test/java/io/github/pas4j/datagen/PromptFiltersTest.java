package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptFiltersTest {

    @Test
    void eachRuleHasItsNameAndCount() {
        PromptFilters filters = PromptFilters.builder().build();

        assertThat(filters.apply(prompt(" \u200B\n").build()).reason()).contains("filtered:empty");
        assertThat(filters.apply(prompt("k").build()).reason()).contains("filtered:too-short");
        assertThat(filters.apply(prompt("?").build()).reason()).contains("filtered:too-short");
        assertThat(filters.apply(prompt("many words ".repeat(2_000)).build()).reason())
                .contains("filtered:too-long");
        assertThat(filters.apply(prompt("bad thing").flagged(true).build()).reason())
                .contains("filtered:moderation");
        assertThat(filters.apply(prompt("bad thing").toxic(true).build()).reason())
                .contains("filtered:toxicity");
        assertThat(filters.apply(prompt("bad thing").toxicity(0.51).build()).reason())
                .contains("filtered:toxicity");
        assertThat(filters.apply(prompt("fair enough").toxicity(0.5).build()).passes())
                .isTrue();
        assertThat(filters.apply(prompt("write to NAME_1").build()).passes()).isTrue();
        assertThat(filters.apply(prompt("\u4F60\u597D").build()).passes()).isTrue();

        assertThat(filters.counts())
                .isEqualTo(Map.of("empty", 1L, "too-short", 2L, "too-long", 1L, "moderation", 1L, "toxicity", 2L));
        assertThat(filters.passed()).isEqualTo(3);
        assertThat(filters.redacted()).isOne();
    }

    @Test
    void eachRuleCanBeTurnedOffOrAdjusted() {
        PromptFilters filters = PromptFilters.builder()
                .minTokens(0)
                .maxTokens(Integer.MAX_VALUE)
                .keepFlagged()
                .maxToxicity(1)
                .build();

        assertThat(filters.apply(prompt("k")
                                .flagged(true)
                                .toxic(true)
                                .toxicity(1)
                                .build())
                        .passes())
                .isTrue();
        assertThat(filters.apply(prompt("x ".repeat(50_000)).build()).passes()).isTrue();
        assertThat(PromptFilters.builder()
                        .tokenCounter(String::length)
                        .maxTokens(3)
                        .build()
                        .apply(prompt("four").build())
                        .rule())
                .contains("too-long");
    }

    @Test
    void placeholdersGoOnRequest() {
        PromptFilters filters = PromptFilters.builder().dropRedacted().build();

        for (String text : new String[] {
            "ask NAME_12 now", "mail <EMAIL_ADDRESS> now", "call <PRESIDIO_ANONYMIZED_PHONE_NUMBER> now"
        }) {
            assertThat(filters.apply(prompt(text).build()).rule()).as(text).contains("redaction");
        }
        assertThat(filters.apply(prompt("nothing here").redacted(true).build()).rule())
                .contains("redaction");
        assertThat(filters.apply(prompt("FIRST_NAME_1 and <p>text</p>").build()).passes())
                .isTrue();
    }

    @Test
    void languagesAreDetectedAndChosen() {
        LanguageDetector detector = text -> text.contains("la")
                ? Optional.of(new Language("fr"))
                : LanguageDetector.byScript().detect(text);
        PromptFilters all = PromptFilters.builder().languageDetector(detector).build();
        PromptFilters chinese = PromptFilters.builder()
                .languageDetector(detector)
                .languages(Set.of(Language.CHINESE))
                .build();

        assertThat(all.apply(prompt("la vie").build()).language()).contains(new Language("fr"));
        assertThat(all.apply(prompt("what now").build()))
                .isEqualTo(new FilterVerdict(Optional.empty(), Optional.empty()));
        assertThat(chinese.apply(prompt("la vie").build()).reason()).contains("filtered:language");
        assertThat(chinese.apply(prompt("what now").build()).reason()).contains("filtered:language");
        assertThat(chinese.apply(prompt("\u4E3A\u4EC0\u4E48").build()).passes()).isTrue();
    }

    @Test
    void wrongValuesAreNamed() {
        PromptFilters.Builder builder = PromptFilters.builder();
        assertThatThrownBy(() -> builder.minTokens(-1)).hasMessage("minTokens must not be negative: -1");
        assertThatThrownBy(() -> builder.maxTokens(0)).hasMessage("maxTokens must be at least 1: 0");
        assertThatThrownBy(() -> builder.maxToxicity(Double.NaN)).hasMessage("maxToxicity must be from 0 to 1: NaN");
        assertThatThrownBy(() -> PromptFilters.builder()
                        .languages(Set.of(Language.ENGLISH))
                        .build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () -> PromptFilters.builder().minTokens(5).maxTokens(4).build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void estimatedTokens() {
        assertThat(TokenEstimate.of("")).isZero();
        assertThat(TokenEstimate.of(" \n\u3000")).isZero();
        assertThat(TokenEstimate.of("Plan a trip!")).isEqualTo(4);
        assertThat(TokenEstimate.of("\u5199\u4E00\u9996\u8BD7\u3002")).isEqualTo(5);
        assertThat(TokenEstimate.of("internationalisation")).isEqualTo(4);
        assertThat(TokenEstimate.of("-----")).isOne();
        assertThat(TokenEstimate.of("\uD83D\uDC69 ok")).isEqualTo(2);
    }

    private static CorpusPrompt.Builder prompt(String text) {
        return CorpusPrompt.builder("id", text);
    }
}
