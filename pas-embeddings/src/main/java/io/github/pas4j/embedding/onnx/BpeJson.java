package io.github.pas4j.embedding.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.embedding.EncodingException;
import java.util.Map;

/** Reads a byte-level BPE tokenizer, RoBERTa's, from a {@code tokenizer.json}. */
final class BpeJson {

    private static final int BYTES = 256;

    private final JsonNode root;
    private final Map<String, Integer> vocabulary;
    private final TokenizerJson file;

    BpeJson(JsonNode root, Map<String, Integer> vocabulary, TokenizerJson file) {
        this.root = root;
        this.vocabulary = vocabulary;
        this.file = file;
    }

    ByteLevelBpe read() {
        file.require(root.path("pre_tokenizer"), "pre_tokenizer", "ByteLevel");
        if (!root.path("pre_tokenizer").path("use_regex").asBoolean(true)) {
            throw file.malformed("its pre_tokenizer.use_regex is false, which is not known here");
        }
        if (!root.path("normalizer").isNull() && !root.path("normalizer").isMissingNode()) {
            throw file.malformed("it has a normalizer, which is not known here beside BPE");
        }
        JsonNode model = root.path("model");
        for (String option : new String[] {
            "dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges"
        }) {
            JsonNode value = model.path(option);
            if (!value.asText("").isEmpty()
                    && !value.isNull()
                    && !value.asText().equals("false")) {
                throw file.malformed("its model." + option + " is set, which is not known here");
            }
        }
        boolean prefixSpace =
                root.path("pre_tokenizer").path("add_prefix_space").asBoolean(true);
        int greatest = vocabulary.values().stream().mapToInt(id -> id).max().orElse(0);
        int first = file.special("cls", "<s>");
        int last = file.special("sep", "</s>");
        return new ByteLevelBpe(byteIds(), merges(model.path("merges")), prefixSpace, first, last, greatest);
    }

    private Merges merges(JsonNode list) {
        if (list.isEmpty()) {
            throw file.malformed("its model.merges is missing or empty");
        }
        Merges merges = new Merges(list.size());
        int rank = 0;
        for (JsonNode merge : list) {
            String left = merge.path(0).asText();
            String right = merge.path(1).asText();
            if (merge.isTextual()) { // how older versions write it
                int space = merge.textValue().indexOf(' ');
                left = merge.textValue().substring(0, Math.max(0, space));
                right = merge.textValue().substring(space + 1);
            }
            merges.put(id(left), id(right), rank++, id(left + right));
        }
        return merges;
    }

    private int[] byteIds() {
        int[] ids = new int[BYTES];
        int beyond = BYTES;
        for (int b = 0; b < BYTES; b++) {
            ids[b] = id(Character.toString(isPrintable(b) ? b : beyond++));
        }
        return ids;
    }

    /** GPT-2 writes these bytes as they are, and the others as the letters from U+0100 on. */
    private static boolean isPrintable(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
    }

    private int id(String piece) throws EncodingException {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw file.malformed("its model.vocab lacks a piece that its bytes or merges need");
        }
        return id;
    }
}
