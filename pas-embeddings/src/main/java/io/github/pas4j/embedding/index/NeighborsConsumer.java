package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.Neighbor;
import java.util.List;

/** Takes what was found for one query after another. */
@FunctionalInterface
public interface NeighborsConsumer {

    /**
     * Takes the answer to a query. What it throws ends the search and reaches the caller of it.
     *
     * @param query row of the query
     * @param neighbors the nearest first
     */
    void accept(int query, List<Neighbor> neighbors);
}
