package io.github.pas4j.cli;

import io.github.pas4j.EvidenceTable;
import io.github.pas4j.Target;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How strong the model behind is. */
final class TargetOption {

    private static final String STRONG = "strong";

    @Option(
            names = "--target",
            paramLabel = "strong|basic|FILE",
            defaultValue = STRONG,
            description = {
                "How strong the model behind is: strong adds words only where our evidence says that they help; basic"
                        + " whenever the gate lets a prompt through, as the paper does; FILE is evidence of your own"
                        + " (JSONL). Default: strong."
            })
    private String name = STRONG;

    @Option(
            names = "--evidence",
            paramLabel = "F",
            description = "Evidence of your own (JSONL) beside the target's; of an intent that both know, yours counts."
                    + " 'pas golden evidence' shows ours.")
    private @Nullable Path file;

    private Optional<EvidenceTable> own = Optional.empty();

    /** Reads the evidence files where there are some. */
    Target read() {
        own = Optional.ofNullable(file).map(OwnFile::existing).map(EvidenceTable::load);
        return switch (name) {
            case STRONG ->
                own.map(rows -> Target.measured(EvidenceTable.bundled().plus(rows)))
                        .orElseGet(Target::strong);
            case "basic" -> basic();
            default -> measured(evidenceFile());
        };
    }

    private Target basic() {
        if (own.isPresent()) {
            throw CliException.usage("--evidence is for targets that ask for evidence; --target basic asks for none");
        }
        return Target.basic();
    }

    private Target measured(Path evidence) {
        return own.map(rows -> Target.measured(EvidenceTable.load(evidence).plus(rows)))
                .orElseGet(() -> Target.measured(evidence));
    }

    boolean isStrong() {
        return name.equals(STRONG);
    }

    /** Whether the user brought what is known of an intent. */
    boolean isYours(String intent) {
        boolean all = !isStrong() && !name.equals("basic");
        return all || own.flatMap(rows -> rows.find(intent)).isPresent();
    }

    private Path evidenceFile() {
        boolean looksLikeFile = name.contains("/") || name.contains("\\") || name.contains(".");
        Path evidence;
        try {
            evidence = Path.of(name);
        } catch (InvalidPathException e) {
            throw CliException.usage("--target must be strong, basic or an evidence file: '" + name + "'");
        }
        if (Files.exists(evidence)) {
            if (Files.isDirectory(evidence)) {
                throw CliException.failed("cannot read " + name + ": it is a folder, not an evidence file", null);
            }
            return evidence;
        }
        if (looksLikeFile) {
            throw CliException.failed("cannot read evidence file " + name + ": no such file", null);
        }
        throw CliException.usage("--target must be strong, basic or an evidence file: '" + name + "'");
    }
}
