package io.github.pas4j.datagen;

import io.github.pas4j.DataFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Parquet, of the wanted columns alone, a row group after the other. Holds the compressed columns of one row group
 * and a page of each. Where a row group breaks off, its remaining rows are one bad row, and the next group is read.
 */
final class ParquetRows implements Rows {

    private static final int TAIL_BYTES = 8;

    /** More than any file has; keeps sums of foreign numbers within bounds. */
    private static final long MAX_GROUP_ROWS = 1L << 40;

    private final String name;
    private final long length;
    private final int maxRowBytes;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final MessageType requested;
    private final List<BlockMetaData> groups;
    private int nextGroup;
    private long groupEnd;
    private long row;
    private @Nullable RecordReader<Row> records;
    private @Nullable ParquetRowBuilder builder;

    /**
     * @param wanted tells leaf columns by path, as {@link ParquetColumns} does
     * @param suffices whether the top columns of the wanted ones are such that prompts can be found
     */
    ParquetRows(Path path, String name, int maxRowBytes, Predicate<String> wanted, Predicate<List<String>> suffices)
            throws IOException {
        this.name = name;
        this.maxRowBytes = maxRowBytes;
        this.length = requireFrame(path, name);
        this.reader = open(path, name);
        try {
            this.schema = reader.getFileMetaData().getSchema();
            this.requested = new ParquetColumns(wanted)
                    .of(schema)
                    .filter(columns -> suffices.test(
                            columns.getFields().stream().map(Type::getName).toList()))
                    .orElseThrow(() -> new DataFormatException(name, 0, "has no column with prompts: name one", null));
            this.groups = reader.getRowGroups();
            reader.setRequestedSchema(requested);
        } catch (DataFormatException e) {
            reader.close();
            throw e;
        } catch (RuntimeException e) {
            reader.close();
            throw damaged(name, e);
        }
    }

    /** Looks at both ends before a foreign length is believed. */
    private static long requireFrame(Path path, String name) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            long length = channel.size();
            ByteBuffer head = ByteBuffer.allocate(4);
            ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(head, 0);
            if (!Magic.PARQUET.begins(head.array())) {
                throw new DataFormatException(name, 0, "is no Parquet file", null);
            }
            channel.read(tail, Math.max(0, length - TAIL_BYTES));
            byte[] end = {tail.get(4), tail.get(5), tail.get(6), tail.get(7)};
            int footer = tail.getInt(0);
            if (length < 4 + TAIL_BYTES || !Magic.PARQUET.begins(end)) {
                throw new DataFormatException(name, 0, "is a Parquet file without its end: it was cut", null);
            }
            if (footer < 0 || footer > length - 4 - TAIL_BYTES || footer > Limits.MAX_FOOTER_BYTES) {
                throw new DataFormatException(name, 0, "is a damaged Parquet file: its footer has an odd length", null);
            }
            return length;
        }
    }

    private static ParquetFileReader open(Path path, String name) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new BoundedCodecs(Limits.maxParquetBytes()))
                .withUseHadoopVectoredIo(false)
                .usePageChecksumVerification(true)
                .build();
        try {
            return new ParquetFileReader(new LocalInputFile(path), options);
        } catch (RuntimeException
                | OutOfMemoryError e) { // a damaged footer asks for a list of a billion entries at once
            throw damaged(name, e);
        }
    }

    private static DataFormatException damaged(String name, Throwable cause) {
        return new DataFormatException(
                name,
                0,
                "is a Parquet file that cannot be read (" + cause.getClass().getSimpleName() + ")",
                null);
    }

    @Override
    public @Nullable Row next() {
        while (records == null) {
            if (nextGroup >= groups.size()) {
                return null;
            }
            BlockMetaData group = groups.get(nextGroup++);
            long rows = group.getRowCount();
            if (rows < 0 || rows > MAX_GROUP_ROWS) {
                return lost(1, "the row group says it has an impossible number of rows");
            }
            groupEnd = row + rows;
            if (rows > 0) {
                Row problem = begin(group);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return read(records);
    }

    private Row read(RecordReader<Row> from) {
        if (builder != null) {
            builder.begin(row + 1);
        }
        Row read;
        try {
            read = from.read();
        } catch (RuntimeException | OutOfMemoryError e) { // of a page that says it has a billion values
            return lost(groupEnd - row, reason(e));
        }
        row++;
        if (row == groupEnd) {
            records = null;
        }
        return read;
    }

    private @Nullable Row begin(BlockMetaData group) {
        long rows = groupEnd - row;
        try {
            String problem = problem(group);
            if (problem != null) {
                return lost(rows, problem);
            }
            PageReadStore pages = reader.readRowGroup(nextGroup - 1);
            ParquetRowBuilder built = new ParquetRowBuilder(schema, requested, maxRowBytes);
            records = new ColumnIOFactory().getColumnIO(requested, schema).getRecordReader(pages, built);
            builder = built;
            return null;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return lost(rows, reason(e));
        }
    }

    /** What is wrong with a group by what the footer says of it, before anything is read or memory taken. */
    private @Nullable String problem(BlockMetaData group) {
        Set<ColumnPath> wanted = new HashSet<>();
        requested.getPaths().forEach(path -> wanted.add(ColumnPath.get(path)));
        long bytes = 0;
        for (ColumnChunkMetaData column : group.getColumns()) {
            if (wanted.contains(column.getPath())) {
                long from = column.getStartingPos();
                long size = column.getTotalSize();
                if (from < 0 || size < 0 || from > length || size > length - from) {
                    return "the row group says it lies outside the file";
                }
                bytes += size;
            }
        }
        return bytes > Limits.maxParquetBytes()
                ? "the row group has " + bytes + " bytes; with this heap at most " + Limits.maxParquetBytes()
                        + " are read"
                : null;
    }

    private static String reason(Throwable e) {
        return "the row group cannot be read from here on (" + e.getClass().getSimpleName() + ")";
    }

    private Row lost(long rows, String reason) {
        Row lost = Row.bad(row + 1, rows, reason);
        row += rows;
        records = null;
        return lost;
    }

    @Override
    public long position() {
        return nextGroup >= groups.size() ? length : length / Math.max(1, groups.size()) * nextGroup;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    @Override
    public String toString() {
        return "ParquetRows[" + name + "]";
    }
}
