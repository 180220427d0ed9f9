package io.github.pas4j.benchmarks.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.Category;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.PairValidator;
import io.github.pas4j.Target;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.PairPipeline;
import io.github.pas4j.datagen.PairPrompt;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets generator and critic be measured without an endpoint: each run makes pairs with the answers that there are, and writes the
 * requests that have none yet, for any reader to answer. To be run again until none is left.
 *
 * <p>Arguments: {@code PROMPTS.jsonl ANSWERS.jsonl REQUESTS.jsonl PAIRS.jsonl}. Rows of the first have {@code id} and
 * {@code prompt}; of the second {@code id} and {@code answer}, those of the requests. The last has what became of each prompt,
 * with every try.
 */
public final class RenderPairs {

    private RenderPairs() {}

    /** Makes what can be made. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("give PROMPTS.jsonl ANSWERS.jsonl REQUESTS.jsonl PAIRS.jsonl");
        }
        AnswersFromFile answers = new AnswersFromFile(Path.of(args[1]));
        List<ObjectNode> pairs = new ArrayList<>();
        Map<String, Integer> states = new TreeMap<>();
        try (EncoderRouter encoders = BundledEncoders.router()) {
            NearestGoldenClassifier classifier =
                    NearestGoldenClassifier.builder(encoders).build();
            for (JsonNode row : Jsonl.read(Path.of(args[0]))) {
                String prompt = Jsonl.text(row, "prompt");
                Optional<Category> category = classifier.classify(prompt);
                ObjectNode pair = pair(new PairPrompt(Jsonl.text(row, "id"), prompt, category), answers);
                states.merge(pair.path("state").asText(), 1, Integer::sum);
                pairs.add(pair);
            }
        }
        Jsonl.write(Path.of(args[2]), answers.open());
        Jsonl.write(Path.of(args[3]), pairs);
        System.out.println(states + ", " + answers.open().size() + " requests without an answer");
    }

    /** A run of its own for each: what the one does not know yet ends no other. */
    private static ObjectNode pair(PairPrompt prompt, AnswersFromFile answers) throws IOException {
        Path folder = Files.createTempDirectory("render-pairs");
        Path file = folder.resolve("run.db");
        try (RunStore store = RunStore.sqlite(file)) {
            PairPipeline pipeline = PairPipeline.builder(
                            FewShotGenerator.builder(answers.client("generator"))
                                    .build(),
                            PairValidator.builder(answers.client("critic")).build())
                    .runStore(store)
                    .target(Target.basic())
                    .silenceShare(1)
                    .concurrency(1)
                    .build();
            try {
                pipeline.run(List.of(prompt));
            } catch (LlmException e) {
                return row(PairPipeline.pairs(store).findFirst().orElseThrow());
            }
            return row(PairPipeline.pairs(store).findFirst().orElseThrow());
        } finally {
            for (String name : List.of("run.db", "run.db-wal", "run.db-shm", "run.db.lock")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static ObjectNode row(GeneratedPair pair) {
        ObjectNode row = Jsonl.object()
                .put("id", pair.id())
                .put("prompt", pair.prompt())
                .put("category", pair.category().orElse(null))
                .put("state", pair.state().id())
                .put("complement", pair.complement().orElse(null))
                .put("reason", pair.reason());
        ArrayNode tries = row.putArray("tries");
        for (GeneratedPair.Step step : pair.history()) {
            ObjectNode one = tries.addObject()
                    .put("complement", step.complement().orElse(null))
                    .put("source", step.source())
                    .put("result", step.result())
                    .put("reason", step.reason());
            step.violations().forEach(one.putArray("violations")::add);
        }
        return row;
    }
}
