package io.github.pas4j.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.DataFormatException;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedding.Embeddings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CategoryModelFileTest {

    private static final List<String> LABELS = List.of("coding", "advice");

    private static CategoryModel model() {
        PromptFeatures features = new PromptFeatures(3, new WordFeatures(Map.of("^fix", 1.5, "循 环 ", 0.5)));
        float[] weights = new float[(features.size() + 1) * LABELS.size()];
        Random random = new Random(7);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        LinearModel linear = new LinearModel(features, LABELS, weights, 1.25);
        EncoderProbe probe = new EncoderProbe("letters", Embeddings.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3));
        return new CategoryModel(
                Taxonomy.pas14(),
                Map.of(Language.ENGLISH, new CategoryModel.Space(linear, probe, 40)),
                Optional.of(Language.ENGLISH),
                Map.of("ours", 30, "theirs", 10));
    }

    private static CategoryModel.Space english(CategoryModel model) {
        return Objects.requireNonNull(model.spaces().get(Language.ENGLISH));
    }

    @Test
    void whatIsWrittenIsRead() {
        byte[] bytes = CategoryModelFile.write(model());
        CategoryModel read = CategoryModelFile.read(bytes, "m");
        assertThat(read.taxonomy()).isEqualTo(Taxonomy.pas14());
        assertThat(read.trainedOn()).isEqualTo(Map.of("ours", 30, "theirs", 10));
        assertThat(read.others()).contains(Language.ENGLISH);
        CategoryModel.Space space = english(read);
        CategoryModel.Space written = english(model());
        assertThat(space.rows()).isEqualTo(40);
        assertThat(space.encoder().name()).isEqualTo("letters");
        assertThat(space.encoder().vectors().toArray())
                .isEqualTo(written.encoder().vectors().toArray());
        String prompt = "Fix the 循环 in line 7?";
        float[] vector = {0.6f, 0.8f, 0};
        assertThat(space.model().probabilities(prompt, vector))
                .isEqualTo(written.model().probabilities(prompt, vector));
        assertThat(CategoryModelFile.write(read)).isEqualTo(bytes);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] good = CategoryModelFile.write(model());
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] = (byte) (bad[i] ^ (1 << (i % 8)));
            assertThatThrownBy(() -> CategoryModelFile.read(bad, "m"))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageStartingWith("m: ");
        }
    }

    @Test
    void everyMissingEndIsNoticed() {
        byte[] good = CategoryModelFile.write(model());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> CategoryModelFile.read(cut, "m")).isInstanceOf(DataFormatException.class);
        }
    }

    @Test
    void aNewerFileIsNamedAsSuch() {
        byte[] newer = CategoryModelFile.write(model());
        ByteBuffer.wrap(newer).putInt(CategoryModelFile.MAGIC.length() + 1, CategoryModelFile.VERSION + 1);
        assertThatThrownBy(() -> CategoryModelFile.read(newer, "m"))
                .hasMessage("m: was written by a newer version of this library (format 3; this one reads 2)");
    }

    @Test
    void anOlderFileIsNamedAsSuch() throws Exception {
        byte[] older = CategoryModelFile.write(model());
        ByteBuffer.wrap(older).putInt(CategoryModelFile.MAGIC.length() + 1, CategoryModelFile.VERSION - 1);
        int end = older.length - CategoryModelFile.SUM_BYTES;
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        sum.update(older, 0, end);
        sum.digest(older, end, CategoryModelFile.SUM_BYTES);
        assertThatThrownBy(() -> CategoryModelFile.read(older, "m"))
                .hasMessage(
                        "m: was written by an earlier version of this library (format 1; this one reads 2): train it"
                                + " again");
    }

    @Test
    void anotherFileIsNoModel() {
        assertThatThrownBy(() -> CategoryModelFile.read("{\"prompt\": \"a\"}".getBytes(StandardCharsets.UTF_8), "m"))
                .hasMessage("m: is no model of categories");
    }

    @Test
    void probabilitiesAddUpAndFollowTheTemperature() {
        double[] sure = LinearModel.softmax(new double[] {3, 1, 1}, 0.5);
        double[] unsure = LinearModel.softmax(new double[] {3, 1, 1}, 4);
        assertThat(Arrays.stream(sure).sum()).isCloseTo(1, within(1e-12));
        assertThat(sure[0]).isGreaterThan(unsure[0]);
        assertThat(unsure[0]).isGreaterThan(1.0 / 3);
        assertThat(LinearModel.softmax(new double[] {1e9, 0}, 1)).containsExactly(1, 0);
    }

    @Test
    void shapeIsInItsRangeForAnyText() {
        for (String text :
                List.of("", "?", "x".repeat(5_000), "a: " + "b\n".repeat(900), "1+1=2", "{ } () => ``` </", "\uD83D")) {
            double[] shape = PromptShape.of(text);
            assertThat(shape).hasSize(PromptShape.SIZE);
            assertThat(Arrays.stream(shape)).allMatch(value -> value >= 0 && value <= 1);
        }
    }
}
