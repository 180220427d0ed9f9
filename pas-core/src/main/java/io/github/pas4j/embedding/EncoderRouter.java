package io.github.pas4j.embedding;

import io.github.pas4j.Language;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An encoder for each language. Vectors of different encoders are never comparable, so whoever uses a router keeps one
 * index for each language. Thread-safe.
 */
public final class EncoderRouter implements AutoCloseable {

    private final Map<Language, Lazy> encoders;
    private volatile boolean closed;

    private EncoderRouter(Map<Language, Lazy> encoders) {
        this.encoders = encoders;
    }

    /**
     * Routes English and Chinese to encoders that are already there. Closing the router closes them.
     */
    public static EncoderRouter of(SentenceEncoder english, SentenceEncoder chinese) {
        Objects.requireNonNull(english, "english");
        Objects.requireNonNull(chinese, "chinese");
        EncoderRouter router = lazy(Map.of(Language.ENGLISH, () -> english, Language.CHINESE, () -> chinese));
        router.encoders.values().forEach(Lazy::get); // so that close() closes them, asked for or not
        return router;
    }

    /**
     * Routes each language to an encoder that is made when it is first asked for.
     *
     * @param suppliers one supplier for each language; each is called at most once. Closing the router closes the
     *     encoders that were made
     * @throws IllegalArgumentException if there is no language
     */
    public static EncoderRouter lazy(Map<Language, ? extends Supplier<? extends SentenceEncoder>> suppliers) {
        if (suppliers.isEmpty()) {
            throw new IllegalArgumentException("suppliers must name at least one language");
        }
        Map<Language, Lazy> encoders = new LinkedHashMap<>();
        suppliers.forEach((language, supplier) -> encoders.put(language, new Lazy(supplier)));
        return new EncoderRouter(encoders);
    }

    /** The languages that have an encoder. */
    public Set<Language> languages() {
        return Set.copyOf(encoders.keySet());
    }

    /**
     * The encoder of a language, or empty where there is none.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public Optional<SentenceEncoder> encoder(Language language) {
        Lazy lazy = encoders.get(Objects.requireNonNull(language, "language"));
        if (closed) {
            throw new IllegalStateException("this router is closed");
        }
        return lazy == null ? Optional.empty() : Optional.of(lazy.get());
    }

    /** Closes the encoders that this router holds. Calling it again does nothing. */
    @Override
    public void close() {
        closed = true;
        RuntimeException failure = null;
        for (Lazy lazy : encoders.values()) {
            try {
                lazy.close();
            } catch (RuntimeException e) { // the others are closed all the same
                if (failure == null) {
                    failure = e;
                } else if (failure != e) {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static final class Lazy {
        private final Supplier<? extends SentenceEncoder> supplier;
        private @Nullable SentenceEncoder encoder;
        private boolean closed;

        Lazy(Supplier<? extends SentenceEncoder> supplier) {
            this.supplier = Objects.requireNonNull(supplier, "supplier");
        }

        synchronized SentenceEncoder get() {
            if (closed) {
                throw new IllegalStateException("this router is closed");
            }
            SentenceEncoder made = encoder;
            if (made == null) {
                made = Objects.requireNonNull(supplier.get(), "the supplier gave no encoder");
                encoder = made;
            }
            return made;
        }

        synchronized void close() {
            closed = true;
            SentenceEncoder made = encoder;
            encoder = null;
            if (made != null) {
                made.close();
            }
        }
    }
}
