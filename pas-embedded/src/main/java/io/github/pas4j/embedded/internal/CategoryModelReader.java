package io.github.pas4j.embedded.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.Category;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedding.Embeddings;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what follows the version of a {@link CategoryModelFile}. */
final class CategoryModelReader {

    private final ByteBuffer in;

    private CategoryModelReader(ByteBuffer in) {
        this.in = in;
    }

    /** The check sum was right, so that whatever is wrong was written so. */
    static CategoryModel read(ByteBuffer in, String source) {
        try {
            CategoryModel model = new CategoryModelReader(in).model();
            if (in.hasRemaining()) {
                throw CategoryModelFile.problem(source, "is damaged: something follows the model");
            }
            return model;
        } catch (IOException | IllegalArgumentException | BufferUnderflowException e) {
            throw new DataFormatException(source, 0, "is damaged: it does not hold what it says", e);
        }
    }

    private CategoryModel model() throws IOException {
        JsonNode header = new ObjectMapper().readTree(bytes(in.getInt()));
        List<Category> categories = new ArrayList<>();
        for (JsonNode category : header.path("taxonomy")) {
            categories.add(new Category(
                    category.path("id").asText(), category.path("description").asText()));
        }
        Map<Language, CategoryModel.Space> spaces = new HashMap<>();
        for (JsonNode space : header.path("spaces")) {
            spaces.put(new Language(space.path("language").asText()), space(space));
        }
        Map<String, Integer> trainedOn = new HashMap<>();
        header.path("trainedOn")
                .properties()
                .forEach(rows -> trainedOn.put(rows.getKey(), rows.getValue().asInt()));
        Optional<Language> others = Optional.of(header.path("others").asText())
                .filter(code -> !code.isEmpty())
                .map(Language::new);
        return new CategoryModel(Taxonomy.of(categories), spaces, others, trainedOn);
    }

    private CategoryModel.Space space(JsonNode header) {
        int dimension = positive(header, "dimension");
        if (header.path("shape").asInt() != PromptShape.SIZE) {
            throw new IllegalArgumentException("other features of shape");
        }
        Embeddings probe = Embeddings.of(floats((long) EncoderProbe.size() * dimension), dimension);
        Map<String, Double> rarity = new HashMap<>();
        for (int i = header.path("words").asInt(); i > 0; i--) {
            String word = new String(bytes(in.getShort() & 0xFFFF), StandardCharsets.UTF_8);
            rarity.put(word, in.getDouble());
        }
        PromptFeatures features = new PromptFeatures(dimension, new WordFeatures(rarity));
        List<String> labels = new ArrayList<>();
        header.path("labels").forEach(label -> labels.add(label.asText()));
        float[] weights = floats((features.size() + 1L) * labels.size());
        LinearModel model = new LinearModel(
                features, labels, weights, header.path("temperature").asDouble());
        EncoderProbe encoder = new EncoderProbe(header.path("encoder").asText(), probe);
        return new CategoryModel.Space(model, encoder, header.path("rows").asInt());
    }

    private static int positive(JsonNode header, String key) {
        int value = header.path(key).asInt();
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be positive: " + value);
        }
        return value;
    }

    private byte[] bytes(int count) {
        if (count < 0 || count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private float[] floats(long count) {
        if (count > in.remaining() / Float.BYTES) {
            throw new BufferUnderflowException();
        }
        float[] values = new float[(int) count];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        return values;
    }
}
