package io.github.pas4j.benchmarks.curation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pas4j.benchmarks.curation.SyntheticChats.Chat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Writes conversations as LMSYS-Chat-1M has them, all of its columns and categories, as JSONL and as Parquet. */
final class ChatFiles {

    private static final List<String> CATEGORIES = List.of(
            "harassment",
            "harassment/threatening",
            "hate",
            "hate/threatening",
            "self-harm",
            "self-harm/instructions",
            "self-harm/intent",
            "sexual",
            "sexual/minors",
            "violence",
            "violence/graphic");

    private static final int GROUP_ROWS = 50_000;

    private ChatFiles() {}

    static void jsonl(Path file, long rows, long seed) throws IOException {
        SyntheticChats chats = new SyntheticChats(seed);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                JsonGenerator json = JsonMapper.builder().build().createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (long i = 0; i < rows; i++) {
                write(chats.next(), json);
                json.writeRaw('\n');
            }
        }
    }

    private static void write(Chat chat, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("conversation_id", chat.id());
        json.writeStringField("model", "vicuna-13b");
        json.writeArrayFieldStart("conversation");
        for (int i = 0; i < chat.messages().size(); i++) {
            json.writeStartObject();
            json.writeStringField("content", chat.messages().get(i));
            json.writeStringField("role", role(i));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("turn", chat.messages().size() / 2);
        json.writeStringField("language", "English");
        json.writeArrayFieldStart("openai_moderation");
        for (int i = 0; i < chat.messages().size(); i++) {
            json.writeStartObject();
            json.writeObjectFieldStart("categories");
            for (String category : CATEGORIES) {
                json.writeBooleanField(category, false);
            }
            json.writeEndObject();
            json.writeObjectFieldStart("category_scores");
            for (int c = 0; c < CATEGORIES.size(); c++) {
                json.writeNumberField(CATEGORIES.get(c), score(chat, i, c));
            }
            json.writeEndObject();
            json.writeBooleanField("flagged", i == 0 && chat.flagged());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("redacted", false);
        json.writeEndObject();
    }

    private static String role(int message) {
        return message % 2 == 0 ? "user" : "assistant";
    }

    private static double score(Chat chat, int message, int category) {
        return ((chat.id().hashCode() * 31L + message * 17L + category) & 0xFFFFF) / 1e9;
    }

    static void parquet(Path file, long rows, long seed) throws IOException {
        SyntheticChats chats = new SyntheticChats(seed);
        try (ParquetWriter<Chat> writer = new Builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupRowCountLimit(GROUP_ROWS)
                .build()) {
            for (long i = 0; i < rows; i++) {
                writer.write(chats.next());
            }
        }
    }

    private static MessageType schema() {
        StringBuilder flags = new StringBuilder();
        StringBuilder scores = new StringBuilder();
        for (String category : CATEGORIES) {
            flags.append("optional boolean ").append(category).append(";\n");
            scores.append("optional double ").append(category).append(";\n");
        }
        return MessageTypeParser.parseMessageType("""
                message schema {
                  optional binary conversation_id (STRING);
                  optional binary model (STRING);
                  optional group conversation (LIST) { repeated group list { optional group element {
                    optional binary content (STRING); optional binary role (STRING); } } }
                  optional int64 turn;
                  optional binary language (STRING);
                  optional group openai_moderation (LIST) { repeated group list { optional group element {
                    optional group categories { %s }
                    optional group category_scores { %s }
                    optional boolean flagged; } } }
                  optional boolean redacted;
                }""".formatted(flags, scores));
    }

    private static final class Builder extends ParquetWriter.Builder<Chat, Builder> {

        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // must be there all the same
        protected WriteSupport<Chat> getWriteSupport(Configuration configuration) {
            return new ChatSupport();
        }

        @Override
        protected WriteSupport<Chat> getWriteSupport(ParquetConfiguration configuration) {
            return new ChatSupport();
        }
    }

    private static final class ChatSupport extends WriteSupport<Chat> {

        private @Nullable RecordConsumer consumer;

        @Override
        @SuppressWarnings("deprecation") // must be there all the same
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer to) {
            consumer = to;
        }

        @Override
        public void write(Chat chat) {
            RecordConsumer to = Objects.requireNonNull(consumer);
            to.startMessage();
            field(to, "conversation_id", 0, () -> to.addBinary(Binary.fromString(chat.id())));
            field(to, "model", 1, () -> to.addBinary(Binary.fromString("vicuna-13b")));
            field(
                    to,
                    "conversation",
                    2,
                    () -> list(to, chat.messages().size(), i -> {
                        field(
                                to,
                                "content",
                                0,
                                () -> to.addBinary(
                                        Binary.fromString(chat.messages().get(i))));
                        field(to, "role", 1, () -> to.addBinary(Binary.fromString(role(i))));
                    }));
            field(to, "turn", 3, () -> to.addLong(chat.messages().size() / 2));
            field(to, "language", 4, () -> to.addBinary(Binary.fromString("English")));
            field(to, "openai_moderation", 5, () -> list(to, chat.messages().size(), i -> moderation(to, chat, i)));
            field(to, "redacted", 6, () -> to.addBoolean(false));
            to.endMessage();
        }

        private static void moderation(RecordConsumer to, Chat chat, int message) {
            field(to, "categories", 0, () -> group(to, c -> to.addBoolean(false)));
            field(to, "category_scores", 1, () -> group(to, c -> to.addDouble(score(chat, message, c))));
            field(to, "flagged", 2, () -> to.addBoolean(message == 0 && chat.flagged()));
        }

        private static void group(RecordConsumer to, IntConsumer value) {
            to.startGroup();
            for (int c = 0; c < CATEGORIES.size(); c++) {
                int category = c;
                field(to, CATEGORIES.get(c), c, () -> value.accept(category));
            }
            to.endGroup();
        }

        private static void list(RecordConsumer to, int size, IntConsumer element) {
            to.startGroup();
            field(to, "list", 0, () -> {
                for (int i = 0; i < size; i++) {
                    int number = i;
                    to.startGroup();
                    field(to, "element", 0, () -> {
                        to.startGroup();
                        element.accept(number);
                        to.endGroup();
                    });
                    to.endGroup();
                }
            });
            to.endGroup();
        }

        private static void field(RecordConsumer to, String name, int index, Runnable value) {
            to.startField(name, index);
            value.run();
            to.endField(name, index);
        }
    }
}
