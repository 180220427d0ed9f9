package io.github.pas4j.benchmarks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.Evidence;
import io.github.pas4j.EvidenceTable;
import io.github.pas4j.Target;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureEvidenceTest {

    private static final int PROMPTS = 24;
    private static final int PEOPLE = 4;

    @TempDir
    private Path dir;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyAnswererGetsAsManyPlainPromptsAsAugmentedOnesAndNeverBothOfOne() throws IOException {
        messages();

        Map<Integer, Integer> plain = new HashMap<>();
        Map<Integer, Integer> augmented = new HashMap<>();
        for (JsonNode row : Jsonl.read(dir.resolve("key.jsonl"))) {
            assertThat(row.path("plainBy").asInt())
                    .isNotEqualTo(row.path("augmentedBy").asInt());
            plain.merge(row.path("plainBy").asInt(), 1, Integer::sum);
            augmented.merge(row.path("augmentedBy").asInt(), 1, Integer::sum);
        }
        assertThat(plain).isEqualTo(augmented).hasSize(PEOPLE).containsValue(PROMPTS / PEOPLE);
    }

    @Test
    void complementStandsWhereTheComparisonSays() throws IOException {
        messages();

        Map<String, JsonNode> messages = messagesById();
        for (JsonNode row : Jsonl.read(dir.resolve("key.jsonl"))) {
            int n = Integer.parseInt(row.path("comparison").asText().substring(1));
            JsonNode augmented = found(messages, row.path("augmented").asText());
            switch (n % 3) {
                case 0 -> assertThat(content(augmented, 0)).isEqualTo("Prompt " + n + "\n\nBe brief.");
                case 1 -> assertThat(content(augmented, 0)).isEqualTo("Be brief.\n\nPrompt " + n);
                default -> {
                    assertThat(augmented.path("messages").path(0).path("role").asText())
                            .isEqualTo("system");
                    assertThat(content(augmented, 1)).isEqualTo("Prompt " + n);
                }
            }
            assertThat(content(found(messages, row.path("plain").asText()), 0)).isEqualTo("Prompt " + n);
        }
    }

    @Test
    void judgesSeeEachPairInBothOrders() throws IOException {
        messages();
        answers("");
        run("judging", "--dir", dir.toString(), "--judges", "4");

        Map<String, Set<String>> orders = new HashMap<>();
        Map<String, Set<Integer>> judges = new HashMap<>();
        for (JsonNode row : Jsonl.read(dir.resolve("judging-key.jsonl"))) {
            String comparison = row.path("comparison").asText();
            orders.computeIfAbsent(comparison, id -> new HashSet<>())
                    .add(row.path("augmented").asText());
            judges.computeIfAbsent(comparison, id -> new HashSet<>())
                    .add(row.path("judge").asInt());
        }
        assertThat(orders)
                .hasSize(PROMPTS)
                .allSatisfy((id, both) -> assertThat(both).hasSize(2));
        assertThat(judges).allSatisfy((id, both) -> assertThat(both).hasSize(2));
        assertThat(Files.readString(dir.resolve("judging/judge-1.jsonl"))).doesNotContain("Be brief");
    }

    @Test
    void countsWhatTheJudgesSaidAndWritesEvidenceThatATargetTakes() throws IOException {
        messages();
        answers("");
        run("judging", "--dir", dir.toString(), "--judges", "4");
        verdicts();
        Path out = dir.resolve("evidence.jsonl");
        run("table", dir.toString(), "--out", out.toString(), "--answering-model", "a", "--judging-model", "b");

        EvidenceTable table = EvidenceTable.load(out);
        Evidence good = table.find("good").orElseThrow();
        assertThat(good.wins()).isEqualTo(PROMPTS);
        assertThat(good.losses()).isZero();
        assertThat(good.prompts()).hasValue(PROMPTS / 2);
        Evidence bad = table.find("bad").orElseThrow();
        assertThat(bad.wins()).isZero();
        assertThat(bad.losses() + bad.ties().orElseThrow()).isEqualTo(PROMPTS);
        assertThat(Target.measured(out).admits("good")).isTrue();
        assertThat(Target.measured(out).admits("bad")).isFalse();
    }

    @Test
    void promptsThatAnAnswerIsMissingOfAreLeftOut() throws IOException {
        messages();
        String missing =
                Jsonl.read(dir.resolve("key.jsonl")).get(0).path("plain").asText();
        answers(missing);
        run("judging", "--dir", dir.toString(), "--judges", "4");

        assertThat(Jsonl.read(dir.resolve("judging-key.jsonl"))).hasSize(2 * (PROMPTS - 1));
    }

    @Test
    void sameSeedDealsTheSame() throws IOException {
        messages();
        String first = Files.readString(dir.resolve("messages/answerer-1.jsonl"));
        messages();

        assertThat(Files.readString(dir.resolve("messages/answerer-1.jsonl"))).isEqualTo(first);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path in = dir.resolve("bad.jsonl");
        Files.writeString(in, "{\"id\": \"c1\", \"intent\": \"x\", \"language\": \"en\", \"prompt\": \"p\"}\n");

        int code = MeasureEvidence.run(
                new PrintStream(err, true, StandardCharsets.UTF_8), "messages", "--in", in.toString(), "--dir", "d");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("'complement'")
                .contains("c1");
    }

    private void run(String... args) {
        int code = MeasureEvidence.run(new PrintStream(err, true, StandardCharsets.UTF_8), args);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void messages() throws IOException {
        Path in = dir.resolve("in.jsonl");
        List<ObjectNode> rows = IntStream.range(0, PROMPTS)
                .mapToObj(n -> Jsonl.object()
                        .put("id", "c" + n)
                        .put("intent", n % 2 == 0 ? "good" : "bad")
                        .put("language", "en")
                        .put("prompt", "Prompt " + n)
                        .put("complement", "Be brief.")
                        .put("placement", List.of("after", "before", "system").get(n % 3)))
                .toList();
        Jsonl.write(in, rows);
        run("messages", "--in", in.toString(), "--dir", dir.toString(), "--answerers", "4");
    }

    private Map<String, JsonNode> messagesById() throws IOException {
        Map<String, JsonNode> messages = new HashMap<>();
        for (JsonNode row : Jsonl.readAll(dir.resolve("messages"))) {
            messages.put(row.path("id").asText(), row);
        }
        return messages;
    }

    private static JsonNode found(Map<String, JsonNode> messages, String id) {
        return Objects.requireNonNull(messages.get(id), id);
    }

    private static String content(JsonNode row, int index) {
        return row.path("messages").path(index).path("content").asText();
    }

    private void answers(String without) throws IOException {
        List<ObjectNode> answers = messagesById().keySet().stream()
                .filter(id -> !id.equals(without))
                .map(id -> Jsonl.object().put("id", id).put("answer", "Answer of " + id))
                .toList();
        Jsonl.write(dir.resolve("answers/all.jsonl"), answers);
    }

    /** Judges who always like the complement of "good", and of "bad" half the time dislike it. */
    private void verdicts() throws IOException {
        List<ObjectNode> verdicts = new ArrayList<>();
        for (JsonNode row : Jsonl.read(dir.resolve("judging-key.jsonl"))) {
            boolean good = Integer.parseInt(row.path("comparison").asText().substring(1)) % 2 == 0;
            String augmented = row.path("augmented").asText();
            String verdict = good ? augmented : augmented.equals("first") ? "second" : "tie";
            verdicts.add(Jsonl.object().put("id", row.path("id").asText()).put("verdict", verdict));
        }
        Jsonl.write(dir.resolve("verdicts/all.jsonl"), verdicts);
    }
}
