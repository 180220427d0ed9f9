package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prompts of corpora one by one: LMSYS-Chat-1M and WildChat as published (Parquet) and as people export them
 * (JSONL, CSV), plain JSONL, JSON arrays, CSV and text, gzip and zstd around each but Parquet. By default the first turn of the user of
 * each conversation, under {@code prompt} in other rows, in whatever format the file's beginning and name tell.
 *
 * <p>A row that cannot be read goes to {@link Builder#rejects} and reading goes on. A file that cannot be read as a whole
 * is a {@link DataFormatException} of {@link #hasNext} or {@link #next}; whoever calls again goes on with the next file.
 *
 * <p>Memory is one row, with Parquet the compressed columns of one row group, and some 30 bytes for each id. An id is the
 * row's {@code id}, {@code conversation_id} or {@code conversation_hash}, or else {@code FILE:LINE}. An id that came before
 * gets {@code ~2}, {@code ~3} and so on; with {@link Builder#everyTurn} all ids end in {@code #TURN}.
 *
 * <p>Not thread-safe.
 */
public final class CorpusReader implements Iterator<CorpusPrompt>, AutoCloseable {

    private static final String LMSYS = "lmsys-chat-1m";
    private static final String WILDCHAT = "wildchat-1m";

    private final boolean everyTurn;
    private final Consumer<Reject> rejects;
    private final Formats formats;
    private final RowTurns turns;
    private final Iterator<Source> files;
    private final long totalBytes;
    private final UniqueIds ids = new UniqueIds();
    private final Deque<CorpusPrompt> ready = new ArrayDeque<>();
    private String file = "";
    private @Nullable Rows rows;
    private long finishedBytes;
    private long fileBytes;
    private long lastLine;
    private long rowCount;
    private long furtherTurns;
    private long prompts;
    private long rejected;

    private CorpusReader(Builder builder) {
        this.everyTurn = builder.everyTurn;
        this.rejects = builder.rejects;
        this.formats = new Formats(builder.format, builder.field, builder.maxRowBytes);
        this.turns = new RowTurns(builder.field, builder.everyTurn);
        List<Source> found = InputFiles.of(builder.inputs, builder.standardInput);
        this.files = found.iterator();
        boolean known = found.stream().allMatch(source -> source.size() >= 0);
        this.totalBytes = known ? found.stream().mapToLong(Source::size).sum() : -1;
    }

    /**
     * A reader of files in this order.
     *
     * @param inputs names of files, and patterns ({@code data/*.parquet}, {@code data/**}{@code /*.jsonl.gz}), whose files
     *     are read in the order of their names
     * @throws IllegalArgumentException if there is none
     */
    public static Builder builder(List<String> inputs) {
        return new Builder(inputs);
    }

    /** A reader of one file. */
    public static Builder builder(Path file) {
        return new Builder(List.of(file.toString()));
    }

    /**
     * Whether there is a further prompt.
     *
     * @throws DataFormatException if the next file cannot be read at all; the next call goes on with the one after it
     */
    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            if (rows == null && !openNext()) {
                return false;
            }
            Row row = nextRow();
            if (row == null) {
                closeFile();
            } else {
                add(row);
            }
        }
        return true;
    }

    /**
     * The next prompt.
     *
     * @throws NoSuchElementException after the last
     * @throws DataFormatException as {@link #hasNext} does
     */
    @Override
    public CorpusPrompt next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further prompt");
        }
        return ready.remove();
    }

    /** What has been read so far; a row counts once all of its turns are ready to be handed out. */
    public ReadCounts counts() {
        return new ReadCounts(rowCount, furtherTurns, prompts, rejected);
    }

    /** How many bytes of the files, as they lie on disk, have been read; with Parquet by row groups. */
    public long bytesRead() {
        return finishedBytes + (rows == null ? 0 : position(rows));
    }

    private long position(Rows open) {
        return fileBytes < 0 ? open.position() : Math.min(fileBytes, open.position());
    }

    /** The size of all files in bytes, or -1 if standard input or a pipe is among them. */
    public long totalBytes() {
        return totalBytes;
    }

    /** Closes the file at hand; there is no further prompt then. */
    @Override
    public void close() {
        closeFile();
        ready.clear();
        while (files.hasNext()) {
            files.next();
        }
    }

    private boolean openNext() {
        if (!files.hasNext()) {
            return false;
        }
        Source next = files.next();
        file = next.name();
        fileBytes = next.size();
        lastLine = 0;
        try {
            rows = formats.open(next);
            return true;
        } catch (IOException e) {
            finishedBytes += Math.max(0, fileBytes);
            throw new DataFormatException(file, 0, "cannot be read (" + why(e) + ")", e);
        } catch (DataFormatException e) {
            finishedBytes += Math.max(0, fileBytes);
            throw e;
        }
    }

    private @Nullable Row nextRow() {
        try {
            return Objects.requireNonNull(rows).next();
        } catch (IOException e) {
            long line = lastLine + 1;
            closeFile();
            if (line == 1) {
                throw new DataFormatException(file, 0, "cannot be read (" + why(e) + ")", e);
            }
            return Row.bad(line, "the rest of the file cannot be read (" + why(e) + ")");
        }
    }

    private static String why(IOException e) {
        if (e instanceof EOFException) {
            return "the compressed data end too early";
        }
        if (e instanceof ZipException) {
            return "the compressed data are damaged";
        }
        return e.getClass() == IOException.class
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }

    private void closeFile() {
        if (rows != null) {
            Rows open = rows;
            rows = null;
            finishedBytes += fileBytes < 0 ? open.position() : fileBytes;
            try {
                open.close();
            } catch (IOException e) {
                // What was read from it stands.
            }
        }
    }

    private void add(Row row) {
        lastLine = row.line();
        rowCount += row.rows();
        JsonNode json = row.json();
        if (json == null) {
            reject(row.line(), row.rows(), Objects.requireNonNull(row.problem()));
            return;
        }
        List<Turn> found;
        try {
            found = turns.of(json);
        } catch (UnreadableRowException e) {
            reject(row.line(), 1, e.reason());
            return;
        }
        furtherTurns += found.size() - 1;
        String id = ids.unique(id(json).orElse(file + ":" + row.line()));
        for (Turn turn : found) {
            if (turn.problem() == null) {
                ready.add(prompt(everyTurn ? id + "#" + turn.number() : id, turn, json, row.line()));
                prompts++;
            } else {
                reject(row.line(), 1, turn.problem());
            }
        }
    }

    private void reject(long line, long lost, String reason) {
        rejected += lost;
        rejects.accept(new Reject(file, line, lost, reason));
    }

    private CorpusPrompt prompt(String id, Turn turn, JsonNode json, long line) {
        CorpusPrompt.Builder prompt = CorpusPrompt.builder(id, turn.text())
                .source(source(json))
                .turn(turn.number())
                .flagged(turn.flagged())
                .toxic(turn.toxic())
                .redacted(turn.redacted())
                .place(file, line);
        text(json, Columns.LANGUAGE).ifPresent(prompt::declaredLanguage);
        turn.toxicity().ifPresent(prompt::toxicity);
        return prompt.build();
    }

    private static Optional<String> id(JsonNode json) {
        return Columns.first(json, Columns.ID)
                .filter(value -> value.isTextual() || value.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank() && !Utf8.hasLoneSurrogate(value));
    }

    private String source(JsonNode json) {
        if (Columns.first(json, Columns.CONVERSATION).isPresent()) {
            if (json.has("conversation_hash") || (json.has("conversation_id") && json.has("toxic"))) {
                return WILDCHAT;
            }
            if (json.has("conversation_id")) {
                return LMSYS;
            }
        }
        return text(json, List.of("source"))
                .orElseGet(() -> file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    private static Optional<String> text(JsonNode json, List<String> keys) {
        return Columns.first(json, keys)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank() && !Utf8.hasLoneSurrogate(value));
    }

    /** Makes a {@link CorpusReader}. Not thread-safe. */
    public static final class Builder {

        private final List<String> inputs;
        private Optional<CorpusFormat> format = Optional.empty();
        private String field = Columns.DEFAULT_FIELD;
        private boolean everyTurn;
        private int maxRowBytes = Limits.MAX_ROW_BYTES;
        private Consumer<Reject> rejects = reject -> {};
        private @Nullable InputStream standardInput;

        private Builder(List<String> inputs) {
            this.inputs = List.copyOf(inputs);
            if (this.inputs.isEmpty()) {
                throw new IllegalArgumentException("inputs must not be empty");
            }
        }

        /**
         * What is read where an input is {@code -}; rows and messages call it {@code stdin}. Without it, {@code -} is a file's name.
         *
         * @param in anything but Parquet, with gzip and zstd as in files; it can be read once, and is closed then
         */
        public Builder standardInput(InputStream in) {
            this.standardInput = Objects.requireNonNull(in, "in");
            return this;
        }

        /** How all files are laid out. Default: found out for each by its beginning and its name. */
        public Builder format(CorpusFormat format) {
            this.format = Optional.of(format);
            return this;
        }

        /**
         * The key or column that holds the prompt. Default: {@code prompt}, and where a row has none, its
         * {@code conversation}, {@code conversations} or {@code messages}.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder field(String field) {
            if (field.isBlank()) {
                throw new IllegalArgumentException("field must not be blank");
            }
            this.field = field;
            return this;
        }

        /** Every turn of the user is a prompt, under {@code ID#TURN}. Default: the first of each conversation. */
        public Builder everyTurn() {
            this.everyTurn = true;
            return this;
        }

        /**
         * The longest row that is read, in bytes, 1,024 to 1 GiB; a longer one is a reject. Default: 16 MiB.
         *
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder maxRowBytes(int bytes) {
            if (bytes < (1 << 10) || bytes > (1 << 30)) {
                throw new IllegalArgumentException("maxRowBytes must be from 1024 to 1073741824: " + bytes);
            }
            this.maxRowBytes = bytes;
            return this;
        }

        /** Is told each row and turn that cannot be read, in order, on the reading thread. Default: they are counted alone. */
        public Builder rejects(Consumer<Reject> rejects) {
            this.rejects = Objects.requireNonNull(rejects, "rejects");
            return this;
        }

        /**
         * Looks the files up; they are opened one after the other while reading.
         *
         * @throws DataFormatException if a file does not exist, is a folder, or a pattern matches none
         */
        public CorpusReader open() {
            return new CorpusReader(this);
        }
    }
}
