package io.github.pas4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option names and the libraries read: what is not there is told in the command's own words. */
final class OwnFile {

    private OwnFile() {}

    /** The file, if it is there. */
    static Path existing(Path file) {
        if (Files.isDirectory(file)) {
            throw CliException.failed("cannot read " + file + ": it is a folder", null);
        }
        if (!Files.exists(file)) {
            throw CliException.failed("cannot read " + file + ": no such file or folder", null);
        }
        return file;
    }
}
