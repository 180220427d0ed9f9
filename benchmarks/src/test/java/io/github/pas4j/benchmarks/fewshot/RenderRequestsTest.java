package io.github.pas4j.benchmarks.fewshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderRequestsTest {

    private static final String PROMPTS = """
            {"id": "a", "prompt": "Why do onions make you cry when you cut them?", "language": "en"}
            {"id": "b", "prompt": "为什么切洋葱会流眼泪？", "language": "zh"}
            {"id": "c", "prompt": "Why do cats \\"purr\\"?"}
            {"id": "d", "prompt": "hello", "language": "en"}
            {"id": "e", "prompt": "Почему кошки мурлычут, когда их гладят?"}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return RenderRequests.run(new PrintStream(err, true, StandardCharsets.UTF_8), args);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void requestsGoOutAndAnswersComeBack() throws IOException {
        Files.writeString(folder.resolve("prompts.jsonl"), PROMPTS);
        for (String target : List.of("strong", "basic")) {
            assertThat(run("render", "--in", file("prompts.jsonl"), "--out", file(target), "--target", target))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
        List<JsonNode> strong = Jsonl.read(folder.resolve("strong"));
        List<JsonNode> basic = Jsonl.read(folder.resolve("basic"));
        assertThat(strong).extracting(row -> row.path("id").asText()).containsExactly("a", "b", "c", "d");
        assertThat(strong.get(0).path("category").asText()).isEqualTo("question-answering");
        JsonNode messages = strong.get(2).path("messages");
        assertThat(messages.get(0).path("role").asText()).isEqualTo("system");
        JsonNode last = messages.get(messages.size() - 1);
        assertThat(last.path("role").asText()).isEqualTo("user");
        assertThat(new ObjectMapper()
                        .readTree(last.path("content").asText())
                        .path("prompt")
                        .asText())
                .isEqualTo("Why do cats \"purr\"?");
        assertThat(strong.get(0).path("messages").get(0))
                .isNotEqualTo(basic.get(0).path("messages").get(0));
        assertThat(strong.get(1).path("messages").get(0).path("content").asText())
                .containsPattern("\\p{IsHan}{20}");

        Files.writeString(folder.resolve("answers.jsonl"), """
                {"id": "a", "answer": "Complement: \\"Name the one cause that matters, then what to do about it.\\""}
                {"id": "b", "answer": "none"}
                {"id": "c", "answer": "The answer is that they vibrate their larynx."}
                """);
        assertThat(run("read", "--in", file("prompts.jsonl"), "--answers", file("answers.jsonl"), "--out", file("r")))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(Jsonl.read(folder.resolve("r")).stream().map(JsonNode::toString))
                .containsExactly(
                        "{\"id\":\"a\",\"prompt\":\"Why do onions make you cry when you cut them?\",\"complement\":"
                                + "\"Name the one cause that matters, then what to do about it.\",\"outcome\":\"AUGMENTED\",\"reason\":null}",
                        "{\"id\":\"b\",\"prompt\":\"为什么切洋葱会流眼泪？\",\"complement\":null,\"outcome\":\"NO_COMPLEMENT\","
                                + "\"reason\":\"the model has nothing to add\"}",
                        "{\"id\":\"c\",\"prompt\":\"Why do cats \\\"purr\\\"?\",\"complement\":null,\"outcome\":\"REJECTED\","
                                + "\"reason\":\"answer\"}",
                        "{\"id\":\"d\",\"prompt\":\"hello\",\"complement\":null,\"outcome\":\"UNANSWERED\",\"reason\":null}",
                        "{\"id\":\"e\",\"prompt\":\"Почему кошки мурлычут, когда их гладят?\",\"complement\":null,"
                                + "\"outcome\":\"UNSUPPORTED\",\"reason\":\"language ru\"}");
    }

    @Test
    void theGateMayLeaveOutWhatItLeavesAlone() throws IOException {
        Files.writeString(folder.resolve("prompts.jsonl"), PROMPTS);
        assertThat(run("render", "--in", file("prompts.jsonl"), "--out", file("r"), "--gate", "standard", "--nearest"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(Jsonl.read(folder.resolve("r")))
                .extracting(row -> row.path("id").asText())
                .containsExactly("a", "b", "c");
    }

    @Test
    void badAnswersAreNamed() throws IOException {
        Files.writeString(folder.resolve("prompts.jsonl"), PROMPTS);
        Files.writeString(folder.resolve("answers.jsonl"), "{\"id\": \"zzz\", \"answer\": \"none\"}\n");
        assertThat(run("read", "--in", file("prompts.jsonl"), "--answers", file("answers.jsonl"), "--out", file("r")))
                .isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("an answer for an unknown id: zzz");
    }
}
