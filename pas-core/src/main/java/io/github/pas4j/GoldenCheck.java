package io.github.pas4j;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Finds what is wrong with a file of golden pairs, all of it at once, where {@link GoldenPairs#load} stops at the first row
 * that it cannot read: what cannot be read; ids and prompts that come twice; intents in two categories; complements that
 * {@link ComplementGuard#standard()} refuses for their own prompt; texts that are not in the row's language; and of
 * transferable pairs names and numbers in complements, differing complements and too few prompts for an intent and
 * language, intents of which too little was measured.
 *
 * <p>Default: {@link EvidenceTable#bundled()}. Immutable and thread-safe.
 */
public final class GoldenCheck {

    /** Fewest example prompts of a transferable intent in one language: {@value}. */
    public static final int MIN_EXAMPLES = 8;

    private final Taxonomy taxonomy;
    private final EvidenceTable evidence;

    private GoldenCheck(Taxonomy taxonomy, EvidenceTable evidence) {
        this.taxonomy = Objects.requireNonNull(taxonomy, "taxonomy");
        this.evidence = Objects.requireNonNull(evidence, "evidence");
    }

    /** A check of files over a taxonomy. */
    public static GoldenCheck of(Taxonomy taxonomy) {
        return new GoldenCheck(taxonomy, EvidenceTable.bundled());
    }

    /** The same check with other evidence of what transferable complements do. Default: {@link EvidenceTable#bundled()}. */
    public GoldenCheck evidence(EvidenceTable value) {
        return new GoldenCheck(taxonomy, value);
    }

    /**
     * Reads a file to its end.
     *
     * @throws DataFormatException if the file itself cannot be read; a row that cannot is a problem in the report
     */
    public Report check(Path file) {
        return check(JsonLines.open(file), file.toString());
    }

    /**
     * Reads a stream to its end and closes it.
     *
     * @param source its name, for the exception
     * @throws DataFormatException if the stream itself cannot be read
     */
    public Report check(InputStream in, String source) {
        GoldenFileCheck file = new GoldenFileCheck(taxonomy, evidence);
        JsonLines.forEach(in, source, file::add, file::unreadable);
        return file.report();
    }

    @Override
    public String toString() {
        return "GoldenCheck[" + taxonomy + "]";
    }

    /**
     * What was found. Immutable.
     *
     * @param pairs rows that are a JSON object, with a problem or without
     * @param problems in order of lines
     */
    public record Report(int pairs, List<Problem> problems) {

        /** The list is copied. */
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line 1-based, or 0 where the trouble is not in one line
     * @param reason the rule that is broken, without the text of a prompt or a complement
     */
    public record Problem(long line, String reason) {

        /** The reason is non-null. */
        public Problem {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
