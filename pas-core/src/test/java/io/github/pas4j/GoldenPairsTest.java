package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenPairsTest {

    private static final String GOOD = """
            {"id":"a","language":"en","category":"coding","intent":"fix","prompt":"Fix this.","complement":"Name the bug."}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyCategoryHasSpecificPairsInBothLanguagesSomeOfThemOfSilence() {
        GoldenPairs bundled = GoldenPairs.bundled();
        assertThat(bundled.taxonomy()).isEqualTo(Taxonomy.pas14());
        assertThat(bundled.languages()).containsExactlyInAnyOrder(Language.ENGLISH, Language.CHINESE);
        for (Category category : Taxonomy.pas14().categories()) {
            for (Language language : bundled.languages()) {
                List<GoldenPair> pairs = bundled.pairs(language).stream()
                        .filter(pair -> pair.category().equals(category))
                        .toList();
                assertThat(pairs)
                        .as("%s %s", category, language)
                        .hasSizeGreaterThanOrEqualTo(language.equals(Language.ENGLISH) ? 25 : 20);
                assertThat(pairs.stream().filter(pair -> pair.complement().isEmpty()))
                        .as("%s %s silent", category, language)
                        .hasSizeGreaterThanOrEqualTo(3);
                assertThat(pairs.stream().map(GoldenPair::intent).distinct())
                        .as("%s %s intents", category, language)
                        .hasSizeGreaterThanOrEqualTo(4);
            }
        }
    }

    @Test
    void everyBundledPairIsUnlikeTheOthers() {
        List<GoldenPair> specific = GoldenPairs.bundled().pairs();
        assertThat(specific).extracting(GoldenPair::prompt).doesNotHaveDuplicates();
        assertThat(specific.stream().flatMap(pair -> pair.complement().stream()))
                .doesNotHaveDuplicates();
        assertThat(specific).allSatisfy(pair -> assertThat(pair.reach()).isEqualTo(GoldenPair.Reach.SPECIFIC));
    }

    @Test
    void everyBundledComplementIsFitForItsPrompt() {
        List<GoldenPair> all = new ArrayList<>(GoldenPairs.bundled().pairs());
        all.addAll(GoldenPairs.bundledTransferable().pairs());
        for (GoldenPair pair : all) {
            assertThat(pair.prompt()).as(pair.id()).isNotBlank();
            pair.complement()
                    .ifPresent(complement -> assertThat(ComplementGuard.standard()
                                    .objection(ComplementRequest.of(pair.prompt()), complement))
                            .as(pair.id())
                            .isEmpty());
        }
    }

    @Test
    void everyTransferableIntentHasExamplesAndOneComplementInEachLanguage() {
        Map<String, List<GoldenPair>> byIntent = new HashMap<>();
        for (GoldenPair pair : GoldenPairs.bundledTransferable().pairs()) {
            assertThat(pair.reach()).as(pair.id()).isEqualTo(GoldenPair.Reach.TRANSFERABLE);
            byIntent.computeIfAbsent(pair.intent() + "/" + pair.language(), key -> new ArrayList<>())
                    .add(pair);
        }
        assertThat(byIntent).hasSizeGreaterThanOrEqualTo(2 * 38).allSatisfy((intent, pairs) -> {
            assertThat(pairs).as(intent).hasSizeGreaterThanOrEqualTo(8);
            assertThat(pairs.stream().map(GoldenPair::complement).distinct())
                    .as(intent)
                    .hasSize(1);
        });
    }

    @Test
    void oneSetIsAddedToAnother() {
        GoldenPairs both = GoldenPairs.bundled().plus(GoldenPairs.bundledTransferable());
        assertThat(both.pairs())
                .hasSize(GoldenPairs.bundled().pairs().size()
                        + GoldenPairs.bundledTransferable().pairs().size());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoldenPairs.bundled().plus(GoldenPairs.bundled()))
                .withMessageContaining("comes twice");
        GoldenPairs cooking = GoldenPairs.of(Taxonomy.of(List.of(new Category("cooking", "food"))), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoldenPairs.bundled().plus(cooking))
                .withMessageContaining("cooking");
    }

    @Test
    void transferableIsAMarkInTheFile() throws IOException {
        assertThat(GoldenPairs.load(write(GOOD)).pairs().get(0).reach()).isEqualTo(GoldenPair.Reach.SPECIFIC);
        assertThat(GoldenPairs.load(write(GOOD.replace("}", ",\"transferable\":true}")))
                        .pairs()
                        .get(0)
                        .reach())
                .isEqualTo(GoldenPair.Reach.TRANSFERABLE);
        assertFault(GOOD.replace("}", ",\"transferable\":1}"), 1, "'transferable' must be true or false");
    }

    @Test
    void bundledIdsAreUniqueAndFound() {
        GoldenPairs bundled = GoldenPairs.bundled();
        assertThat(bundled.pairs()).extracting(GoldenPair::id).doesNotHaveDuplicates();
        GoldenPair first = bundled.pairs().get(0);
        assertThat(bundled.find(first.id())).contains(first);
        assertThat(bundled.find("no such id")).isEmpty();
        assertThat(bundled.pairs(new Language("fr"))).isEmpty();
    }

    @Test
    void aGoodFileWithAMarkBlankLinesAndCarriageReturns() throws IOException {
        Path file = write("\uFEFF" + GOOD + "\r\n\r\n  \n"
                + GOOD.replace("\"a\"", "\"b\"").replace("\"en\"", "\"EN\""));
        GoldenPairs pairs = GoldenPairs.load(file);
        assertThat(pairs.pairs()).extracting(GoldenPair::id).containsExactly("a", "b");
        assertThat(pairs.pairs(Language.ENGLISH)).hasSize(2);
    }

    @Test
    void silenceIsNull() throws IOException {
        GoldenPairs pairs = GoldenPairs.load(write(GOOD.replace("\"Name the bug.\"", "null")));
        assertThat(pairs.pairs().get(0).complement()).isEmpty();
    }

    @Test
    void textWithUnicodeLineSeparatorsIsOneLine() throws IOException {
        GoldenPairs pairs = GoldenPairs.load(write(GOOD.replace("Fix this.", "Fix\u2028this\u0085.")));
        assertThat(pairs.pairs().get(0).prompt()).isEqualTo("Fix\u2028this\u0085.");
    }

    @Test
    void everyFaultNamesFileAndLine() throws IOException {
        assertFault(GOOD + "\n\n{\"id\": \"b\", \"prompt\": secretword}", 3, "is not JSON");
        assertFault(GOOD + "\n{\"id\": \"b\"", 2, "is not JSON");
        assertFault(GOOD + "\n" + GOOD + GOOD, 2, "is not JSON");
        assertFault(GOOD + " {}", 1, "is not JSON");
        assertFault("[1]", 1, "is not a JSON object");
        assertFault("\"text\"", 1, "is not a JSON object");
        assertFault(GOOD.replace("\"intent\":\"fix\",", ""), 1, "'intent' is missing");
        assertFault(GOOD.replace(",\"complement\":\"Name the bug.\"", ""), 1, "'complement' is missing");
        assertFault(GOOD.replace("\"Name the bug.\"", "\" \""), 1, "'complement' must be a text");
        assertFault(GOOD.replace("\"Fix this.\"", "7"), 1, "'prompt' must be a text");
        assertFault(GOOD.replace("coding", "cooking"), 1, "category 'cooking' is unknown");
        assertFault(GOOD.replace("\"en\"", "\"english\""), 1, "'language' must be an ISO 639 code");
        assertFault(GOOD + "\n" + GOOD, 2, "id 'a' comes twice");
        assertFault(GOOD.replace("{", "{\"intent\":\"secretword\","), 1, "has a key twice");
        assertFault(
                GOOD + "\n" + GOOD.replace("\"a\"", "\"b\"").replace("coding", "advice"),
                2,
                "intent 'fix' is in two categories: coding and advice");
        assertFault("", 0, "has no pair");
        assertFault("\n \n", 0, "has no pair");
        assertFault(GOOD + "\n" + "x".repeat(2_000_000), 2, "is longer than");
        assertFault("[".repeat(100_000), 1, "is not JSON");
    }

    @Test
    void badUtf8NamesItsLine() throws IOException {
        byte[] good = (GOOD + "\n" + GOOD.replace("\"a\"", "\"b\"") + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(good, good.length + 2);
        bytes[good.length] = (byte) 0xC3;
        bytes[good.length + 1] = (byte) 0x28;
        Path file = Files.write(folder.resolve("bytes.jsonl"), bytes);
        assertThatThrownBy(() -> GoldenPairs.load(file))
                .isInstanceOfSatisfying(DataFormatException.class, e -> {
                    assertThat(e.source()).isEqualTo(file.toString());
                    assertThat(e.line()).isEqualTo(3);
                })
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("absent.jsonl");
        assertThatThrownBy(() -> GoldenPairs.load(file))
                .isInstanceOfSatisfying(
                        DataFormatException.class, e -> assertThat(e.line()).isZero())
                .hasMessageContaining("absent.jsonl");
    }

    @Test
    void ownTaxonomy() throws IOException {
        Taxonomy cooking = Taxonomy.of(List.of(new Category("cooking", "food")));
        assertThat(GoldenPairs.load(write(GOOD.replace("coding", "cooking")), cooking)
                        .pairs())
                .hasSize(1);
        GoldenPair pair = new GoldenPair(
                "x",
                Language.ENGLISH,
                new Category("knitting", "wool"),
                "scarf",
                "How?",
                Optional.empty(),
                GoldenPair.Reach.SPECIFIC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoldenPairs.of(cooking, List.of(pair)))
                .withMessageContaining("knitting");
        GoldenPair good = new GoldenPair(
                "x",
                Language.ENGLISH,
                cooking.category("cooking"),
                "stew",
                "How?",
                Optional.empty(),
                GoldenPair.Reach.SPECIFIC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoldenPairs.of(cooking, List.of(good, good)))
                .withMessageContaining("x");
        assertThat(GoldenPairs.of(cooking, List.of(good)).pairs()).containsExactly(good);
    }

    private void assertFault(String content, long line, String problem) throws IOException {
        Path file = write(content);
        assertThatThrownBy(() -> GoldenPairs.load(file))
                .isInstanceOfSatisfying(DataFormatException.class, e -> {
                    assertThat(e.source()).isEqualTo(file.toString());
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.getCause()).isNull();
                })
                .hasMessageStartingWith(line == 0 ? file + ": " : file + ":" + line + ": ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("secretword");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("pairs.jsonl"), content);
    }
}
