package io.github.pas4j.embedding.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the files beside a model say about it: {@code config.json} and sentence-transformers' {@code 1_Pooling}. */
final class ModelFolder {

    /** Positions of these begin after the padding's, so that the first {@code pad_token_id + 1} are never used. */
    private static final Set<String> ROBERTA =
            Set.of("roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "roberta-prelayernorm", "mpnet");

    private static final List<String> GRAPHS = List.of("model.onnx", "onnx/model.onnx");

    private final Path directory;
    private final JsonNode config;

    private ModelFolder(Path directory, JsonNode config) {
        this.directory = directory;
        this.config = config;
    }

    static ModelFolder of(Path directory) {
        return new ModelFolder(directory, json(directory.resolve("config.json")));
    }

    /** What lies beside a file, or nothing where there is no file. */
    static ModelFolder beside(ModelSource source) {
        if (source instanceof ModelSource.File file) {
            Path parent = file.path().toAbsolutePath().getParent();
            if (parent != null) {
                return of(parent);
            }
        }
        return new ModelFolder(Path.of(""), MissingNode.getInstance());
    }

    /** The graph of a whole folder. */
    static Path graph(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new EncodingException("the model folder " + directory + " is no directory", null);
        }
        return GRAPHS.stream()
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new EncodingException(
                        "the model folder " + directory + " holds neither " + String.join(" nor ", GRAPHS), null));
    }

    /** How SimCSE is told, by what the weights were taken from where it is said. */
    SimCse simCse() {
        return new SimCse(
                directory, Optional.ofNullable(config.path("_name_or_path").textValue()));
    }

    /** How many tokens the model has positions for. */
    OptionalInt maxTokens() {
        JsonNode positions = config.path("max_position_embeddings");
        if (!positions.canConvertToInt() || positions.intValue() < 1) {
            return OptionalInt.empty();
        }
        int unused = ROBERTA.contains(config.path("model_type").asText())
                ? config.path("pad_token_id").asInt(1) + 1
                : 0;
        return OptionalInt.of(positions.intValue() - unused);
    }

    /** Refuses a graph or a tokenizer that is not this folder's model. */
    void check(int dimension, int greatestId) {
        int hidden = config.path("hidden_size").asInt(dimension);
        if (hidden != dimension) {
            throw new EncodingException(
                    "the graph gives vectors of dimension " + dimension + ", and " + directory.resolve("config.json")
                            + " says " + hidden + ": one of them is another model's",
                    null);
        }
        checkIds(greatestId);
    }

    void checkIds(int greatestId) {
        int vocabulary = config.path("vocab_size").asInt(Integer.MAX_VALUE);
        if (greatestId >= vocabulary) {
            throw new EncodingException(
                    "the tokenizer has ids up to " + greatestId + ", and the model of "
                            + directory.resolve("config.json") + " only " + vocabulary
                            + " of them: one of them is another model's",
                    null);
        }
    }

    /** The pooling of sentence-transformers, where there is one. */
    Optional<Pooling> pooling() {
        Path file = directory.resolve("1_Pooling").resolve("config.json");
        JsonNode modes = json(file);
        if (modes.isMissingNode()) {
            return Optional.empty();
        }
        List<String> on = modes.properties().stream()
                .filter(entry -> entry.getKey().startsWith("pooling_mode_")
                        && entry.getValue().asBoolean())
                .map(entry -> entry.getKey().substring("pooling_mode_".length()))
                .toList();
        String mode = modes.path("pooling_mode").asText(String.join(", ", on));
        return Optional.of(
                switch (mode) {
                    case "cls_token", "cls" -> Pooling.CLS;
                    case "mean_tokens", "mean" -> Pooling.MEAN;
                    default ->
                        throw new EncodingException(file + " asks for a pooling that is not known here: " + mode, null);
                });
    }

    /** An object, or missing where there is no such file. */
    private static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode root = JsonTree.read(Files.readAllBytes(file));
            if (root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            throw new EncodingException("cannot read " + file + ": it is no JSON", e);
        }
        throw new EncodingException("cannot read " + file + ": it is no JSON object", null);
    }
}
