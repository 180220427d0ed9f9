package io.github.pas4j.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rows that could not be read: in a file, which is made only when there is one, or else on standard error. Never shows a
 * row's own text.
 */
final class Rejects implements AutoCloseable {

    private final @Nullable Path file;
    private final PrintStream err;
    private final String source;
    private @Nullable BufferedWriter writer;

    private Rejects(@Nullable Path file, PrintStream err, String source) {
        this.file = file;
        this.err = err;
        this.source = source;
    }

    /**
     * Makes ready, and removes what an earlier run left.
     *
     * @param file where they go, or null for standard error
     * @param source the name of the input file
     */
    static Rejects open(@Nullable Path file, PrintStream err, String source) {
        if (file != null) {
            if (Files.isDirectory(file)) {
                throw CliException.failed("cannot write " + file + ": it is a folder", null);
            }
            try {
                if (Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw cannotWrite(file, e);
            }
        }
        return new Rejects(file, err, source);
    }

    void add(long line, String reason) {
        add(source, line, 1, reason);
    }

    /**
     * Lists a row of a file.
     *
     * @param rows how many are lost from there on
     */
    void add(String from, long line, long rows, String reason) {
        if (file == null) {
            String lost = rows == 1 ? "" : " (" + rows + " rows)";
            err.println(OneLine.of(from + ":" + line + ": " + reason + lost));
            return;
        }
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            }
            writer.write(json(from, line, rows, reason));
            writer.write('\n');
            writer.flush(); // they are few, and a stop must not lose them
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static String json(String from, long line, long rows, String reason) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("file", from);
            json.writeNumberField("line", line);
            if (rows > 1) {
                json.writeNumberField("rows", rows);
            }
            json.writeStringField("reason", reason);
            json.writeEndObject();
        });
    }

    private static CliException cannotWrite(Path file, IOException e) {
        return CliException.failed("cannot write " + file + ": " + OneLine.why(e), e);
    }

    @Override
    public void close() {
        if (writer != null && file != null) {
            try {
                writer.close();
            } catch (IOException e) {
                throw cannotWrite(file, e);
            }
        }
    }
}
