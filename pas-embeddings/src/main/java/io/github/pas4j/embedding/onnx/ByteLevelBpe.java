package io.github.pas4j.embedding.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * RoBERTa's tokenizer: GPT-2's words, each as bytes, of which the two that merge soonest are merged again and again.
 * Immutable and thread-safe.
 */
final class ByteLevelBpe implements Tokenizer {

    /** Longer words are cut, so that memory does not grow with them: far beyond what any token limit lets through. */
    private static final int LONGEST_WORD = 1 << 20;

    private final int[] byteIds;
    private final Merges merges;
    private final boolean prefixSpace;
    private final int first;
    private final int last;
    private final int greatestId;

    /** @param byteIds the id of each byte, by its unsigned value */
    ByteLevelBpe(int[] byteIds, Merges merges, boolean prefixSpace, int first, int last, int greatestId) {
        this.byteIds = byteIds.clone();
        this.merges = merges;
        this.prefixSpace = prefixSpace;
        this.first = first;
        this.last = last;
        this.greatestId = greatestId;
    }

    @Override
    public TokenIds encode(String text, int maxTokens) {
        TokenIds.Growing ids = new TokenIds.Growing(maxTokens);
        ids.add(first);
        // A blank alone, no other white space, stands for it.
        boolean space = prefixSpace && !text.isEmpty() && text.charAt(0) != ' ';
        String words = space ? " " + text : text;
        for (int start = 0; start < words.length() && !ids.full(); ) {
            int end = ByteLevelWords.end(words, start);
            for (int from = start; from < end; from += LONGEST_WORD) {
                addPieces(words.substring(from, Math.min(end, from + LONGEST_WORD)), ids);
            }
            start = end;
        }
        return ids.endWith(last);
    }

    @Override
    public int greatestId() {
        return greatestId;
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public int last() {
        return last;
    }

    private void addPieces(String word, TokenIds.Growing ids) {
        byte[] bytes = utf8(word);
        int[] pieces = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pieces[i] = byteIds[bytes[i] & 0xFF];
        }
        int count = new Merging(pieces, merges).run();
        for (int i = 0; i < count; i++) {
            ids.add(pieces[i]);
        }
    }

    /** An unpaired surrogate becomes U+FFFD, which is what reaches the reference. */
    private static byte[] utf8(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        boolean broken = word.chars().anyMatch(c -> Character.isSurrogate((char) c));
        return broken ? wellFormed(word).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private static String wellFormed(String word) {
        int[] points = word.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .toArray();
        return new String(points, 0, points.length);
    }

    /** The pieces of one word: a linked list within an array, and a heap of the pairs that could merge. */
    private static final class Merging {
        private final int[] pieces;
        private final int[] next;
        private final int[] previous;
        private final Merges merges;
        /** Rank in the upper half, where the left piece is in the lower: the first of equals is the leftmost. */
        private long[] heap;

        private int heapSize;

        Merging(int[] pieces, Merges merges) {
            this.pieces = pieces;
            this.merges = merges;
            next = new int[pieces.length];
            previous = new int[pieces.length];
            heap = new long[Math.max(1, pieces.length)];
        }

        /** Merges in place, and answers how many pieces are left. */
        int run() {
            for (int i = 0; i < pieces.length; i++) {
                next[i] = i + 1;
                previous[i] = i - 1;
            }
            for (int i = 0; i + 1 < pieces.length; i++) {
                offer(i);
            }
            while (heapSize > 0) {
                long top = poll();
                merge((int) top, top >>> 32);
            }
            int count = 0;
            for (int i = 0; i < pieces.length; i = next[i]) {
                pieces[count++] = pieces[i];
            }
            return count;
        }

        private void merge(int left, long rank) {
            if (pieces[left] < 0 || next[left] >= pieces.length) {
                return; // merged away meanwhile
            }
            int right = next[left];
            long found = merges.find(pieces[left], pieces[right]);
            if (found < 0 || found >>> 32 != rank) {
                return; // another pair by now
            }
            pieces[left] = (int) found;
            pieces[right] = -1;
            next[left] = next[right];
            if (next[left] < pieces.length) {
                previous[next[left]] = left;
                offer(left);
            }
            if (previous[left] >= 0) {
                offer(previous[left]);
            }
        }

        private void offer(int left) {
            long found = merges.find(pieces[left], pieces[next[left]]);
            if (found < 0) {
                return;
            }
            if (heapSize == heap.length) {
                heap = Arrays.copyOf(heap, 2 * heapSize);
            }
            long value = (found >>> 32 << 32) | left;
            int at = heapSize++;
            while (at > 0 && heap[(at - 1) / 2] > value) {
                heap[at] = heap[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[at] = value;
        }

        private long poll() {
            long top = heap[0];
            long value = heap[--heapSize];
            int at = 0;
            for (int child = 1; child < heapSize; child = 2 * at + 1) {
                if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
                    child++;
                }
                if (heap[child] >= value) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = value;
            return top;
        }
    }
}
