package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Files of the two corpora's own shape, whose odd rows are named in {@code *.cases.json}. */
class ShapedCorporaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void lmsys() throws IOException {
        Path folder = folder();
        List<CorpusPrompt> fromJsonl = whole(folder.resolve("lmsys_shape.jsonl"));
        List<CorpusPrompt> fromParquet = whole(folder.resolve("lmsys_shape.parquet"));

        assertThat(fromJsonl).hasSize(279);
        assertThat(shown(fromParquet)).isEqualTo(shown(fromJsonl));
        assertThat(fromJsonl).extracting(CorpusPrompt::source).containsOnly("lmsys-chat-1m");
        assertThat(fromJsonl).extracting(CorpusPrompt::id).doesNotHaveDuplicates();
        assertThat(texts(fromJsonl)).isEqualTo(firstTurns(folder.resolve("lmsys_shape.jsonl")));

        Map<String, CorpusPrompt> cases = cases(folder.resolve("lmsys_shape.cases.json"), fromJsonl);
        Map<String, String> reasons = reasons(cases);
        assertThat(reasons)
                .isEqualTo(Map.of(
                        "one_char_prompt", "filtered:too-short",
                        "language_lowercase_tag_unknown_code", "filtered:too-short",
                        "flagged_first_turn", "filtered:moderation",
                        "very_long_prompt_40k", "filtered:too-long"));
        assertThat(prompt(cases, "pii_placeholder_redacted_true").redacted()).isTrue();
        assertThat(prompt(cases, "language_unknown").declaredLanguage()).contains("unknown");
        assertThat(prompt(cases, "u2028_inside").text()).isEqualTo("Line one\u2028line two\u2029para");
        assertThat(prompt(cases, "control_chars").text()).isEqualTo("tab\there\u0007bell\u0000nul");
        assertThat(prompt(cases, "same_conversation_id_twice").id()).endsWith("~2");
        assertThat(prompt(cases, "six_turns").text()).isEqualTo("Question number 1?");
    }

    @Test
    void exactDuplicatesOfLmsys() throws IOException {
        Path folder = folder();
        List<CorpusPrompt> prompts = whole(folder.resolve("lmsys_shape.jsonl"));
        ExactDuplicates plain = ExactDuplicates.create();
        ExactDuplicates ignoringCase = ExactDuplicates.ignoringCase();
        Set<Long> dropped = prompts.stream()
                .filter(prompt -> plain.add(prompt.text(), (int) prompt.line()).isPresent())
                .map(CorpusPrompt::line)
                .collect(Collectors.toSet());
        Set<Long> droppedWithoutCase = prompts.stream()
                .filter(prompt ->
                        ignoringCase.add(prompt.text(), (int) prompt.line()).isPresent())
                .map(CorpusPrompt::line)
                .collect(Collectors.toSet());

        assertThat(dropped).containsExactlyInAnyOrder(261L, 276L);
        assertThat(droppedWithoutCase).containsExactlyInAnyOrder(261L, 262L, 276L);
    }

    @Test
    void wildChat() throws IOException {
        Path folder = folder();
        List<CorpusPrompt> fromJsonl = whole(folder.resolve("wildchat_shape.iso.jsonl"));
        List<CorpusPrompt> fromParquet = whole(folder.resolve("wildchat_shape.parquet"));

        assertThat(fromJsonl).hasSize(34);
        assertThat(fromParquet).hasSize(159);
        assertThat(fromParquet).extracting(CorpusPrompt::source).containsOnly("wildchat-1m");
        assertThat(fromParquet).extracting(CorpusPrompt::id).doesNotHaveDuplicates();
        assertThat(withoutScores(fromParquet)).containsAll(withoutScores(fromJsonl));
        assertThat(texts(fromJsonl)).isEqualTo(firstTurns(folder.resolve("wildchat_shape.iso.jsonl")));

        Map<String, CorpusPrompt> cases = cases(folder.resolve("wildchat_shape.iso.cases.json"), fromJsonl);
        assertThat(reasons(cases))
                .isEqualTo(Map.of("empty_user_input", "filtered:empty", "toxic_true", "filtered:moderation"));
        assertThat(prompt(cases, "toxic_true").toxic()).isTrue();
        assertThat(prompt(cases, "redacted_true").redacted()).isTrue();
        assertThat(prompt(cases, "same_hash_different_people").id()).endsWith("~2");
        assertThat(prompt(cases, "same_hash_again").id()).endsWith("~3");
        assertThat(prompt(cases, "mixed_language").declaredLanguage()).contains("Chinese");
    }

    @Test
    void chineseAloneByDetection() throws IOException {
        PromptFilters filters = PromptFilters.builder()
                .languageDetector(LanguageDetector.byScript())
                .languages(Set.of(Language.CHINESE))
                .build();
        List<CorpusPrompt> kept = whole(folder().resolve("wildchat_shape.parquet")).stream()
                .filter(prompt -> filters.apply(prompt).passes())
                .toList();

        assertThat(kept).isNotEmpty().allMatch(prompt -> prompt.text().matches("(?s).*\\p{IsHan}.*"));
        assertThat(filters.passed()).isEqualTo(kept.size());
        assertThat(filters.counts().values().stream().mapToLong(n -> n).sum() + filters.passed())
                .isEqualTo(159);
    }

    private static Path folder() {
        String shared = System.getProperty("pas.shared", "");
        Assumptions.assumeFalse(shared.isEmpty(), "pas.shared is not set: it names the folder with the shaped corpora");
        Path folder = Path.of(shared, "data", "chatlogs");
        Assumptions.assumeTrue(Files.isDirectory(folder), "pas.shared names no folder that holds data/chatlogs");
        return folder;
    }

    private static List<CorpusPrompt> whole(Path file) {
        Reading reading = Reading.of(CorpusReader.builder(file));
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.failures()).isEmpty();
        return reading.prompts();
    }

    /** Picked in the plainest way, line by line. */
    private static List<String> firstTurns(Path jsonl) throws IOException {
        return Files.readString(jsonl, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(ShapedCorporaTest::firstTurn)
                .toList();
    }

    private static String firstTurn(String line) {
        try {
            return JSON.readTree(line).get("conversation").get(0).get("content").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, CorpusPrompt> cases(Path file, List<CorpusPrompt> prompts) throws IOException {
        Map<String, CorpusPrompt> cases = new LinkedHashMap<>();
        for (JsonNode one : JSON.readTree(file.toFile())) {
            cases.put(one.get("case").asText(), prompts.get(one.get("line").asInt() - 1));
        }
        return cases;
    }

    private static Map<String, String> reasons(Map<String, CorpusPrompt> cases) {
        PromptFilters filters = PromptFilters.builder().build();
        Map<String, String> reasons = new LinkedHashMap<>();
        cases.forEach((name, prompt) -> filters.apply(prompt).reason().ifPresent(reason -> reasons.put(name, reason)));
        return reasons;
    }

    private static CorpusPrompt prompt(Map<String, CorpusPrompt> cases, String name) {
        return Objects.requireNonNull(cases.get(name), name);
    }

    private static List<String> texts(List<CorpusPrompt> prompts) {
        return prompts.stream().map(CorpusPrompt::text).toList();
    }

    /** The scores of the odd rows were invented for each file anew. */
    private static List<String> withoutScores(List<CorpusPrompt> prompts) {
        return shown(prompts).stream()
                .map(prompt -> prompt.replaceAll("OptionalDouble\\[[^]]*\\]", ""))
                .toList();
    }

    /** Everything but the place. */
    private static List<String> shown(List<CorpusPrompt> prompts) {
        return prompts.stream()
                .map(prompt -> String.join(
                        "|",
                        prompt.id(),
                        prompt.text(),
                        prompt.source(),
                        prompt.declaredLanguage().toString(),
                        prompt.turn() + "",
                        prompt.flagged() + "",
                        prompt.toxic() + "",
                        prompt.toxicity() + "",
                        prompt.redacted() + ""))
                .toList();
    }
}
