package io.github.pas4j.embedding.onnx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.onnx.BertWords.Step;
import io.github.pas4j.embedding.onnx.WordPiece.SpecialIds;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a {@code tokenizer.json} of Hugging Face tokenizers that holds BERT's WordPiece or RoBERTa's byte-level BPE. Its truncation and
 * padding are left aside: they are the encoder's to set.
 */
final class TokenizerJson {

    private static final int DEFAULT_WORD_LIMIT = 100;
    /** Tens of thousands of members, which need no tree. */
    private static final JsonPointer VOCABULARY = JsonPointer.compile("/model/vocab");

    private final ModelSource source;
    private final JsonNode root;
    private final Map<String, Integer> vocabulary;

    private TokenizerJson(ModelSource source, JsonNode root, Map<String, Integer> vocabulary) {
        this.source = source;
        this.root = root;
        this.vocabulary = vocabulary;
        if (!Set.of("WordPiece", "BPE").contains(root.path("model").path("type").asText())) {
            throw malformed(source, "its model.type is neither WordPiece nor BPE");
        }
        if (vocabulary.isEmpty()) {
            throw malformed(source, "its model.vocab is missing or empty");
        }
    }

    static Tokenizer read(ModelSource source) {
        Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
        JsonNode root;
        try {
            root = JsonTree.read(source.bytes(), VOCABULARY, parser -> vocabulary(parser, vocabulary, source));
        } catch (IOException e) {
            throw new EncodingException("cannot read the tokenizer " + source + ": it is no JSON", e);
        }
        TokenizerJson file = new TokenizerJson(source, root, vocabulary);
        return root.path("model").path("type").asText().equals("BPE")
                ? new BpeJson(root, vocabulary, file).read()
                : file.wordPiece();
    }

    private WordPiece wordPiece() {
        require(root.path("pre_tokenizer"), "pre_tokenizer", "BertPreTokenizer");
        JsonNode model = root.path("model");
        int wordLimit = model.path("max_input_chars_per_word").asInt(DEFAULT_WORD_LIMIT);
        if (wordLimit < 1) {
            throw malformed("its max_input_chars_per_word is not positive: " + wordLimit);
        }
        String prefix = model.path("continuing_subword_prefix").asText("##");
        String unknown = model.path("unk_token").asText("[UNK]");
        SpecialIds special = new SpecialIds(special("cls", "[CLS]"), special("sep", "[SEP]"), id(unknown));
        return new WordPiece(new BertWords(steps(), wordLimit), vocabulary, prefix, wordLimit, special);
    }

    private static void vocabulary(JsonParser parser, Map<String, Integer> ids, ModelSource source) throws IOException {
        for (String piece = parser.nextFieldName(); piece != null; piece = parser.nextFieldName()) {
            int id = parser.nextToken() == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : -1;
            if (id < 0) {
                throw malformed(source, "its model.vocab has an id that is no whole number of 0 or more");
            }
            ids.put(piece, id);
        }
    }

    private Set<Step> steps() {
        JsonNode normalizer = root.path("normalizer");
        require(normalizer, "normalizer", "BertNormalizer");
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            JsonNode value = normalizer.path(step.name().toLowerCase(Locale.ROOT));
            if (value.asBoolean(true)) {
                steps.add(step);
            }
        }
        // Null means: where case goes, accents go.
        if (normalizer.path("strip_accents").isNull() && !steps.contains(Step.LOWERCASE)) {
            steps.remove(Step.STRIP_ACCENTS);
        }
        return steps;
    }

    /** The id that BertProcessing or TemplateProcessing names, else the one of the usual name. */
    int special(String role, String usualName) {
        JsonNode processor = root.path("post_processor");
        JsonNode pair = processor.path(role);
        if (pair.path(1).canConvertToInt()) {
            return pair.path(1).intValue();
        }
        JsonNode single = processor.path("single");
        JsonNode item = single.path(role.equals("cls") ? 0 : single.size() - 1);
        String name = item.path("SpecialToken").path("id").asText(usualName);
        JsonNode id = processor.path("special_tokens").path(name).path("ids").path(0);
        return id.canConvertToInt() ? id.intValue() : id(name);
    }

    private int id(String token) {
        for (JsonNode added : root.path("added_tokens")) {
            if (added.path("content").asText().equals(token) && added.path("id").canConvertToInt()) {
                return added.path("id").intValue();
            }
        }
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw malformed("it has no token " + token);
        }
        return id;
    }

    void require(JsonNode node, String field, String type) {
        if (!node.path("type").asText().equals(type)) {
            throw malformed("its " + field + ".type is not " + type);
        }
    }

    EncodingException malformed(String what) {
        return malformed(source, what);
    }

    private static EncodingException malformed(ModelSource source, String what) {
        return new EncodingException("cannot use the tokenizer " + source + ": " + what, null);
    }
}
