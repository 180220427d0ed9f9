package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pas curate} with the encoders that come with it. */
class CurateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOGS = """
            {"conversation_id":"a","openai_moderation":[{"flagged":false},{"flagged":false}],"conversation":[{"role":"user","content":"How do I bake sourdough bread at home?"},{"role":"assistant","content":"Slowly."}]}
            {"conversation_id":"b","openai_moderation":[{"flagged":false}],"conversation":[{"role":"user","content":"How do I  bake sourdough bread at home?"}]}
            {"conversation_id":"c","openai_moderation":[{"flagged":false}],"conversation":[{"role":"user","content":"How can I bake sourdough bread at home?"}]}
            {"conversation_id":"d","openai_moderation":[{"flagged":true}],"conversation":[{"role":"user","content":"Something that moderation flagged"}]}
            {"conversation_id":"e","conversation":[{"role":"assistant","content":"Nobody asked."}]}
            secret
            {"conversation_id":"f","openai_moderation":[{"flagged":false}],"conversation":[{"role":"user","content":"请帮我写一首关于秋天的诗"}]}
            {"conversation_id":"g","openai_moderation":[{"flagged":false}],"conversation":[{"role":"user","content":"Напиши стихотворение об осени и дожде"}]}
            {"conversation_id":"h","openai_moderation":[{"flagged":false}],"conversation":[{"role":"user","content":"Which planets of the solar system have rings?"}]}
            {"conversation_id":"i","openai_moderation":[{"flagged":false}],"conversation":[{"role":"user","content":"Write a short story of 300 words about a lonely lighthouse keeper"}]}
            {"conversation_id":"j","openai_moderation":[{"flagged":false}],"conversation":[{"role":"user","content":"Write a short story of 500 words about a lonely lighthouse keeper"}]}
            """;

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");
    private Path dropped = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void files() throws IOException {
        in = Files.writeString(folder.resolve("logs.jsonl"), LOGS);
        out = folder.resolve("out.jsonl");
        dropped = folder.resolve("dropped.jsonl");
        run = folder.resolve("run.db");
    }

    private Run.Result curate(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "curate", "--in", in.toString(), "--out", out.toString(), "--dropped", dropped.toString(), "--json"));
        args.addAll(List.of(more));
        return Run.with().pas(args.toArray(String[]::new));
    }

    private static Map<String, JsonNode> rows(Path file) throws IOException {
        Map<String, JsonNode> rows = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = JSON.readTree(line);
            rows.put(row.get("id").asText(), row);
        }
        return rows;
    }

    private static JsonNode row(Map<String, JsonNode> rows, String id) {
        return Objects.requireNonNull(rows.get(id), id);
    }

    private static void addsUp(JsonNode summary) {
        long sum = 0;
        for (String end : List.of(
                "rejected", "filtered", "exactDuplicates", "nearDuplicates", "contaminated", "notSelected", "kept")) {
            sum += summary.get(end).asLong();
        }
        assertThat(summary.get("read").asLong()).isEqualTo(sum);
        assertThat(sum(summary.get("filteredBy")))
                .isEqualTo(summary.get("filtered").asLong());
        assertThat(sum(summary.get("nearBy")))
                .isEqualTo(summary.get("nearDuplicates").asLong());
        assertThat(sum(summary.get("byLanguage"))).isEqualTo(summary.get("kept").asLong());
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    /** Without groups, scores and categories: every distinct prompt is kept. */
    private static final String[] ALL = {"--per-cluster", "0", "--quality", "none", "--classifier", "none"};

    @Test
    void chatLogsBecomeDistinctPromptsAndEveryOtherRowIsAccountedFor() throws Exception {
        Run.Result result = curate(ALL);
        assertThat(result.code()).isZero();
        assertThat(rows(out)).containsOnlyKeys("a", "f", "g", "h", "i", "j");
        assertThat(Files.readAllLines(out).get(0))
                .isEqualTo(
                        "{\"id\":\"a\",\"prompt\":\"How do I bake sourdough bread at home?\",\"source\":\"lmsys-chat-1m\",\"language\":\"en\",\"category\":null,\"quality\":null,\"cluster\":null}");
        Map<String, JsonNode> lost = rows(dropped);
        assertThat(lost).containsOnlyKeys("b", "c", "d");
        assertThat(row(lost, "b").toString())
                .isEqualTo(
                        "{\"id\":\"b\",\"prompt\":\"How do I  bake sourdough bread at home?\",\"reason\":\"exact-duplicate\",\"keptId\":\"a\",\"similarity\":1.0,\"method\":\"exact\"}");
        assertThat(row(lost, "c").get("reason").asText()).isEqualTo("near-duplicate");
        assertThat(row(lost, "c").get("keptId").asText()).isEqualTo("a");
        assertThat(row(lost, "c").get("method").asText()).isEqualTo("cosine");
        assertThat(row(lost, "c").get("similarity").asDouble()).isBetween(0.9, 1.0);
        assertThat(row(lost, "d").get("reason").asText()).isEqualTo("filtered:moderation");
        assertThat(row(lost, "d").get("keptId").isNull()).isTrue();
        assertThat(row(lost, "d").get("similarity").isNull()).isTrue();
        assertThat(Files.readAllLines(folder.resolve("out.jsonl.rejects.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"file\":\"" + in + "\",\"line\":"))
                .noneMatch(line -> line.contains("secret"));

        JsonNode summary = JSON.readTree(result.out());
        assertThat(summary.fieldNames())
                .toIterable()
                .startsWith(
                        "read",
                        "rejected",
                        "filtered",
                        "exactDuplicates",
                        "nearDuplicates",
                        "contaminated",
                        "clusters",
                        "notSelected",
                        "kept",
                        "byCategory",
                        "byLanguage",
                        "seconds");
        addsUp(summary);
        assertThat(summary.get("read").asInt()).isEqualTo(11);
        assertThat(summary.get("rejected").asInt()).isEqualTo(2);
        assertThat(summary.get("byLanguage").toString()).isEqualTo("{\"en\":4,\"ru\":1,\"zh\":1}");
        assertThat(summary.get("vetoed").get("number").asInt()).isEqualTo(1);
        assertThat(summary.get("clusters").isNull()).isTrue();
        assertThat(summary.get("byCategory").isNull()).isTrue();
        assertThat(result.err())
                .contains("11 prompts read", "moderation", "Index for en: ExactIndex", "kept: ru", out.toString())
                .doesNotContain("sourdough");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("logs.jsonl", "out.jsonl", "dropped.jsonl", "out.jsonl.rejects.jsonl");
    }

    @Test
    void theReportHasTheSummarysCounts() throws Exception {
        Path page = folder.resolve("report.html");
        List<String> args = new ArrayList<>(List.of(ALL));
        args.addAll(List.of("--report", page.toString()));
        Run.Result result = curate(args.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("report ").doesNotContain("sourdough");
        assertThat(Files.readString(page))
                .contains("id=\"number-read\">11<", "id=\"number-kept\">6<", "\"left\":[11,9,8,7,7,6]")
                .contains("How can I bake sourdough bread at home?", "id=\"map\"");
        assertThat(folder.toFile().list()).doesNotContain("report.html.part");
        byte[] kept = Files.readAllBytes(out);
        assertThat(curate(ALL).code()).isZero();
        assertThat(out).as("a report changes nothing").hasBinaryContent(kept);
    }

    @Test
    void anEndedRunIsReportedOnWithoutWorkingAgain() throws Exception {
        Path page = folder.resolve("report.html");
        assertThat(curate("--run", run.toString()).code()).isZero();
        Run.Result again = curate("--run", run.toString(), "--report", page.toString());
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(JSON.readTree(again.out()).get("encoded").asInt()).isZero();
        assertThat(page).content().contains("id=\"number-kept\">6<", "id=\"map\"", "\"left\":[11,9,8,7,7,6,6]");
        String first = Files.readString(page);
        assertThat(curate("--run", run.toString(), "--size", "2", "--report", page.toString())
                        .code())
                .isZero();
        assertThat(page).content().isNotEqualTo(first).contains("\"left\":[11,9,8,7,7,6,2]");
    }

    @Test
    void nothingKeptIsReportedTooAndNothingRead() throws Exception {
        Path page = folder.resolve("report.html");
        Run.Result result = curate("--max-tokens", "2", "--report", page.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(page).content().contains("id=\"number-kept\">0<", "too-long").doesNotContain("id=\"map\"");
        Files.writeString(in, "");
        result = curate("--report", page.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(page).content().contains("id=\"number-read\">0<");
    }

    @Test
    void rowsThatCannotBeReadAreAFailureWhereThatIsAskedFor() throws IOException {
        assertThat(curate("--strict").code()).isEqualTo(1);
        assertThat(rows(out)).hasSize(6);
    }

    @Test
    void filtersAreAdjustable() throws Exception {
        Run.Result result = curate("--keep-flagged", "--language", "EN,ru", "--min-tokens", "6");
        JsonNode summary = JSON.readTree(result.out());
        addsUp(summary);
        assertThat(row(rows(dropped), "f").get("reason").asText()).isEqualTo("filtered:language");
        assertThat(summary.get("filteredBy").has("moderation")).isFalse();
        assertThat(summary.get("byLanguage").fieldNames()).toIterable().containsExactly("en", "ru");

        result = curate("--max-tokens", "2");
        assertThat(result.code()).isZero();
        assertThat(out).isEmptyFile();
        assertThat(result.err()).contains("No prompt is left: the output is empty", "too-long");
        addsUp(JSON.readTree(result.out()));
    }

    @Test
    void evaluationSetsAreKeptOutWithTheQuestionNamed() throws Exception {
        Path questions = Files.writeString(folder.resolve("eval.jsonl"), """
                {"index":0,"instruction":"Who wrote Hamlet?"}
                {"index":1,"instruction":"which planets of the solar system have rings"}
                """);
        Run.Result result = curate("--decontaminate", questions.toString(), questions.toString());
        JsonNode row = row(rows(dropped), "h");
        assertThat(row.get("reason").asText()).isEqualTo("contaminated");
        assertThat(row.get("keptId").asText()).isEqualTo(questions + ":2");
        assertThat(rows(out)).doesNotContainKey("h");
        JsonNode summary = JSON.readTree(result.out());
        addsUp(summary);
        assertThat(summary.get("contaminated").asInt()).isEqualTo(1);
        assertThat(summary.get("evaluationQuestions").asInt()).isEqualTo(2);
    }

    @Test
    void evaluationSetsMayBeWholeJsonArrays() throws Exception {
        Path questions = Files.writeString(folder.resolve("eval.json"), """
                [
                    {"prompt": "Who wrote Hamlet?", "good_res": "Shakespeare"},
                    {"prompt": "which planets of the solar system have rings"}
                ]
                """);
        JsonNode summary =
                JSON.readTree(curate("--decontaminate", questions.toString()).out());
        assertThat(summary.get("evaluationQuestions").asInt()).isEqualTo(2);
        assertThat(row(rows(dropped), "h").get("keptId").asText()).isEqualTo(questions + ":2");
    }

    @Test
    void standardInputGivesWhatAFileWouldGive() throws Exception {
        JsonNode file = JSON.readTree(curate().out());
        byte[] kept = Files.readAllBytes(out);
        byte[] lost = Files.readAllBytes(dropped);
        Run.Result result = Run.with()
                .in(LOGS)
                .pas(
                        "curate",
                        "--in",
                        "-",
                        "--out",
                        out.toString(),
                        "--dropped",
                        dropped.toString(),
                        "--json",
                        "--run",
                        run.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(out).hasBinaryContent(kept);
        assertThat(dropped).hasBinaryContent(lost);
        assertThat(JSON.readTree(result.out()).get("read")).isEqualTo(file.get("read"));
        assertThat(Files.readAllLines(folder.resolve("out.jsonl.rejects.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"file\":\"stdin\",\"line\":"));

        Run.Result text = Run.with()
                .in("Why is the sky blue?\n\nHow do magnets work?\n")
                .pas("curate", "--in", "-", "--out", "-");
        assertThat(text.rows()).hasSize(2);
        assertThat(JSON.readTree(text.rows().get(1)).get("id").asText()).isEqualTo("stdin:3");
    }

    @Test
    void everyTurnAndAFieldOfOnesOwn() throws Exception {
        Files.writeString(
                in,
                "{\"id\":\"x\",\"messages\":[{\"role\":\"user\",\"content\":\"Name three rivers in France\"},"
                        + "{\"role\":\"assistant\",\"content\":\"No.\"},"
                        + "{\"role\":\"user\",\"content\":\"And what do cats eat in winter?\"}]}\n");
        assertThat(curate("--all-turns").code()).isZero();
        assertThat(rows(out)).containsOnlyKeys("x#1", "x#2");

        Files.writeString(folder.resolve("more.csv"), "n,q\n1,What is rust?\n2,How do magnets work?\n");
        Files.writeString(folder.resolve("even more.csv"), "n,q\n1,Why is the sky blue?\n");
        Run.Result result = Run.with()
                .pas(
                        "curate",
                        "--in",
                        folder + "/more.csv",
                        folder + "/even*.csv",
                        "--field",
                        "q",
                        "--out",
                        "-",
                        "--quiet");
        assertThat(result.code()).isZero();
        assertThat(result.rows()).hasSize(3);
        assertThat(JSON.readTree(result.rows().get(2)).get("source").asText()).isEqualTo("even more.csv");
    }

    @Test
    void theSameBytesWithAnyNumberOfThreadsAndEitherIndex() throws Exception {
        curate("--threads", "1");
        byte[] kept = Files.readAllBytes(out);
        byte[] lost = Files.readAllBytes(dropped);
        for (String[] other : new String[][] {{"--threads", "8"}, {"--index", "exact"}, {"--index", "graph"}}) {
            Run.Result result = curate(other);
            assertThat(result.code()).isZero();
            assertThat(out).as(other[1]).hasBinaryContent(kept);
            assertThat(dropped).as(other[1]).hasBinaryContent(lost);
            boolean graph = other[1].equals("graph");
            assertThat(JSON.readTree(result.out()).get("sampleRecall").has("en"))
                    .isEqualTo(graph);
            assertThat(result.err().contains("of the near pairs of a sample")).isEqualTo(graph);
        }
    }

    @Test
    void anotherThresholdEncodesNothingAndTheRunTellsWhatBecameOfAPrompt() throws Exception {
        JsonNode first = JSON.readTree(curate("--run", run.toString()).out());
        assertThat(first.get("encoded").asInt()).isPositive();
        Run.Result explained = explain("c");
        assertThat(explained.code()).isZero();
        assertThat(explained.rows().get(0)).isEqualTo("c: dropped, near-duplicate");
        assertThat(explained.rows().get(1)).isEqualTo("  kept instead  a");
        assertThat(explained.rows().get(2)).startsWith("  similarity    0.9").endsWith("cosine of their vectors");
        assertThat(explained.rows().get(3)).isEqualTo("  threshold     0.9");
        assertThat(explain("a").rows()).containsExactly("a: kept");
        assertThat(explain("d").rows()).containsExactly("d: dropped, filtered:moderation");
        JsonNode json = JSON.readTree(Run.with()
                .pas("curate", "--run", run.toString(), "--explain", "b", "--json")
                .out());
        assertThat(json.toString())
                .isEqualTo("{\"id\":\"b\",\"outcome\":\"exact-duplicate\",\"keptId\":\"a\",\"similarity\":1.0,"
                        + "\"method\":\"exact\",\"threshold\":" + json.get("threshold") + "}");

        JsonNode second = JSON.readTree(
                curate("--run", run.toString(), "--duplicate-threshold", "1").out());
        assertThat(second.get("encoded").asInt()).isZero();
        assertThat(rows(out)).containsKey("c");
        assertThat(explain("c").rows()).containsExactly("c: kept");
    }

    @Test
    void theReadmesCommandsWork() throws IOException {
        List<String> commands = Files.readString(Path.of("..", "README.md"))
                .lines()
                .filter(line -> line.startsWith("./pas curate "))
                .toList();
        assertThat(commands).hasSize(2);
        for (String command : commands) {
            String[] args = command.substring("./pas ".length())
                    .replace("examples/", "../examples/")
                    .replaceAll("(?<= )(?=[a-z]+\\.(jsonl|db))", folder + "/")
                    .split(" ", -1);
            Run.Result result = Run.with().pas(args);
            assertThat(result.code()).as(result.err()).isZero();
            if (command.contains("--explain")) {
                assertThat(result.out()).contains("near-duplicate", "kept instead  bread-1");
            }
        }
        assertThat(rows(folder.resolve("prompts.jsonl"))).containsKeys("story-300", "story-500");
    }

    private Run.Result explain(String id) {
        return Run.with().pas("curate", "--run", run.toString(), "--explain", id);
    }
}
