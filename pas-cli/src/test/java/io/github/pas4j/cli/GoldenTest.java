package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pas golden}. */
class GoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ROW = """
            {"id":"a","language":"en","category":"coding","intent":"fix","prompt":"Fix this loop","complement":"Name the cause first."}
            """;

    @TempDir
    Path folder;

    private String file(String content) throws Exception {
        return Files.writeString(folder.resolve("mine.jsonl"), content).toString();
    }

    private String evidence(String... rows) throws Exception {
        return Files.writeString(folder.resolve("measured.jsonl"), String.join("\n", rows))
                .toString();
    }

    private static String measured(String intent, int wins, int losses, String more) {
        return "{\"intent\":\"" + intent + "\",\"wins\":" + wins + ",\"losses\":" + losses + more
                + ",\"answeringModel\":\"model a\",\"judgingModel\":\"model j\"}";
    }

    private static String transferable(String intent) {
        StringBuilder rows = new StringBuilder();
        List<String> things = List.of("loops", "tests", "a typo", "threads", "names", "imports", "a leak", "the docs");
        for (String thing : things) {
            rows.append("{\"id\":\"t-")
                    .append(thing)
                    .append("\",\"language\":\"en\",\"category\":\"coding\",\"intent\":\"");
            rows.append(intent).append("\",\"prompt\":\"commit message about ").append(thing);
            rows.append("\",\"complement\":\"Say what changed and why.\",\"transferable\":true}\n");
        }
        return rows.toString();
    }

    @Test
    void aGoodFile() throws Exception {
        Run.Result result = Run.with().pas("golden", "check", file(ROW));
        assertThat(result.code()).isZero();
        assertThat(result.rows()).containsExactly("1 pair, 0 problems");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void eachProblemHasItsLine() throws Exception {
        String mine =
                file(ROW + "\nsecretword\n" + ROW.replace("coding", "cooking").replace("Name", "Give"));
        Run.Result result = Run.with().pas("golden", "check", mine);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.rows())
                .containsExactly(
                        mine + ":3: is not JSON (column 1)",
                        mine + ":4: category 'cooking' is unknown",
                        mine + ":4: id 'a' comes twice",
                        mine + ":4: the prompt comes twice; it is in line 1 too",
                        "2 pairs, 4 problems");
        assertThat(result.err()).isEmpty();
        assertThat(Run.with().pas("golden", "check", file("")).rows())
                .containsExactly(mine + ": has no pair", "0 pairs, 1 problem");
    }

    @Test
    void jsonIsOneObject() throws Exception {
        Run.Result result = Run.with().pas("golden", "check", "--json", file(ROW + ROW));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.rows()).hasSize(1);
        JsonNode report = JSON.readTree(result.out());
        assertThat(report.fieldNames()).toIterable().containsExactly("pairs", "problems");
        assertThat(report.get("pairs").asInt()).isEqualTo(2);
        JsonNode first = report.get("problems").get(0);
        assertThat(first.fieldNames()).toIterable().containsExactly("line", "reason");
        assertThat(first.get("line").asInt()).isEqualTo(2);
        assertThat(first.get("reason").asText()).isEqualTo("id 'a' comes twice");
        Run.Result good = Run.with().pas("golden", "check", "--json", file(ROW));
        assertThat(good.code()).isZero();
        assertThat(good.out()).isEqualTo("{\"pairs\":1,\"problems\":[]}\n");
    }

    @Test
    void standardInputIsAFileToo() {
        assertThat(Run.with().in(ROW).pas("golden", "check", "-").rows()).containsExactly("1 pair, 0 problems");
        assertThat(Run.with().in("{").pas("golden", "check", "-").out()).startsWith("stdin:1: is not JSON");
    }

    @Test
    void ownCategories() throws Exception {
        String mine = file(ROW.replace("coding", "soups"));
        assertThat(Run.with().pas("golden", "check", mine).code()).isEqualTo(1);
        assertThat(Run.with()
                        .pas("golden", "check", mine, "--taxonomy", "soups, sauces")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Soups", "a,,b", "", "a,a"})
    void categoriesThatCannotBe(String ids) throws Exception {
        Run.Result result = Run.with().pas("golden", "check", file(ROW), "--taxonomy", ids);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.messages()).hasSize(2);
        assertThat(result.err()).startsWith("pas golden check: --taxonomy: category id");
    }

    @Test
    void ownEvidenceStandsBesideOurs() throws Exception {
        String mine = file(transferable("commit-text"));
        assertThat(Run.with().pas("golden", "check", mine).rows())
                .containsExactly(mine + ":1: no evidence for transferable intent 'commit-text'", "8 pairs, 1 problem");
        String enough = evidence(measured("commit-text", 18, 2, ",\"ties\":2,\"prompts\":11"));
        assertThat(Run.with().pas("golden", "check", mine, "--evidence", enough).code())
                .isZero();
        assertThat(Run.with()
                        .pas("golden", "check", mine, "--evidence", evidence(measured("commit-text", 9, 0, "")))
                        .out())
                .contains(":1: too little evidence for transferable intent 'commit-text'");
    }

    @Test
    void oursAreFourFilesEachNamed() throws Exception {
        Run.Result result = Run.with().pas("golden", "check", "bundled");
        assertThat(result.rows())
                .filteredOn(line -> line.matches("golden/(specific|transferable)-(en|zh)\\.jsonl: \\d+ pairs, .*"))
                .hasSize(4);
        assertThat(result.rows().get(result.rows().size() - 1)).matches("4 files, 1,\\d+ pairs, \\d+ problems?");
        JsonNode report = JSON.readTree(
                Run.with().pas("golden", "check", "bundled", "--json").out());
        assertThat(report.get("pairs").asInt()).isGreaterThan(1_500);
        report.get("problems")
                .forEach(problem -> assertThat(problem.get("file").asText()).startsWith("golden/"));
    }

    @Test
    void filesThatAreNotThere() throws Exception {
        Run.Result absent = Run.with().pas("golden", "check", "no/such.jsonl");
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.messages())
                .containsExactly("pas golden check: cannot read no/such.jsonl: no such file or folder");
        assertThat(Run.with().pas("golden", "check", folder.toString()).messages())
                .containsExactly("pas golden check: cannot read " + folder + ": it is a folder");
        assertThat(Run.with()
                        .pas("golden", "check", file(ROW), "--evidence", "no/such.jsonl")
                        .messages())
                .containsExactly("pas golden check: cannot read no/such.jsonl: no such file or folder");
        Run.Result broken = Run.with().pas("golden", "evidence", "--evidence", file("{"));
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.messages()).hasSize(1).first().asString().contains("mine.jsonl:1: is not JSON");
    }

    @Test
    void wrongUsage() {
        Run.Result bare = Run.with().pas("golden");
        assertThat(bare.code()).isEqualTo(2);
        assertThat(bare.messages())
                .containsExactly(
                        "pas golden: which command? There are check and evidence.", "Try 'pas golden --help'.");
        assertThat(Run.with().pas("golden", "chekc").messages())
                .contains("pas golden: there is no command 'chekc'; there are check and evidence");
        assertThat(Run.with().pas("golden", "check").code()).isEqualTo(2);
        Run.Result two = Run.with().pas("golden", "check", "a", "b");
        assertThat(two.code()).isEqualTo(2);
        assertThat(two.err()).contains("'b' is too much").doesNotContain("prompt");
        assertThat(Run.with().pas("golden", "evidence", "x").code()).isEqualTo(2);
        Run.Result ours = Run.with().pas("golden", "check", "bundled", "--taxonomy", "soups");
        assertThat(ours.code()).isEqualTo(2);
        assertThat(ours.err()).contains("--taxonomy is for a file of your own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "evidence"})
    void helpShowsAnExample(String command) {
        Run.Result result = Run.with().pas("golden", command, "--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Usage: pas golden " + command, "Examples:", "  pas golden " + command + " ");
    }

    @Test
    void evidenceIsATableMostFavourableFirst() throws Exception {
        String mine = evidence(
                measured("against", 3, 17, ",\"ties\":0,\"prompts\":10"),
                measured("thin", 8, 0, ""),
                measured("undecided", 0, 0, ",\"ties\":24,\"prompts\":12"),
                measured("barely", 12, 8, ",\"ties\":4,\"prompts\":12,\"date\":\"2026-01-31\""),
                measured("clearly", 30, 2, ",\"ties\":0,\"prompts\":16"));
        assertThat(Run.with().pas("golden", "evidence", "--evidence", mine).out())
                .isEqualTo("""
                intent     prompts  wins  losses  ties  win share  used for a strong target  answering model  judging model  date
                clearly         16    30       2     0     93.8 %  yes                       model a          model j        -
                barely          12    12       8     4     60.0 %  yes                       model a          model j        2026-01-31
                thin             -     8       0     -    100.0 %  no                        model a          model j        -
                against         10     3      17     0     15.0 %  no                        model a          model j        -
                undecided       12     0       0    24          -  no                        model a          model j        -
                """);
    }

    @Test
    void evidenceAsJson() throws Exception {
        String mine = evidence(
                measured("thin", 3, 1, ""),
                measured("good", 15, 5, ",\"ties\":2,\"prompts\":11,\"date\":\"2026-01-31\""));
        Run.Result result = Run.with().pas("golden", "evidence", "--json", "--evidence", mine);
        assertThat(result.rows())
                .containsExactly(
                        "{\"intent\":\"good\",\"prompts\":11,\"wins\":15,\"losses\":5,\"ties\":2,\"winShare\":0.75,"
                                + "\"favours\":true,\"answeringModel\":\"model a\",\"judgingModel\":\"model j\","
                                + "\"date\":\"2026-01-31\"}",
                        "{\"intent\":\"thin\",\"prompts\":null,\"wins\":3,\"losses\":1,\"ties\":null,\"winShare\":0.75,"
                                + "\"favours\":false,\"answeringModel\":\"model a\",\"judgingModel\":\"model j\","
                                + "\"date\":null}");
        assertThat(result.code()).isZero();
    }

    @Test
    void ourEvidenceIsShownWithoutAFile() throws Exception {
        List<Double> shares = new ArrayList<>();
        for (String row : Run.with().pas("golden", "evidence", "--json").rows()) {
            JsonNode evidence = JSON.readTree(row);
            if (evidence.get("favours").asBoolean()) {
                shares.add(evidence.get("winShare").asDouble());
            }
            assertThat(evidence.get("intent").asText()).isNotBlank();
        }
        assertThat(shares).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(Run.with().pas("golden", "evidence").rows()).hasSizeGreaterThan(10);
    }
}
