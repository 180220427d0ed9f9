package io.github.pas4j.cli;

import io.github.pas4j.Target;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    /** Reads the evidence file where there is one. */
    Target read() {
        return switch (name) {
            case STRONG -> Target.strong();
            case "basic" -> Target.basic();
            default -> measured();
        };
    }

    boolean isStrong() {
        return name.equals(STRONG);
    }

    boolean isMeasured() {
        return !isStrong() && !name.equals("basic");
    }

    private Target measured() {
        boolean looksLikeFile = name.contains("/") || name.contains("\\") || name.contains(".");
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException e) {
            throw CliException.usage("--target must be strong, basic or an evidence file: '" + name + "'");
        }
        if (Files.exists(file)) {
            if (Files.isDirectory(file)) {
                throw CliException.failed("cannot read " + name + ": it is a folder, not an evidence file", null);
            }
            return Target.measured(file);
        }
        if (looksLikeFile) {
            throw CliException.failed("cannot read evidence file " + name + ": no such file", null);
        }
        throw CliException.usage("--target must be strong, basic or an evidence file: '" + name + "'");
    }
}
