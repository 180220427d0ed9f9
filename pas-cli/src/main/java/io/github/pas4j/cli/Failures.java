package io.github.pas4j.cli;

import io.github.pas4j.PasException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command throws into one line on standard error and an exit code. */
final class Failures {

    private final PrintStream err;

    Failures(PrintStream err) {
        this.err = err;
    }

    /** Wrong usage: the cause, and where help is. */
    int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + OneLine.of(wrong(e)));
        boolean dashedPrompt = e instanceof CommandLine.UnmatchedArgumentException unmatched
                && unmatched.getUnmatched().stream().anyMatch(arg -> arg.startsWith("-") && arg.contains(" "));
        err.println("Try '" + name + " --help'."
                + (dashedPrompt ? " A prompt that begins with a dash goes after '--'." : ""));
        return Exit.USAGE;
    }

    /** Picocli counts arguments; a user wants to hear what to do. */
    private static String wrong(ParameterException e) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)
                || unmatched.isUnknownOption()
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(e.getMessage());
        }
        String first = unmatched.getUnmatched().get(0);
        CommandLine command = e.getCommandLine();
        if (!command.getSubcommands().isEmpty()) {
            return "there is no command '" + first + "'; there are " + subcommands(command.getCommandSpec());
        }
        boolean takesPrompt = command.getCommandSpec().positionalParameters().stream()
                .anyMatch(argument -> argument.paramLabel().equals("PROMPT"));
        return takesPrompt
                ? "one prompt at a time; '" + first + "' is too much (a prompt of several words goes in quotes)"
                : "'" + first + "' is too much";
    }

    /** The names of a command's commands, such as "augment and ask". */
    static String subcommands(CommandSpec command) {
        List<String> names = List.copyOf(command.subcommands().keySet());
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Anything else that a command throws. */
    int failure(Exception e, CommandLine command, ParseResult parsed) {
        return report(e, command.getCommandSpec().qualifiedName(), isVerbose(parsed));
    }

    int report(Throwable e, String name, boolean verbose) {
        if (unwrapped(e) instanceof ReaderGoneException) {
            return Exit.DONE; // whoever read the output has seen enough
        }
        err.println(name + ": " + OneLine.of(message(e)));
        int code = e instanceof CliException own ? own.exitCode() : Exit.FAILED;
        if (code == Exit.USAGE) {
            err.println("Try '" + name + " --help'.");
        }
        if (verbose) {
            e.printStackTrace(err);
        }
        return code;
    }

    private static boolean isVerbose(ParseResult parsed) {
        return parsed.hasMatchedOption("--verbose")
                || parsed.subcommands().stream().anyMatch(Failures::isVerbose);
    }

    private static String message(Throwable e) {
        if (e instanceof CliException || e instanceof PasException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof OutOfMemoryError) {
            return "out of memory; JAVA_OPTS=-Xmx2g gives it more, --threads 1 needs less";
        }
        if (unwrapped(e) instanceof IOException io) {
            return OneLine.why(io);
        }
        // A foreign message may hold the prompt.
        return "internal error: " + e.getClass().getName() + " (--verbose shows more)";
    }

    private static @Nullable Throwable unwrapped(Throwable e) {
        return e instanceof UncheckedIOException ? e.getCause() : e;
    }
}
