package io.github.pas4j.datagen.dedup;

import java.util.Objects;
import java.util.Optional;

/**
 * Says of two texts that are alike why they are not duplicates all the same. An implementation is safe for use by many threads, gives
 * the same answer whenever it is asked, and the same for (a, b) and (b, a).
 */
@FunctionalInterface
public interface PairVeto {

    /**
     * Why the two ask for different things.
     *
     * @return a short name of the reason, under which such pairs are counted, or empty if there is none. It must not quote
     *     the texts
     */
    Optional<String> reason(ComparedText a, ComparedText b);

    /**
     * The vetoes of this library: {@code code}, {@code number}, {@code formula}, {@code negation}, {@code language} (a programming
     * language), {@code unit}, {@code date} (another day, week, month), {@code name}, {@code word} (one word in the place of another), {@code order} and
     * {@code rest} (a difference behind the encoder's limit). docs/duplicates.md tells what each of them means.
     */
    static PairVeto standard() {
        return StandardVeto.INSTANCE;
    }

    /** No veto: nearness alone decides. Texts that were cut at the encoder's limit are then compared by their beginnings. */
    static PairVeto none() {
        return (a, b) -> Optional.empty();
    }

    /** This veto, then the other one. */
    default PairVeto and(PairVeto other) {
        Objects.requireNonNull(other, "other");
        return (a, b) -> reason(a, b).or(() -> other.reason(a, b));
    }
}
