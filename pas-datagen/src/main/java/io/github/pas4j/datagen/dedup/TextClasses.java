package io.github.pas4j.datagen.dedup;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.github.pas4j.embedding.Embeddings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are one: same canonical form, same code. Classes are numbered by their first text in order of priority, so that a
 * class with a lower number goes first. Canonical forms are kept; words are read anew when they are needed, and the last ones remembered.
 */
final class TextClasses {

    private static final int REMEMBERED = 1 << 13;

    private final List<String> texts;
    private final int[] order;
    private final int[] classOf;
    private final int[] first;
    private final String[] canonicals;
    private final @Nullable Embeddings vectors;
    private final Vocabulary vocabulary = new Vocabulary();
    private final GramCounts grams = new GramCounts();
    private final @Nullable Remembered[] remembered = new Remembered[REMEMBERED];

    private record Remembered(int number, ComparedText text) {}

    private TextClasses(
            List<String> texts,
            int[] order,
            int[] classOf,
            int[] first,
            String[] canonicals,
            @Nullable Embeddings vectors,
            int threads) {
        this.texts = texts;
        this.order = order;
        this.classOf = classOf;
        this.first = first;
        this.vectors = vectors;
        this.canonicals = canonicals;
        Parallel.forEach(first.length, threads, this::count);
    }

    /** @param order numbers of texts by falling priority */
    static TextClasses of(List<String> texts, int[] order, @Nullable Embeddings vectors, int threads) {
        HashCode[] keys = new HashCode[order.length];
        String[] canonicals = new String[order.length]; // by rank, then moved to the class that the rank begins
        Parallel.forEach(order.length, threads, rank -> {
            String text = texts.get(order[rank]);
            canonicals[rank] = CanonicalText.of(text);
            keys[rank] = key(canonicals[rank], text);
        });
        Map<HashCode, Integer> known = new HashMap<>();
        int[] classOf = new int[order.length];
        int[] first = new int[order.length];
        int classes = 0;
        for (int rank = 0; rank < order.length; rank++) {
            Integer found = known.putIfAbsent(keys[rank], classes);
            if (found != null
                    && canonicals[rank].equals(canonicals[found])
                    && Markdown.codeBlocks(texts.get(order[rank]))
                            .equals(Markdown.codeBlocks(texts.get(first[found])))) {
                classOf[rank] = found;
            } else {
                classOf[rank] = classes;
                first[classes] = order[rank];
                canonicals[classes++] = canonicals[rank];
            }
        }
        return new TextClasses(
                texts,
                order,
                classOf,
                Arrays.copyOf(first, classes),
                Arrays.copyOf(canonicals, classes),
                vectors,
                threads);
    }

    private static HashCode key(String canonical, String text) {
        Hasher hasher = Hashing.murmur3_128().newHasher();
        hasher.putString(canonical, StandardCharsets.UTF_8);
        for (String block : Markdown.codeBlocks(text)) {
            hasher.putInt(block.length()).putString(block, StandardCharsets.UTF_8);
        }
        return hasher.hash();
    }

    private void count(int number) {
        ComparedText text = read(number);
        Set<String> words = new HashSet<>();
        for (Token token : text.tokens()) {
            if (token.is(Token.Kind.WORD) && words.add(token.text())) {
                vocabulary.count(token.text());
            }
        }
        grams.count(text.canonical());
    }

    /** Number of classes. */
    int size() {
        return first.length;
    }

    /** Number of texts. */
    int texts() {
        return order.length;
    }

    /** Number of the text at a place in the order of priority. */
    int text(int rank) {
        return order[rank];
    }

    int classOf(int rank) {
        return classOf[rank];
    }

    /** The text that stands for a class. */
    int first(int number) {
        return first[number];
    }

    /** The canonical form of a class. */
    String canonical(int number) {
        return canonicals[number];
    }

    GramCounts grams() {
        return grams;
    }

    /** The text of a class; to be called by one thread. */
    ComparedText get(int number) {
        Remembered last = remembered[number & (REMEMBERED - 1)];
        if (last == null || last.number() != number) {
            last = new Remembered(number, read(number));
            remembered[number & (REMEMBERED - 1)] = last;
        }
        return last.text();
    }

    private ComparedText read(int number) {
        boolean truncated = vectors != null && vectors.truncated(first[number]);
        return ComparedText.of(texts.get(first[number]), canonicals[number], truncated, vocabulary);
    }
}
