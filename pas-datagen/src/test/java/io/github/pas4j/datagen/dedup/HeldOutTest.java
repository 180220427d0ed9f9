package io.github.pas4j.datagen.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import io.github.pas4j.Language;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On labelled prompts that nothing was tuned on, with everything by default. */
class HeldOutTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void editedPromptsGoAndChangedOnesStay() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : read("dup_clusters_en.jsonl")) {
            if (heldOut(
                    row.has("near")
                            ? row.get("near").asText()
                            : row.get("cluster").asText())) {
                rows.add(row);
            }
        }
        List<String> texts = rows.stream().map(row -> row.get("text").asText()).toList();
        DuplicateResult result = NearDuplicates.standard().find(texts, encode(Language.ENGLISH, texts));
        Map<String, Integer> bases = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (role(rows, i).equals("base")) {
                bases.put(cluster(rows, i), i);
            }
        }
        int variants = 0;
        int removed = 0;
        int changed = 0;
        int lost = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (role(rows, i).equals("variant")) {
                variants++;
                int base = bases.getOrDefault(cluster(rows, i), i);
                removed += within(result, rows, i) || within(result, rows, base) ? 1 : 0;
            } else if (role(rows, i).equals("hard_negative")) {
                changed++;
                lost += lost(result, rows, i) ? 1 : 0;
            }
        }
        assertThat(variants).isGreaterThan(400);
        assertThat(changed).isGreaterThan(80);
        assertThat(removed / (double) variants).isGreaterThanOrEqualTo(0.95);
        assertThat(lost / (double) changed).isLessThanOrEqualTo(0.02);
    }

    @Test
    void editedPairsAreDuplicatesAndChangedOnesAreNot() throws IOException {
        int[] duplicates = new int[2];
        int[] pairs = new int[2];
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
            List<JsonNode> rows = read("dup_pairs.jsonl").stream()
                    .filter(row -> row.get("kind").asText().startsWith("mech"))
                    .filter(row -> row.get("lang").asText().equals(language.code()))
                    .filter(row -> heldOut(row.get("id").asText()))
                    .toList();
            List<String> texts = new ArrayList<>();
            rows.forEach(row ->
                    texts.addAll(List.of(row.get("a").asText(), row.get("b").asText())));
            Embeddings vectors = encode(language, texts);
            for (int i = 0; i < rows.size(); i++) {
                Embeddings.Builder two = Embeddings.builder(2, vectors.dimension());
                two.row(0, vectors.row(2 * i)).row(1, vectors.row(2 * i + 1));
                int kept = NearDuplicates.standard()
                        .find(texts.subList(2 * i, 2 * i + 2), two.build())
                        .keptCount();
                int label = rows.get(i).get("label").asInt();
                pairs[label]++;
                duplicates[label] += kept == 1 ? 1 : 0;
            }
        }
        assertThat(pairs[0]).isGreaterThan(300);
        assertThat(pairs[1]).isGreaterThan(400);
        assertThat(duplicates[1] / (double) pairs[1]).isGreaterThanOrEqualTo(0.95);
        assertThat(duplicates[0] / (double) pairs[0]).isLessThanOrEqualTo(0.02);
    }

    private static boolean lost(DuplicateResult result, List<JsonNode> rows, int changed) {
        String near = rows.get(changed).get("near").asText();
        return (result.duplicate(changed).isPresent() && !within(result, rows, changed))
                || result.duplicates().stream()
                        .anyMatch(duplicate -> duplicate.keeper() == changed
                                && cluster(rows, duplicate.text()).equals(near));
    }

    private static boolean within(DuplicateResult result, List<JsonNode> rows, int row) {
        return result.duplicate(row)
                .filter(duplicate -> cluster(rows, duplicate.keeper()).equals(cluster(rows, row)))
                .isPresent();
    }

    private static String role(List<JsonNode> rows, int row) {
        return rows.get(row).get("role").asText();
    }

    private static String cluster(List<JsonNode> rows, int row) {
        return rows.get(row).get("cluster").asText();
    }

    private static boolean heldOut(String id) {
        return Hashing.sha256().hashString(id, StandardCharsets.UTF_8).asBytes()[0] % 2 != 0;
    }

    private static Embeddings encode(Language language, List<String> texts) {
        try (EncoderRouter router = BundledEncoders.router()) {
            SentenceEncoder encoder = router.encoder(language).orElseThrow();
            return encoder.encodeAll(texts.stream().map(CanonicalText::of).toList());
        }
    }

    private static List<JsonNode> read(String name) throws IOException {
        String folder = System.getProperty("pas.shared", "");
        Assumptions.assumeFalse(folder.isBlank(), "no folder of real prompts: -Dpas.shared=FOLDER");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readString(Path.of(folder, "data", name)).split("\n", -1)) {
            if (!line.isBlank()) {
                rows.add(MAPPER.readTree(line));
            }
        }
        return rows;
    }
}
