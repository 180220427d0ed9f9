package io.github.pas4j.benchmarks.fewshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Category;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.testkit.FakeLlmClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lets the few-shot generator be measured without an endpoint: writes the requests that it would send, and reads answers to
 * them back through its own parser and the standard guard.
 */
@Command(
        name = "render-requests",
        mixinStandardHelpOptions = true,
        description = "Few-shot requests for any reader: render, then read.",
        subcommands = {RenderRequests.Render.class, RenderRequests.Read.class})
public final class RenderRequests {

    private RenderRequests() {}

    /** Runs one step and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(System.err, args));
    }

    static int run(PrintStream err, String... args) {
        return new CommandLine(new RenderRequests())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("render-requests: " + e.getMessage());
                    return 1;
                })
                .execute(args);
    }

    /** Step 1. */
    @Command(
            name = "render",
            description =
                    "Writes {id, category, messages: [{role, content}]} for each prompt that a model would be asked"
                            + " about. Answer the last message; put {id, answer} into the rows of another file.")
    static final class Render implements Callable<Integer> {
        @Mixin
        private Setup setup = new Setup();

        @Option(names = "--out", required = true, description = "Where the requests go (JSONL).")
        private Path out = Path.of("");

        @Override
        public Integer call() throws IOException {
            List<JsonNode> rows = setup.rows();
            List<ObjectNode> requests = new ArrayList<>();
            List<ChatRequest> asked = new ArrayList<>();
            FakeLlmClient model = FakeLlmClient.answering(request -> {
                asked.add(request);
                return "none";
            });
            try (PasAugmenter pas = setup.augmenter(model, rows)) {
                for (JsonNode row : rows) {
                    AugmentedPrompt result = pas.augment(Jsonl.text(row, "prompt"));
                    requireNoFailure(row, result);
                    if (!asked.isEmpty()) {
                        requests.add(request(Jsonl.text(row, "id"), result, asked.remove(0)));
                    }
                }
            }
            Jsonl.write(out, requests);
            System.out.println(rows.size() + " prompts, " + requests.size() + " requests");
            return 0;
        }

        private static ObjectNode request(String id, AugmentedPrompt result, ChatRequest asked) {
            ObjectNode request = Jsonl.object()
                    .put("id", id)
                    .put("category", result.category().map(Category::id).orElse(null));
            ArrayNode messages = request.putArray("messages");
            for (ChatMessage message : asked.messages()) {
                messages.addObject()
                        .put("role", message.role().name().toLowerCase(Locale.ROOT))
                        .put("content", message.text());
            }
            return request;
        }
    }

    /** Step 2. */
    @Command(
            name = "read",
            description = "Reads {id, answer} rows, with the options that the requests were rendered with, and writes"
                    + " {id, prompt, complement, outcome, reason} for each prompt.")
    static final class Read implements Callable<Integer> {
        @Mixin
        private Setup setup = new Setup();

        @Option(names = "--answers", required = true, description = "JSONL: id, answer.")
        private Path answers = Path.of("");

        @Option(names = "--out", required = true, description = "Where the results go (JSONL).")
        private Path out = Path.of("");

        @Override
        public Integer call() throws IOException {
            List<JsonNode> rows = setup.rows();
            Map<String, String> given = answers(rows);
            List<ObjectNode> results = new ArrayList<>();
            Map<String, Integer> counts = new TreeMap<>();
            AtomicReference<String> next = new AtomicReference<>("");
            AtomicBoolean asked = new AtomicBoolean();
            FakeLlmClient model = FakeLlmClient.answering(request -> {
                asked.set(true);
                return next.get();
            });
            try (PasAugmenter pas = setup.augmenter(model, rows)) {
                for (JsonNode row : rows) {
                    String id = Jsonl.text(row, "id");
                    String answer = given.get(id);
                    next.set(answer == null ? "" : answer);
                    asked.set(false);
                    AugmentedPrompt result = pas.augment(Jsonl.text(row, "prompt"));
                    boolean unanswered = asked.get() && answer == null;
                    String outcome =
                            unanswered ? "UNANSWERED" : result.outcome().name();
                    counts.merge(outcome, 1, Integer::sum);
                    results.add(Jsonl.object()
                            .put("id", id)
                            .put("prompt", result.original())
                            .put("complement", result.complement().orElse(null))
                            .put("outcome", outcome)
                            .put("reason", unanswered ? null : result.reason().orElse(null)));
                }
            }
            Jsonl.write(out, results);
            System.out.println(rows.size() + " prompts: " + counts);
            return 0;
        }

        private Map<String, String> answers(List<JsonNode> rows) throws IOException {
            Map<String, String> given = new HashMap<>();
            for (JsonNode row : Jsonl.read(answers)) {
                String id = Jsonl.text(row, "id");
                if (!row.path("answer").isTextual()) {
                    throw new IOException("a row lacks 'answer': " + id);
                }
                if (given.put(id, row.path("answer").asText()) != null) {
                    throw new IOException("two answers for " + id);
                }
            }
            for (String id : given.keySet()) {
                if (rows.stream().noneMatch(row -> id.equals(row.path("id").asText()))) {
                    throw new IOException("an answer for an unknown id: " + id);
                }
            }
            return given;
        }
    }

    private static void requireNoFailure(JsonNode row, AugmentedPrompt result) throws IOException {
        if (result.outcome().isFailure()) {
            throw new IOException(row.path("id").asText() + " cannot be rendered: "
                    + result.reason().orElse(""));
        }
    }
}
