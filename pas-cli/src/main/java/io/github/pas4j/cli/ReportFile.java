package io.github.pas4j.cli;

import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.report.CurationHtmlReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where {@code --report} goes. That it cannot be written is found before the long work begins. */
final class ReportFile {

    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
    }

    static ReportFile at(Path file) {
        if (Files.isDirectory(file)) {
            throw CliException.failed("cannot write " + file + ": it is a folder", null);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw CliException.failed("cannot write " + file + ": it is no file", null);
        }
        try {
            Path folder = DataOut.targetOf(file).toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw CliException.failed("cannot write " + file + ": no such file or folder", null);
            }
            if (!Files.isWritable(folder)) { // it is written beside and renamed
                throw CliException.failed("cannot write " + file + ": the folder may not be written to", null);
            }
        } catch (IOException e) {
            throw CliException.failed("cannot write " + file + ": " + OneLine.why(e), e);
        }
        return new ReportFile(file);
    }

    /**
     * @param rejected rows and turns that could not be read
     */
    void write(CurationResult result, long rejected) throws IOException {
        try {
            CurationHtmlReport.builder(result).unreadable(rejected).build().write(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
