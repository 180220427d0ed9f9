package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pas curate} selects representatives, by quotas, and says why it left the others. */
class CurateSelectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PROMPTS = List.of(
            "Write a Python function that reverses a string",
            "Write a Java method that reverses a string",
            "Write a Python function that sorts a list of numbers",
            "Fix the null pointer exception in my Java program that reads a file",
            "Explain how a binary search tree works in C++ code",
            "Write a SQL query that counts customers by country",
            "Translate the sentence 'The weather is nice today' into German",
            "Translate 'Good morning, my friend' into Spanish",
            "Write a poem about the sea in winter",
            "Write a short story about a dragon who is afraid of fire",
            "What is the capital of Australia?",
            "Who painted the Mona Lisa?",
            "What is 17 percent of 2400?",
            "Solve the equation 3x + 5 = 20 for x",
            "请帮我写一首关于秋天的诗",
            "用Python写一个快速排序算法",
            "请把“今天天气很好”翻译成英文",
            "中国的首都是哪里？");

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");
    private Path dropped = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void files() throws IOException {
        in = Files.write(folder.resolve("in.txt"), PROMPTS);
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

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    @Test
    void rowsHaveCategoryQualityAndGroup() throws Exception {
        Run.Result result = curate();
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode summary = JSON.readTree(result.out());
        long clusters = summary.get("clusters").asLong();
        assertThat(clusters).isPositive();
        assertThat(rows(out)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("category").asText()).isNotBlank();
            assertThat(row.get("quality").asDouble()).isBetween(0.0, 1.0);
            assertThat(row.get("cluster").asLong()).isBetween(0L, clusters - 1);
        });
        long categories = 0;
        for (JsonNode number : summary.get("byCategory")) {
            categories += number.asLong();
        }
        assertThat(categories).isEqualTo(summary.get("kept").asLong());
        assertThat(summary.get("kept").asLong() + summary.get("notSelected").asLong())
                .isEqualTo(PROMPTS.size());
        assertThat(summary.get("stageSeconds").has("grouping")).isTrue();
        assertThat(result.err()).contains("Kept by category", "Selected from");
    }

    @Test
    void aTrainedModelTellsCategoriesToo() throws Exception {
        Path model = folder.resolve("own.model");
        StringBuilder rows = new StringBuilder();
        for (String topic :
                List.of("rain", "snow", "wind", "fog", "hail", "frost", "the sun", "clouds", "ice", "thunder")) {
            rows.append(
                    "{\"prompt\": \"Write a poem about %s\", \"category\": \"creative-writing\"}\n".formatted(topic));
            rows.append("{\"prompt\": \"Write a SQL query about %s\", \"category\": \"coding\"}\n".formatted(topic));
        }
        Path labelled = Files.writeString(folder.resolve("labelled.jsonl"), rows);
        assertThat(Run.with()
                        .pas("classify", "train", "--in", labelled.toString(), "--out", model.toString())
                        .code())
                .isZero();
        for (List<String> which :
                List.of(List.of("trained"), List.of("trained", "--classifier-model", model.toString()))) {
            List<String> args = new ArrayList<>(List.of("--classifier"));
            args.addAll(which);
            Run.Result result = curate(args.toArray(String[]::new));
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(rows(out))
                    .filteredOn(row -> row.get("prompt").asText().contains("poem about the sea"))
                    .allSatisfy(row -> assertThat(row.get("category").asText()).isEqualTo("creative-writing"));
        }
        assertThat(curate("--classifier-model", model.toString()).err()).contains("needs --classifier trained");
        assertThat(curate("--classifier", "trained", "--classifier-model", labelled.toString())
                        .err())
                .contains("labelled.jsonl");
    }

    @Test
    void otherQuotasEncodeNothingAndWhatWasLeftSaysWhy() throws Exception {
        JsonNode first =
                JSON.readTree(curate("--run", run.toString(), "--size", "8").out());
        assertThat(first.get("kept").asInt()).isEqualTo(8);
        Run.Result result = curate("--run", run.toString(), "--size", "6", "--quota", "coding=1,translation=0");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode second = JSON.readTree(result.out());
        assertThat(second.get("encoded").asInt()).isZero();
        assertThat(second.get("kept").asInt()).isEqualTo(6);
        assertThat(second.get("byCategory").get("coding").asInt()).isEqualTo(1);
        assertThat(second.get("byCategory").has("translation")).isFalse();
        JsonNode left = rows(dropped).stream()
                .filter(row -> row.get("detail").asText().startsWith("quota full: category coding"))
                .findFirst()
                .orElseThrow();
        assertThat(left.get("reason").asText()).isEqualTo("not-selected");
        Run.Result explained = Run.with()
                .pas(
                        "curate",
                        "--run",
                        run.toString(),
                        "--explain",
                        left.get("id").asText());
        assertThat(explained.out()).contains("dropped, not-selected", "quota full: category coding has its 1");
    }

    @Test
    void whatCannotBeReachedIsSaid() throws Exception {
        Run.Result result = curate("--size", "100", "--quota", "summarisation=7", "--per-cluster", "0");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("Not reached: quota of category summarisation: 0 of 7", "Not reached: size: 18 of 100");
        assertThat(JSON.readTree(result.out()).get("shortfalls")).hasSize(2);
    }

    @Test
    void contradictionsAreNamedBeforeAnythingIsRead() {
        String[][] wrong = {
            {"--quota", "cooking=3", "no category 'cooking'; there are question-answering"},
            {"--quota", "coding=3", "--classifier", "none", "quotas of categories need a classifier"},
            {"--quota", "coding=30", "--size", "20", "30 in all, are more than the size, 20"},
            {"--quota", "coding=-1", "--quota takes numbers that are not negative"},
            {"--quota", "coding", "--quota"},
            {"--language-quota", "english please=3", "--language-quota takes codes"},
            {"--min-quality", "0.5", "--quality", "none", "needs a quality scorer"},
            {"--min-quality", "1.5", "--min-quality must be from 0 to 1: 1.5"},
            {"--per-cluster", "-1", "--per-cluster must not be negative: -1"},
            {"--size", "0", "--size must be positive: 0"},
            {"--quality", "llm", "--client", "ollama", "which model?"},
            {"--prompts-per-call", "50", "--prompts-per-call must be 1 to 20: 50"},
        };
        for (String[] one : wrong) {
            String[] args = Arrays.copyOf(one, one.length - 1);
            Run.Result result = curate(args);
            assertThat(result.code()).as(String.join(" ", one)).isEqualTo(2);
            assertThat(result.err()).contains(one[one.length - 1]);
            assertThat(out).doesNotExist();
        }
    }
}
