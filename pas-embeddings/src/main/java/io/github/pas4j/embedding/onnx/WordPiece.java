package io.github.pas4j.embedding.onnx;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * BERT's tokenizer: words, then for each word the longest piece in the vocabulary again and again. Text that looks like
 * a special token ({@code [SEP]}) stays text. Immutable and thread-safe.
 */
final class WordPiece implements Tokenizer {

    private final BertWords words;
    private final Map<String, Integer> pieces;
    private final Map<String, Integer> continuations;
    private final int longestPiece;
    private final int wordLimit;
    private final SpecialIds special;
    private final int greatestId;

    /** The ids that do not come from the text. */
    record SpecialIds(int cls, int sep, int unknown) {}

    WordPiece(BertWords words, Map<String, Integer> vocabulary, String prefix, int wordLimit, SpecialIds special) {
        this.words = words;
        this.wordLimit = wordLimit;
        this.special = special;
        pieces = vocabulary; // the reader's own, and written no more
        continuations = new HashMap<>(1 << 14);
        int longest = 0;
        for (Map.Entry<String, Integer> entry : vocabulary.entrySet()) {
            String piece = entry.getKey();
            longest = Math.max(longest, piece.length());
            if (piece.startsWith(prefix)) {
                continuations.put(piece.substring(prefix.length()), entry.getValue());
            }
        }
        longestPiece = longest;
        greatestId = Collections.max(vocabulary.values());
    }

    @Override
    public TokenIds encode(String text, int maxTokens) {
        TokenIds.Growing ids = new TokenIds.Growing(maxTokens);
        ids.add(special.cls());
        words.forEach(text, word -> {
            addPieces(word, ids);
            return !ids.full();
        });
        return ids.endWith(special.sep());
    }

    @Override
    public int greatestId() {
        return greatestId;
    }

    @Override
    public int first() {
        return special.cls();
    }

    @Override
    public int last() {
        return special.sep();
    }

    private void addPieces(String word, TokenIds.Growing ids) {
        if (word.codePointCount(0, word.length()) > wordLimit) {
            ids.add(special.unknown());
            return;
        }
        int[] found = new int[word.length()];
        int count = 0;
        for (int start = 0, end; start < word.length(); start = end) {
            Map<String, Integer> known = start == 0 ? pieces : continuations;
            end = Math.min(word.length(), start + longestPiece);
            Integer id = known.get(word.substring(start, end));
            while (id == null && --end > start) {
                id = known.get(word.substring(start, end));
            }
            if (id == null) {
                ids.add(special.unknown());
                return;
            }
            found[count++] = id;
        }
        for (int i = 0; i < count; i++) {
            ids.add(found[i]);
        }
    }
}
