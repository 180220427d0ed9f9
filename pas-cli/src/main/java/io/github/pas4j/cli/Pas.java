package io.github.pas4j.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code pas} command. */
@Command(
        name = "pas",
        description = "Adds to a prompt a short complement that helps a model answer it; never rewrites the prompt.",
        versionProvider = Pas.Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 stopped at a cap (resumable)."})
public final class Pas implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version and exits.")
    @SuppressWarnings("UnusedVariable") // picocli sets it
    private boolean version;

    private Pas() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Arguments.ofProcess(args), Shell.ofProcess(), Augmenters.embedded()));
    }

    static int run(String[] args, Shell shell, Augmenters augmenters) {
        Failures failures = new Failures(shell.err());
        PrintWriter out = new PrintWriter(new OutputStreamWriter(shell.out(), StandardCharsets.UTF_8));
        int code;
        try {
            code = new CommandLine(new Pas())
                    .addSubcommand(new AugmentCommand(shell, augmenters))
                    .addSubcommand(new AskCommand(shell, augmenters))
                    .addSubcommand(new EncodeCommand(shell))
                    .addSubcommand(new CurateCommand(shell))
                    .addSubcommand(new GenerateCommand(shell))
                    .addSubcommand(new CommandLine(new ClassifyCommand())
                            .addSubcommand(new ClassifyTrainCommand(shell))
                            .addSubcommand(new ClassifyEvalCommand(shell))
                            .addSubcommand(new ClassifyExportCommand(shell)))
                    .addSubcommand(new CommandLine(new GoldenCommand())
                            .addSubcommand(new GoldenCheckCommand(shell))
                            .addSubcommand(new GoldenEvidenceCommand(shell)))
                    .setExpandAtFiles(false) // a prompt may begin with @
                    .setOut(out)
                    .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                    .setParameterExceptionHandler(failures::usage)
                    .setExecutionExceptionHandler(failures::failure)
                    .execute(args);
        } catch (Error e) { // no memory, or a native library that does not load
            code = failures.report(e, "pas", false);
        }
        return flushed(out, shell, failures, code);
    }

    private static int flushed(PrintWriter out, Shell shell, Failures failures, int code) {
        try {
            out.flush();
            shell.out().flush();
            return code;
        } catch (IOException e) {
            return Math.max(code, failures.report(e, "pas", false));
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which command? There are " + Failures.subcommands(spec) + ".");
    }

    /** The version that the jar's manifest names. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Pas.class.getPackage().getImplementationVersion())
                    .orElse("(not from a jar)");
            return new String[] {"pas " + version, "Java " + Runtime.version()};
        }
    }
}
