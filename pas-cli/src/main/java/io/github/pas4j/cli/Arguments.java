package io.github.pas4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Arguments as UTF-8 whatever the locale: under a locale such as C, Java loses all non-ASCII ones before {@code main}
 * sees them. Where the system shows the command line's bytes, they are read again.
 */
final class Arguments {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Arguments() {}

    static String[] ofProcess(String[] decoded) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        boolean lossless =
                encoding.equalsIgnoreCase("UTF-8") || Arrays.stream(decoded).allMatch(Arguments::isAscii);
        if (lossless || !Files.isReadable(COMMAND_LINE)) {
            return decoded;
        }
        try {
            return again(decoded, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            return decoded;
        }
    }

    /** The last of the command line's arguments are the program's own. */
    static String[] again(String[] decoded, byte[] commandLine) {
        String[] all = new String(commandLine, StandardCharsets.UTF_8).split("\0", -1);
        int end = all.length - 1; // each argument ends with a NUL
        return end < decoded.length ? decoded : Arrays.copyOfRange(all, end - decoded.length, end);
    }

    private static boolean isAscii(String argument) {
        return argument.chars().allMatch(c -> c < 0x80);
    }
}
