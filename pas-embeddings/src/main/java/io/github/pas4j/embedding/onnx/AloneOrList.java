package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.EncodingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One model in up to two sessions: one that spreads each run over several threads, for a text that is alone and waited
 * for, and one of a thread a run, for texts that keep the threads busy between them. The second is loaded when it is worth
 * it, and taken only if it gives the same bits. Safe for many threads, but not for closing while one is inside.
 */
final class AloneOrList implements AutoCloseable {

    private final GraphModel alone;
    private final Supplier<GraphModel> load;
    private final Tokenizer tokenizer;
    private volatile @Nullable GraphModel lists;

    /**
     * Takes over {@code alone}.
     *
     * @param load of the session for many texts; what fails, as where the file has gone since, leaves {@code alone} to do it all
     */
    AloneOrList(GraphModel alone, Supplier<GraphModel> load, Tokenizer tokenizer) {
        this.alone = alone;
        this.load = load;
        this.tokenizer = tokenizer;
    }

    /** One session for both. */
    AloneOrList(GraphModel both, Tokenizer tokenizer) {
        this(both, () -> both, tokenizer);
        lists = both;
    }

    /** What runs a text that came alone. */
    GraphModel alone() {
        return alone;
    }

    /** What runs the texts of lists. */
    GraphModel lists() {
        GraphModel known = lists;
        return known != null ? known : loaded();
    }

    /** What runs one of several texts, without waiting for anything to be loaded. */
    GraphModel amongOthers() {
        GraphModel known = lists;
        return known != null ? known : alone;
    }

    boolean hasLists() {
        return lists != null;
    }

    private synchronized GraphModel loaded() {
        GraphModel known = lists;
        if (known == null) {
            known = sameBits();
            lists = known;
        }
        return known;
    }

    private GraphModel sameBits() {
        GraphModel other;
        try {
            other = load.get();
        } catch (EncodingException e) {
            return alone;
        }
        if (SameBits.alike(alone, other, tokenizer)) {
            return other;
        }
        other.close();
        return alone;
    }

    int dimension() {
        return alone.dimension();
    }

    Pooling pooling() {
        return alone.pooling();
    }

    @Override
    public void close() {
        GraphModel other = lists;
        try {
            alone.close();
        } finally {
            if (other != null && other != alone) {
                other.close();
            }
        }
    }

    @Override
    public String toString() {
        return alone.toString();
    }
}
