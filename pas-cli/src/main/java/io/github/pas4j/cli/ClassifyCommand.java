package io.github.pas4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pas classify}: what there is to do with classifiers of categories. */
@Command(
        name = "classify",
        description =
                "Trains and tries out classifiers of categories; writes training files for a model that classifies.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  pas classify train --in labelled.jsonl --out mine.model --bundled",
            "  pas classify eval --in held-out.jsonl --model mine.model",
            "  pas classify export --in labelled.jsonl --out training/"
        })
final class ClassifyCommand implements Runnable {

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
