package io.github.pas4j.cli;

import picocli.CommandLine.Option;

/** What every command has. */
final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    @SuppressWarnings("UnusedVariable") // picocli sets it
    private boolean help;

    @Option(names = "--verbose", description = "Tells more: stack traces of failures, more counts.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }
}
