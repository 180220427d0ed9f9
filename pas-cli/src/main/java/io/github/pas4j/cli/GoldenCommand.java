package io.github.pas4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pas golden}: what there is to do with golden pairs. */
@Command(
        name = "golden",
        description = "Checks golden pairs of your own; shows what was measured of complements.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  pas golden check mine.jsonl",
            "  pas golden evidence",
            "  pas augment --golden mine.jsonl \"Name ideas for a cat café\""
        })
final class GoldenCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which command? There are " + Failures.subcommands(spec) + ".");
    }
}
