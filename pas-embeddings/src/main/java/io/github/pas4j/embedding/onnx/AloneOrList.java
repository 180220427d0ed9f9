package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.EncodingException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One model in up to two sessions: one that spreads each run over several threads, for a text that is alone and waited
 * for, and one of a thread a run, for texts that keep the threads busy between them. The second is loaded when it is worth
 * it, and taken only if it gives the same bits. Safe for many threads, but not for closing while one is inside.
 */
final class AloneOrList implements AutoCloseable {

    /** Texts for which it takes about as long to load the session for lists as it saves. */
    static final int WORTH_LOADING = 256;

    private final GraphModel alone;
    private final Supplier<GraphModel> load;
    private final Tokenizer tokenizer;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean loading = new AtomicBoolean();
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

    /** As {@link GraphModel#run}. */
    void run(Supplier<GraphModel> session, TokenIds[] texts, GraphModel.Rows vectors) {
        running.incrementAndGet();
        try {
            session.get().run(texts, vectors);
        } finally {
            running.decrementAndGet();
        }
    }

    /**
     * What runs a text that came by itself, asked within its {@link #run}: several threads where it is the only one; texts that come
     * side by side have a thread each, without waiting for a session to be loaded.
     *
     * @param loadLists runs when the first ones come so: it is to ask for {@link #lists()} meanwhile
     */
    GraphModel forText(Runnable loadLists) {
        if (running.get() == 1) {
            return alone;
        }
        if (!hasLists() && loading.compareAndSet(false, true)) {
            loadLists.run();
        }
        return listsElseAlone();
    }

    /** What runs the texts of a list of so many. */
    GraphModel forList(int texts) {
        return texts < WORTH_LOADING ? listsElseAlone() : lists();
    }

    private GraphModel listsElseAlone() {
        GraphModel known = lists;
        return known != null ? known : alone;
    }

    boolean hasLists() {
        return lists != null;
    }

    /** The session for many texts, loaded where it is not yet. */
    GraphModel lists() {
        GraphModel known = lists;
        return known != null ? known : loaded();
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
