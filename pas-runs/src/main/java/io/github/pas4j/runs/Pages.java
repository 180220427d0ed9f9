package io.github.pas4j.runs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A stream that asks for its next page when it has come to the end of one, and holds nothing open in between. */
final class Pages<T> extends AbstractSpliterator<T> {

    private final Source<T> source;
    private final Deque<T> page = new ArrayDeque<>();
    private @Nullable T last;
    private boolean ended;

    /** Where pages come from. */
    @FunctionalInterface
    interface Source<T> {
        /** What follows after {@code last}, or the beginning for null; empty at the end. */
        List<T> after(@Nullable T last);
    }

    private Pages(Source<T> source) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
    }

    static <T> Stream<T> stream(Source<T> source) {
        return StreamSupport.stream(new Pages<>(source), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (page.isEmpty() && !ended) {
            page.addAll(source.after(last));
            ended = page.isEmpty();
        }
        T next = page.poll();
        if (next == null) {
            return false;
        }
        last = next;
        action.accept(next);
        return true;
    }
}
