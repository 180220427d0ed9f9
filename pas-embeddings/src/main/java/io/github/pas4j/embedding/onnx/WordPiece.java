package io.github.pas4j.embedding.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * BERT's tokenizer: words, then for each word the longest piece in the vocabulary again and again. Text that looks like
 * a special token ({@code [SEP]}) stays text. Immutable and thread-safe.
 */
final class WordPiece {

    private final BertWords words;
    private final Map<String, Integer> pieces;
    private final Map<String, Integer> continuations;
    private final int longestPiece;
    private final int wordLimit;
    private final SpecialIds special;

    /** The ids that do not come from the text. */
    record SpecialIds(int cls, int sep, int unknown) {}

    WordPiece(BertWords words, Map<String, Integer> vocabulary, String prefix, int wordLimit, SpecialIds special) {
        this.words = words;
        this.wordLimit = wordLimit;
        this.special = special;
        pieces = Map.copyOf(vocabulary);
        continuations = new HashMap<>();
        int longest = 0;
        for (Map.Entry<String, Integer> entry : vocabulary.entrySet()) {
            String piece = entry.getKey();
            longest = Math.max(longest, piece.length());
            if (piece.startsWith(prefix)) {
                continuations.put(piece.substring(prefix.length()), entry.getValue());
            }
        }
        longestPiece = longest;
    }

    /**
     * The ids of a text between {@code [CLS]} and {@code [SEP]}.
     *
     * @param maxTokens what is beyond so many ids, the two special ones included, is cut, and hardly read
     */
    long[] encode(String text, int maxTokens) {
        Ids ids = new Ids(maxTokens - 1);
        ids.add(special.cls());
        words.forEach(text, word -> {
            addPieces(word, ids);
            return !ids.full();
        });
        return ids.endWith(special.sep());
    }

    private void addPieces(String word, Ids ids) {
        int before = ids.size;
        if (word.codePointCount(0, word.length()) > wordLimit) {
            ids.add(special.unknown());
            return;
        }
        for (int start = 0, end; start < word.length(); start = end) {
            Map<String, Integer> known = start == 0 ? pieces : continuations;
            end = Math.min(word.length(), start + longestPiece);
            Integer id = known.get(word.substring(start, end));
            while (id == null && --end > start) {
                id = known.get(word.substring(start, end));
            }
            if (id == null) {
                ids.size = before;
                ids.add(special.unknown());
                return;
            }
            ids.add(id);
        }
    }

    /** A growing list of ids; the last word may take it a little beyond its limit. */
    private static final class Ids {
        private final int limit;
        private long[] values = new long[32];
        private int size;

        Ids(int limit) {
            this.limit = limit;
        }

        void add(int id) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = id;
        }

        boolean full() {
            return size >= limit;
        }

        long[] endWith(int id) {
            size = Math.min(size, limit);
            add(id);
            return Arrays.copyOf(values, size);
        }
    }
}
