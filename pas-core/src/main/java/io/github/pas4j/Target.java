package io.github.pas4j;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How strong the model behind an augmenter is, which decides how much evidence a complement needs. Immutable and
 * thread-safe.
 */
public final class Target {

    private static final Target STRONG = new Target("strong", EvidenceTable.bundled());
    private static final Target BASIC = new Target("basic", null);

    private final String name;
    private final @Nullable EvidenceTable evidence;

    private Target(String name, @Nullable EvidenceTable evidence) {
        this.name = name;
        this.evidence = evidence;
    }

    /** A strong model of today: words are added only where the bundled evidence favours them. The default. */
    public static Target strong() {
        return STRONG;
    }

    /** A weaker model: whatever passes gate and guard is added, as the paper does. */
    public static Target basic() {
        return BASIC;
    }

    /**
     * A model that one measured oneself: words are added only where that evidence favours them.
     *
     * @param evidenceFile JSONL as {@link EvidenceTable} describes it
     * @throws DataFormatException if the file cannot be read; names the line
     */
    public static Target measured(Path evidenceFile) {
        return new Target("measured(" + evidenceFile + ")", EvidenceTable.load(evidenceFile));
    }

    /** A model of which one knows the evidence, such as ours with one's own added ({@link EvidenceTable#plus}). */
    public static Target measured(EvidenceTable evidence) {
        return new Target("measured", Objects.requireNonNull(evidence, "evidence"));
    }

    /** Whether words are added only where evidence favours them; false for {@link #basic()} alone. */
    public boolean asksForEvidence() {
        return evidence != null;
    }

    /** Whether complements of an intent may be added for this target. */
    public boolean admits(String intent) {
        return evidence == null || evidence.find(intent).map(Evidence::favours).orElse(false);
    }

    /** What is known of an intent: this target's own evidence, or the bundled one for {@link #basic()}. */
    public Optional<Evidence> evidence(String intent) {
        return Objects.requireNonNullElse(evidence, EvidenceTable.bundled()).find(intent);
    }

    @Override
    public String toString() {
        return name;
    }
}
