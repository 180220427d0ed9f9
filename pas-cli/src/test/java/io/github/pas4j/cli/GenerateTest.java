package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final PairModel model = new PairModel();

    @BeforeEach
    void prompts() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            rows.add("{\"id\": \"row-" + i + "\", \"prompt\": \"Tell me of item " + i + ".\", \"category\": \""
                    + (i % 2 == 0 ? "advice" : "coding") + "\"}");
        }
        rows.add("{\"id\": \"bad\"}");
        Files.write(folder.resolve("in.jsonl"), rows);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Run.Result generate(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "generate",
                "--in",
                path("in.jsonl"),
                "--run",
                path("run.db"),
                "--out",
                path("out.jsonl"),
                "--model",
                "m",
                "--base-url",
                model.url(),
                "--quiet"));
        args.addAll(List.of(more));
        return Run.with().pas(args.toArray(String[]::new));
    }

    private List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out.jsonl"))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    @Test
    void pairsComeOutInTheInputsOrder() throws IOException {
        Run.Result result = generate("--json");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode summary = JSON.readTree(result.out());
        // 7, 14, 21 and 28 are never right; 15 and 30 are silent at the second try.
        assertThat(summary.get("prompts").asInt()).isEqualTo(30);
        assertThat(summary.get("quarantined").asInt()).isEqualTo(4);
        assertThat(summary.get("pending").asInt()).isZero();
        assertThat(summary.get("unverified").asInt()).isZero();
        assertThat(summary.get("accepted").asInt() + summary.get("surplus").asInt())
                .isEqualTo(26);
        int calls = summary.get("generatorCalls").asInt()
                + summary.get("criticCalls").asInt();
        assertThat(calls).isEqualTo(model.answers());
        assertThat(summary.get("promptTokens").asInt()).isEqualTo(1000 * calls);
        assertThat(summary.get("completionTokens").asInt()).isEqualTo(20 * calls);
        assertThat(summary.get("seconds").asDouble()).isPositive();
        assertThat(model.repeated()).isZero();
        List<JsonNode> rows = rows();
        assertThat(rows).hasSize(summary.get("accepted").asInt());
        assertThat(rows.get(0).toString())
                .isEqualTo(
                        "{\"id\":\"row-1\",\"prompt\":\"Tell me of item 1.\",\"complement\":\"Let number 1 turn on one"
                                + " thing.\",\"category\":\"coding\",\"attempts\":1,\"state\":\"accepted\"}");
        assertThat(rows).allMatch(row -> row.get("state").asText().equals("accepted"));
        assertThat(rows).anyMatch(row -> row.get("complement").isNull());
        List<Integer> order = rows.stream()
                .map(row -> Integer.valueOf(row.get("id").asText().substring(4)))
                .toList();
        assertThat(order).isSorted();
        assertThat(result.err()).contains("unreadable (rejected)", "quarantined", "Tries refused for: excessive");
        assertThat(Files.readString(folder.resolve("out.jsonl.rejects.jsonl"))).contains("no 'prompt'");
        String once = Files.readString(folder.resolve("out.jsonl"));
        int paid = model.answers();
        assertThat(generate().code()).isZero();
        assertThat(model.answers()).isEqualTo(paid);
        assertThat(Files.readString(folder.resolve("out.jsonl"))).isEqualTo(once);
    }

    @Test
    void theOthersComeOutOnRequest() throws IOException {
        assertThat(generate("--include-quarantined", "--strict").code()).isEqualTo(1);
        List<JsonNode> rows = rows();
        assertThat(rows).hasSize(30);
        JsonNode wrong = rows.get(6);
        assertThat(wrong.get("state").asText()).isEqualTo("quarantined");
        assertThat(wrong.get("complement").isNull()).isTrue();
        assertThat(wrong.get("history")).hasSize(3);
        assertThat(wrong.get("history").get(0).get("violations").get(0).asText())
                .isEqualTo("excessive");
        assertThat(wrong.get("reason").asText()).isNotEmpty();
    }

    @Test
    void atACapItEndsWithThreeAndGoesOn() throws IOException {
        Run.Result first = generate("--budget-calls", "20", "--json", "--concurrency", "2");
        assertThat(first.code()).as(first.err()).isEqualTo(3);
        assertThat(first.err()).contains("stopped at a cap");
        assertThat(JSON.readTree(first.out()).get("pending").asInt()).isPositive();
        assertThat(JSON.readTree(first.out()).get("ending").asText()).isEqualTo("at_cap");
        assertThat(model.answers()).isEqualTo(20);
        Run.Result tokens = generate("--budget-tokens", "40000", "--json");
        assertThat(tokens.code()).isEqualTo(3);
        assertThat(generate().code()).isZero();
        assertThat(model.repeated()).isZero();
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    private static String card(String id, int number) {
        return String.format(Locale.ROOT, "id=\"number-%s\">%,d<", id, number);
    }

    @Test
    void theReportHasTheSummarysCountsAlsoOfARunThatWasStopped() throws IOException {
        String[] report = {"--report", path("report.html"), "--json", "--price-in", "1", "--price-out", "10"};
        Run.Result stopped = generate(Stream.concat(Stream.of(report), Stream.of("--budget-calls", "20"))
                .toArray(String[]::new));
        assertThat(stopped.code()).as(stopped.err()).isEqualTo(3);
        assertThat(stopped.err()).contains("  report ").contains("report.html");
        int pending = JSON.readTree(stopped.out()).get("pending").asInt();
        assertThat(page())
                .contains("Not finished", pending + " of 30 prompts are not decided yet", card("answers", 20));

        Run.Result ended = generate(report);
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode summary = JSON.readTree(ended.out());
        int tokens = summary.get("promptTokens").asInt()
                + summary.get("completionTokens").asInt();
        int answers = summary.get("generatorCalls").asInt()
                + summary.get("criticCalls").asInt();
        String cost = summary.get("cost")
                .decimalValue()
                .setScale(4, RoundingMode.HALF_UP)
                .toPlainString();
        assertThat(page())
                .contains(
                        card("prompts", 30),
                        card("accepted", summary.get("accepted").asInt()))
                .contains(
                        card("quarantined", 4), card("unverified", 0), card("tokens", tokens), card("answers", answers))
                .contains("id=\"number-cost\">" + cost + "<")
                .contains("\"labels\":[\"read\",\"unreadable\",", "\"left\":[31,30,30,")
                .contains("Cover all of number 3, try 0.", "id=\"throughput\"")
                .doesNotContain("Not finished");
        String pairs = Files.readString(folder.resolve("out.jsonl"));
        int paid = model.answers();
        assertThat(generate().code()).isZero();
        assertThat(model.answers()).isEqualTo(paid);
        assertThat(folder.resolve("out.jsonl")).as("a report changes nothing").hasContent(pairs);
    }

    @Test
    void aReportThatCannotBeWrittenIsNamedBeforeAnythingIsPaidFor() {
        Run.Result dash = generate("--report", "-");
        assertThat(dash.code()).isEqualTo(2);
        assertThat(dash.err()).contains("--report takes a file, not -");
        for (String same : List.of("out.jsonl", "in.jsonl", "run.db", "out.jsonl.rejects.jsonl")) {
            Run.Result result = generate("--report", path(same));
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("--report and --").contains("are the same file");
        }
        assertThat(generate("--report", folder.toString()).err()).contains("it is a folder");
        Run.Result nowhere = generate("--report", path("nowhere/report.html"));
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).contains("cannot write").contains("no such file or folder");
        assertThat(model.answers()).isZero();
    }

    @Test
    void aReportThatCannotBeWrittenInTheEndCostsOnlyTheReport() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        model.meanwhile(() -> gone.toFile().delete());
        Run.Result result = generate("--report", path("gone/report.html"), "--json");
        assertThat(gone).doesNotExist();
        assertThat(result.code()).isEqualTo(1);
        assertThat(JSON.readTree(result.out()).get("prompts").asInt()).isEqualTo(30);
        assertThat(result.err())
                .containsSubsequence("30 prompts in ", "Paid in all: ", "cannot write " + path("gone/report.html"))
                .contains(path("run.db") + " has all that was paid for")
                .doesNotContain("  report ", "\tat ");
        assertThat(rows()).isNotEmpty();
        int paid = model.answers();
        assertThat(generate("--report", path("report.html")).code()).isZero();
        assertThat(page()).contains(card("prompts", 30));
        assertThat(model.answers()).isEqualTo(paid);
    }

    @Test
    void aForecastSaysThatItWritesNoReport() {
        Run.Result result = generate("--forecast", "--report", path("report.html"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).containsSubsequence("Forecast from 10 prompts", "no report: a forecast writes none");
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void aForecastComesFirst() throws IOException {
        Run.Result result = generate("--forecast", "--json", "--price-in", "1", "--price-out", "10");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Forecast from 10 prompts", "cost ");
        JsonNode forecast = JSON.readTree(result.out());
        assertThat(forecast.get("prompts").asInt()).isEqualTo(30);
        assertThat(forecast.get("calls").asInt()).isEqualTo(3 * model.answers());
        assertThat(forecast.get("cost").asDouble()).isPositive();
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
        assertThat(generate().code()).isZero();
        assertThat(model.repeated()).isZero();
    }

    @Test
    void quotasAndAnotherCritic() throws IOException {
        try (PairModel critic = new PairModel()) {
            Run.Result result = generate(
                    "--quota",
                    "3",
                    "--quota",
                    "coding=2",
                    "--critic-model",
                    "j",
                    "--critic-base-url",
                    critic.url(),
                    "--json");
            assertThat(result.code()).as(result.err()).isZero();
            JsonNode summary = JSON.readTree(result.out());
            assertThat(summary.get("byCategory").toString()).isEqualTo("{\"advice\":3,\"coding\":2}");
            assertThat(summary.get("criticCalls").asInt()).isEqualTo(critic.answers());
            assertThat(summary.get("generatorCalls").asInt()).isEqualTo(model.answers());
        }
    }

    @Test
    void wrongUsageAndBadInputAreNamed() throws IOException {
        assertThat(Run.with().pas("generate", "--in", "x").code()).isEqualTo(2);
        assertThat(generate("--quota", "many").code()).isEqualTo(2);
        assertThat(generate("--max-attempts", "0").err()).contains("maxAttempts must be positive: 0");
        assertThat(generate("--budget-cost", "1").err()).contains("need --price-in");
        assertThat(generate("--critic-client", "nobody").err()).contains("--critic-client must be one of");
        assertThat(generate().code()).isZero();
        Run.Result other = generate("--max-attempts", "2");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("this run was begun with attempts = 3");
        assertThat(generate("--max-attempts", "2", "--allow-other-settings").code())
                .isZero();
        Files.writeString(folder.resolve("in.jsonl"), "{\"id\": 1}\n");
        assertThat(generate().err()).contains("has no prompt that could be read");
        Files.writeString(
                folder.resolve("in.jsonl"), "{\"id\": 1, \"prompt\": \"a\"}\n{\"id\": 1, \"prompt\": \"b\"}\n");
        Files.delete(folder.resolve("run.db"));
        Run.Result twice = generate();
        assertThat(twice.code()).isEqualTo(1);
        assertThat(twice.err()).contains("the id '1' comes twice");
    }

    @Test
    void aModelThatIsGoneIsAFailureThatCanBeGoneOnFrom() throws IOException {
        Run.Result result = withoutModel();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("openai (m)");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void aFewPromptsWithoutAnyAnswerAreAFailure() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), "{\"prompt\": \"Why is the sky blue?\"}\n");
        Run.Result result = withoutModel();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("unverified").contains("--retry-unanswered");
    }

    private Run.Result withoutModel() throws IOException {
        String url = model.url();
        model.close();
        return Run.with()
                .pas(
                        "generate",
                        "--in",
                        path("in.jsonl"),
                        "--run",
                        path("run.db"),
                        "--out",
                        path("out.jsonl"),
                        "--model",
                        "m",
                        "--base-url",
                        url,
                        "--concurrency",
                        "2",
                        "--timeout",
                        "1s",
                        "--quiet");
    }
}
