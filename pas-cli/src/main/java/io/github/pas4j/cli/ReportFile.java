package io.github.pas4j.cli;

import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.report.CurationHtmlReport;
import io.github.pas4j.datagen.report.PairHtmlReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

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
            Path target = DataOut.targetOf(file);
            String beside = target.getFileName() + "." + UUID.randomUUID() + ".part";
            Files.delete(Files.createFile(target.resolveSibling(beside))); // as it will be written
            return new ReportFile(target);
        } catch (IOException e) {
            throw CliException.failed("cannot write " + file + ": " + OneLine.why(e), e);
        }
    }

    /**
     * @param rejected rows and turns that could not be read
     */
    void write(CurationResult result, long rejected) throws IOException {
        written(CurationHtmlReport.builder(result).unreadable(rejected).build()::write);
    }

    void write(PairHtmlReport report) throws IOException {
        written(report::write);
    }

    private void written(Consumer<Path> report) throws IOException {
        try {
            report.accept(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
