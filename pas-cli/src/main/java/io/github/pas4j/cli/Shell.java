package io.github.pas4j.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a command has around it: bytes in, bytes out, messages, environment.
 *
 * @param in standard input
 * @param out standard output; unlike a {@link PrintStream} it throws, and {@link ReaderGoneException} when the reader has gone
 * @param err standard error, for messages in UTF-8
 * @param environment looks up an environment variable
 * @param terminal what standard error is
 */
record Shell(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Function<String, @Nullable String> environment,
        Terminal terminal) {

    Shell {
        out = new ReaderOut(out);
    }

    /** Whether somebody watches standard error. */
    enum Terminal {
        INTERACTIVE,
        NONE
    }

    /** The process's own. */
    static Shell ofProcess() {
        return new Shell(
                // Unbuffered, JDK 17 asks a pipe for its position and fails.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                System::getenv,
                terminalOfProcess());
    }

    static PrintStream utf8(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** The script tells what standard error is; Java itself knows only of input and output, and each JDK its own way. */
    private static Terminal terminalOfProcess() {
        return Boolean.getBoolean("pas.terminal") ? Terminal.INTERACTIVE : Terminal.NONE;
    }

    /** A variable that is set to something, or null. */
    @Nullable
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
