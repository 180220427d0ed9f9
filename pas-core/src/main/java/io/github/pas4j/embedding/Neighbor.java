package io.github.pas4j.embedding;

/**
 * A vector that an index found. The natural order is that of results: the greatest cosine first, then the smallest id.
 *
 * @param id the number that {@link VectorIndex#add} returned for it
 * @param cosine of the angle to the query, in {@code [-1, 1]}
 */
public record Neighbor(int id, float cosine) implements Comparable<Neighbor> {

    @Override
    public int compareTo(Neighbor other) {
        int byCosine = Float.compare(other.cosine, cosine);
        return byCosine != 0 ? byCosine : Integer.compare(id, other.id);
    }
}
