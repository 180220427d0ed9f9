package io.github.pas4j.embedding.onnx;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Learns a byte-level BPE from texts, and writes it as RoBERTa's {@code tokenizer.json} is written. */
final class TinyBpe {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<List<String>> words = new ArrayList<>();
    private final List<String[]> merges = new ArrayList<>();

    TinyBpe(List<String> texts, int merges) {
        for (String text : texts) {
            for (int start = 0; start < text.length(); ) {
                int end = ByteLevelWords.end(text, start);
                words.add(letters(text.substring(start, end)));
                start = end;
            }
        }
        while (this.merges.size() < merges && mergeMostFrequent()) {
            // once more
        }
    }

    /** How {@code merges} are written changed with version 0.20 of tokenizers. */
    enum Style {
        STRINGS,
        PAIRS
    }

    byte[] json(Style style, boolean prefixSpace) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode added = root.putArray("added_tokens");
        List<String> special = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");
        for (String token : special) {
            added.addObject()
                    .put("id", special.indexOf(token))
                    .put("content", token)
                    .put("single_word", false)
                    .put("lstrip", token.equals("<mask>"))
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        root.putNull("normalizer");
        root.putObject("pre_tokenizer")
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefixSpace)
                .put("trim_offsets", true);
        ObjectNode post = root.putObject("post_processor").put("type", "RobertaProcessing");
        post.putArray("sep").add("</s>").add(2);
        post.putArray("cls").add("<s>").add(0);
        post.put("trim_offsets", true).put("add_prefix_space", prefixSpace);
        root.putNull("decoder");
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.putNull("dropout").put("unk_token", (String) null);
        model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "").put("fuse_unk", false);
        ObjectNode vocabulary = model.putObject("vocab");
        special.forEach(token -> vocabulary.put(token, vocabulary.size()));
        for (int b = 0; b < 256; b++) {
            vocabulary.put(letter(b), vocabulary.size());
        }
        ArrayNode list = model.putArray("merges");
        for (String[] merge : merges) {
            if (!vocabulary.has(merge[0] + merge[1])) {
                vocabulary.put(merge[0] + merge[1], vocabulary.size());
            }
            if (style == Style.STRINGS) {
                list.add(merge[0] + " " + merge[1]);
            } else {
                list.addArray().add(merge[0]).add(merge[1]);
            }
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean mergeMostFrequent() {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> word : words) {
            for (int i = 0; i + 1 < word.size(); i++) {
                counts.merge(word.get(i) + " " + word.get(i + 1), 1, Integer::sum);
            }
        }
        String best = "";
        int most = 1;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most
                    || (entry.getValue() == most && entry.getKey().compareTo(best) < 0)) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        if (best.isEmpty()) {
            return false;
        }
        String[] merge = best.split(" ", 2);
        merges.add(merge);
        for (List<String> word : words) {
            for (int i = 0; i + 1 < word.size(); i++) {
                if (word.get(i).equals(merge[0]) && word.get(i + 1).equals(merge[1])) {
                    word.set(i, merge[0] + merge[1]);
                    word.remove(i + 1);
                }
            }
        }
        return true;
    }

    private static List<String> letters(String word) {
        List<String> letters = new ArrayList<>();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            letters.add(letter(b & 0xFF));
        }
        return letters;
    }

    /** By the definition of GPT-2's {@code bytes_to_unicode}. */
    private static String letter(int b) {
        int beyond = 0;
        for (int c = 0; c <= b; c++) {
            boolean printable = (c >= 33 && c <= 126) || (c >= 161 && c <= 172) || (c >= 174 && c <= 255);
            if (c == b) {
                return Character.toString(printable ? c : 256 + beyond);
            }
            beyond += printable ? 0 : 1;
        }
        throw new IllegalArgumentException("no byte: " + b);
    }
}
