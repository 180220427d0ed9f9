package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pas classify}. */
class ClassifyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> DISHES =
            List.of("tomato", "lentil", "onion", "pumpkin", "chicken", "carrot", "leek", "mushroom", "pea", "potato");
    private static final List<String> PARTS = List.of(
            "engine", "clutch", "brake", "gearbox", "tyre", "radiator", "battery", "mirror", "exhaust", "wheel");

    @TempDir
    Path folder;

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String labelled() {
        StringBuilder rows = new StringBuilder();
        for (String dish : DISHES) {
            rows.append(row("How long does " + dish + " soup have to simmer?", "soups"));
            rows.append(row("Why does my " + dish + " soup taste of nothing?", "soups"));
        }
        for (String part : PARTS) {
            rows.append(row("How do I change the " + part + " of my old car?", "cars"));
            rows.append(row("What does a new " + part + " for a van cost?", "cars"));
        }
        return rows.toString();
    }

    private static String row(String prompt, String category) {
        return "{\"prompt\": \"" + prompt + "\", \"category\": \"" + category + "\"}\n";
    }

    private Run.Result train(String in, Path model) {
        return Run.with()
                .pas(
                        "classify",
                        "train",
                        "--in",
                        in,
                        "--taxonomy",
                        "soups,cars",
                        "--out",
                        model.toString(),
                        "--json",
                        "--quiet");
    }

    @Test
    void whatIsTrainedCanBeTriedOut() throws Exception {
        Path model = folder.resolve("own.model");
        Run.Result trained = train(file("rows.jsonl", labelled()), model);
        assertThat(trained.err()).contains("Learnt from 40 en; by source: 40 rows.jsonl");
        assertThat(trained.code()).isZero();
        JsonNode summary = JSON.readTree(trained.out());
        assertThat(summary.path("rows").asInt()).isEqualTo(40);
        assertThat(summary.path("macroF1").asDouble()).isGreaterThan(0.9);
        assertThat(summary.path("byLanguage").path("en").asInt()).isEqualTo(40);

        String held = file(
                "held-out.jsonl",
                row("Is there cream in asparagus soup?", "soups")
                        + row("When must the oil of a lorry be changed?", "cars")
                        + row("Which soup is served cold?", "cars"));
        Run.Result tried = Run.with().pas("classify", "eval", "--in", held, "--model", model.toString(), "--quiet");
        assertThat(tried.code()).isZero();
        JsonNode score = JSON.readTree(tried.out());
        assertThat(score.path("rows").asInt()).isEqualTo(3);
        assertThat(score.path("accuracy").asDouble()).isEqualTo(0.666667);
        assertThat(score.path("byCategory").path("soups").path("recall").asDouble())
                .isEqualTo(1);
        assertThat(score.path("byCategory").path("cars").path("recall").asDouble())
                .isEqualTo(0.5);
        assertThat(score.path("macroF1Interval")).hasSize(2);
        assertThat(tried.err()).contains("category", "precision", "3 prompts, accuracy 0.667");

        Run.Result strict = Run.with()
                .pas("classify", "eval", "--in", held, "--model", model.toString(), "--min-probability", "1", "--json");
        assertThat(JSON.readTree(strict.out()).path("unknown").asInt()).isEqualTo(3);
    }

    @Test
    void withoutAModelOursIsTriedOut() throws Exception {
        String held = file(
                "held-out.jsonl",
                "{\"q\": \"Translate into Spanish: Where is the nearest pharmacy?\","
                        + " \"kind\": \"mt\"}\n{\"q\": \"x\", \"kind\": \"reading\"}\n");
        Run.Result tried = Run.with()
                .pas(
                        "classify",
                        "eval",
                        "--in",
                        held,
                        "--field",
                        "q",
                        "--category-field",
                        "kind",
                        "--map",
                        "mt=translation,reading=",
                        "--json",
                        "--quiet");
        assertThat(tried.err()).isEmpty();
        JsonNode score = JSON.readTree(tried.out());
        assertThat(score.path("rows").asInt()).isEqualTo(1);
        assertThat(score.path("accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void unknownCategoriesAreNamedWithTheirLine() throws Exception {
        String in = file("rows.jsonl", labelled() + row("Which tree is that?", "trees"));
        Path model = folder.resolve("own.model");
        Run.Result trained = train(in, model);
        assertThat(trained.code()).isEqualTo(1);
        assertThat(trained.messages())
                .containsExactly(
                        "pas classify train: " + in + ":41: category 'trees' is unknown; there are soups, cars");
        assertThat(model).doesNotExist();

        assertThat(train(file("rows.jsonl", labelled()), model).code()).isZero();
        String held = file("held-out.jsonl", row("Which soup is served cold?", "soups") + row("Fix it", "coding"));
        Run.Result tried = Run.with().pas("classify", "eval", "--in", held, "--model", model.toString());
        assertThat(tried.code()).isEqualTo(1);
        assertThat(tried.messages())
                .containsExactly(
                        "pas classify eval: " + held + ":2: category 'coding' is unknown; there are soups, cars");
    }

    @Test
    void aModelForAnotherTaxonomyOrEncoderIsNamed() throws Exception {
        Path model = folder.resolve("own.model");
        String in = file("rows.jsonl", labelled());
        assertThat(train(in, model).code()).isZero();
        Run.Result taxonomy = Run.with()
                .pas("classify", "eval", "--in", in, "--model", model.toString(), "--taxonomy", "soups,trees");
        assertThat(taxonomy.messages())
                .containsExactly("pas classify eval: " + model
                        + ": was trained for another taxonomy: it knows the category 'cars'");
        Run.Result encoder = Run.with()
                .pas("classify", "eval", "--in", in, "--model", model.toString(), "--encoder", "minilm", "--quiet");
        assertThat(encoder.code()).isEqualTo(1);
        assertThat(encoder.messages())
                .containsExactly("pas classify eval: " + model + ": was trained with another encoder for 'en':"
                        + " bge-small-en-v1.5-q of dimension 384, whose vectors this one's are not");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2]++;
        Files.write(model, bytes);
        Run.Result damaged = Run.with().pas("classify", "eval", "--in", in, "--model", model.toString());
        assertThat(damaged.messages())
                .containsExactly("pas classify eval: " + model + ": is damaged: its check sum is wrong");
    }

    @Test
    void exportWritesTrainingFilesOfBothLayouts() throws Exception {
        String in = file("rows.jsonl", labelled());
        Path out = folder.resolve("training");
        Run.Result result = Run.with()
                .pas(
                        "classify",
                        "export",
                        "--in",
                        in,
                        "--taxonomy",
                        "soups,cars",
                        "--out",
                        out.toString(),
                        "--validation-share",
                        "0.25",
                        "--json");
        assertThat(result.code()).isZero();
        JsonNode summary = JSON.readTree(result.out());
        List<String> training = Files.readAllLines(out.resolve("train.jsonl"));
        List<String> validation = Files.readAllLines(out.resolve("validation.jsonl"));
        assertThat(training).hasSize(summary.path("train").asInt());
        assertThat(validation).hasSize(summary.path("validation").asInt()).isNotEmpty();
        assertThat(training.size() + validation.size()).isEqualTo(40);
        assertThat(JSON.readTree(training.get(0)).path("messages")).hasSize(3);

        Run.Result other = Run.with()
                .pas(
                        "classify",
                        "export",
                        "--in",
                        in,
                        "--taxonomy",
                        "soups,cars",
                        "--out",
                        out.toString(),
                        "--format",
                        "llama-factory");
        assertThat(other.code()).isZero();
        assertThat(JSON.readTree(Files.readString(out.resolve("dataset_info.json")))
                        .path("pas_categories")
                        .path("file_name")
                        .asText())
                .isEqualTo("train.jsonl");
        assertThat(JSON.readTree(Files.readAllLines(out.resolve("train.jsonl")).get(0))
                        .path("conversations"))
                .hasSize(2);
    }

    @Test
    void wrongUsageIsSaid() throws Exception {
        String in = file("rows.jsonl", labelled());
        assertUsage("give --in F and --out MODEL", "train", "--in", in);
        assertUsage("give --in F", "eval");
        assertUsage("--min-rows must be positive: 0", "eval", "--in", in, "--min-rows", "0");
        assertUsage("--min-probability must be 0 to 1: 2.0", "eval", "--in", in, "--min-probability", "2");
        assertUsage("--map takes LABEL=CATEGORY: 'x'", "export", "--in", in, "--out", "o", "--map", "x");
        assertUsage("--map x=y: there is no category 'y'", "export", "--in", in, "--out", "o", "--map", "x=y");
        assertUsage(
                "--format is openai or llama-factory: 'xml'", "export", "--in", in, "--out", "o", "--format", "xml");
        assertUsage(
                "--bundled goes with our 14 categories; leave --taxonomy out",
                "train",
                "--in",
                in,
                "--out",
                "o",
                "--bundled",
                "--taxonomy",
                "a,b");
    }

    private static void assertUsage(String message, String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "classify";
        System.arraycopy(args, 0, all, 1, args.length);
        Run.Result result = Run.with().pas(all);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.messages())
                .containsExactly(
                        "pas classify " + args[0] + ": " + message, "Try 'pas classify " + args[0] + " --help'.");
    }

    @Test
    void filesThatAreMissingOrTheSameAreNamed() throws Exception {
        String in = file("rows.jsonl", labelled());
        Run.Result missing = Run.with()
                .pas("classify", "eval", "--in", folder.resolve("none").toString());
        assertThat(missing.messages())
                .containsExactly(
                        "pas classify eval: cannot read " + folder.resolve("none") + ": no such file or folder");
        Run.Result same = Run.with().pas("classify", "train", "--in", in, "--out", in);
        assertThat(same.code()).isEqualTo(2);
        Run.Result nowhere = Run.with()
                .pas(
                        "classify",
                        "train",
                        "--in",
                        in,
                        "--out",
                        folder.resolve("no/x").toString());
        assertThat(nowhere.messages())
                .containsExactly("pas classify train: cannot write " + folder.resolve("no/x") + ": no such folder");
        assertThat(Files.readString(Path.of(in))).isEqualTo(labelled());
    }
}
