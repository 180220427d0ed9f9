package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Writes Parquet files of JSON rows, by Parquet's own writer. */
final class ParquetFiles {

    /** LMSYS-Chat-1M's own, without ten of its eleven categories. */
    static final String LMSYS = """
            message schema {
              optional binary conversation_id (STRING);
              optional binary model (STRING);
              optional group conversation (LIST) { repeated group list { optional group element {
                optional binary content (STRING); optional binary role (STRING); } } }
              optional int64 turn;
              optional binary language (STRING);
              optional group openai_moderation (LIST) { repeated group list { optional group element {
                optional group categories { optional boolean harassment; }
                optional group category_scores { optional double harassment; }
                optional boolean flagged; } } }
              optional boolean redacted;
            }""";

    private ParquetFiles() {}

    static void write(Path file, String schema, List<JsonNode> rows) throws IOException {
        write(file, schema, rows, CompressionCodecName.SNAPPY, 1_000);
    }

    static void write(Path file, String schema, List<JsonNode> rows, CompressionCodecName codec, int groupRows)
            throws IOException {
        try (ParquetWriter<JsonNode> writer = new Builder(
                        new LocalOutputFile(file), MessageTypeParser.parseMessageType(schema))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Codecs())
                .withCompressionCodec(codec)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withRowGroupRowCountLimit(groupRows)
                .build()) {
            for (JsonNode row : rows) {
                writer.write(row);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<JsonNode, Builder> {

        private final MessageType schema;

        Builder(OutputFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // must be there all the same
        protected WriteSupport<JsonNode> getWriteSupport(Configuration configuration) {
            return new JsonWriteSupport(schema);
        }

        @Override
        protected WriteSupport<JsonNode> getWriteSupport(ParquetConfiguration configuration) {
            return new JsonWriteSupport(schema);
        }
    }

    private static final class JsonWriteSupport extends WriteSupport<JsonNode> {

        private final MessageType schema;
        private @Nullable RowWriter writer;

        JsonWriteSupport(MessageType schema) {
            this.schema = schema;
        }

        @Override
        @SuppressWarnings("deprecation") // must be there all the same
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            writer = new RowWriter(schema, consumer);
        }

        @Override
        public void write(JsonNode row) {
            Objects.requireNonNull(writer).write(row);
        }
    }

    private record RowWriter(MessageType schema, RecordConsumer to) {

        void write(JsonNode row) {
            to.startMessage();
            fields(schema, row);
            to.endMessage();
        }

        private void fields(GroupType group, JsonNode value) {
            for (int i = 0; i < group.getFieldCount(); i++) {
                Type field = group.getType(i);
                JsonNode inner = value.get(field.getName());
                if (inner != null && !inner.isNull()) {
                    to.startField(field.getName(), i);
                    if (field.isRepetition(Type.Repetition.REPEATED)) {
                        inner.forEach(element -> value(field, element));
                    } else {
                        value(field, inner);
                    }
                    to.endField(field.getName(), i);
                }
            }
        }

        private void value(Type type, JsonNode value) {
            if (type.isPrimitive()) {
                primitive(type, value);
            } else if (ParquetLists.isList(type)) {
                list(type.asGroupType(), value);
            } else {
                to.startGroup();
                fields(type.asGroupType(), value);
                to.endGroup();
            }
        }

        private void list(GroupType list, JsonNode value) {
            to.startGroup();
            if (!value.isEmpty()) {
                Type repeated = list.getType(0);
                to.startField(repeated.getName(), 0);
                for (JsonNode element : value) {
                    if (ParquetLists.isWrapped(list)) {
                        to.startGroup();
                        Type inner = repeated.asGroupType().getType(0);
                        if (!element.isNull()) {
                            to.startField(inner.getName(), 0);
                            value(inner, element);
                            to.endField(inner.getName(), 0);
                        }
                        to.endGroup();
                    } else {
                        value(repeated, element);
                    }
                }
                to.endField(repeated.getName(), 0);
            }
            to.endGroup();
        }

        private void primitive(Type type, JsonNode value) {
            switch (type.asPrimitiveType().getPrimitiveTypeName()) {
                case BOOLEAN -> to.addBoolean(value.booleanValue());
                case INT32 -> to.addInteger(value.intValue());
                case INT64 -> to.addLong(value.longValue());
                case FLOAT -> to.addFloat(value.floatValue());
                case DOUBLE -> to.addDouble(value.doubleValue());
                case BINARY -> to.addBinary(binary(value));
                default -> throw new AssertionError("not needed: " + type);
            }
        }

        private static Binary binary(JsonNode value) {
            try {
                return value.isBinary()
                        ? Binary.fromConstantByteArray(value.binaryValue())
                        : Binary.fromString(value.textValue());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Parquet's own need Hadoop for gzip. */
    private static final class Codecs implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    byte[] plain = bytes.toInputStream().readAllBytes();
                    return BytesInput.from(
                            switch (codec) {
                                case SNAPPY -> packed(new SnappyCompressor(), plain);
                                case ZSTD -> packed(new ZstdCompressor(), plain);
                                case LZ4_RAW -> packed(new Lz4Compressor(), plain);
                                case GZIP -> gzipped(plain);
                                default -> plain;
                            });
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return codec;
                }

                @Override
                public void release() {}
            };
        }

        private static byte[] packed(Compressor compressor, byte[] plain) {
            byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
            int length = compressor.compress(plain, 0, plain.length, packed, 0, packed.length);
            return Arrays.copyOf(packed, length);
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new AssertionError("writes only");
        }

        @Override
        public void release() {}
    }

    static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
