package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.CharacterCodingException;
import java.util.function.Consumer;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Builds each row of Parquet as JSON, lists as arrays. A row that is too large or holds bad UTF-8 is read to its end, so
 * that the next one can be read, and is a bad row.
 */
final class ParquetRowBuilder extends RecordMaterializer<Row> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final int maxRowBytes;
    private final GroupConverter root;
    private ObjectNode row = NODES.objectNode();
    private @Nullable String problem;
    private long bytes;
    private int values;
    private long number;

    /**
     * @param schema the file's
     * @param requested the part of it that is read
     */
    ParquetRowBuilder(MessageType schema, MessageType requested, int maxRowBytes) {
        this.maxRowBytes = maxRowBytes;
        this.root = new StructConverter(schema, requested, built -> row = (ObjectNode) built);
    }

    /** Says which row comes next. */
    void begin(long rowNumber) {
        number = rowNumber;
        problem = null;
        bytes = 0;
        values = 0;
    }

    @Override
    public Row getCurrentRecord() {
        return problem == null ? Row.of(number, row) : Row.bad(number, problem);
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    /** Counts a value, and says whether there is still room for it. */
    private boolean admits(int size) {
        if (++values > Limits.MAX_ROW_VALUES) {
            throw new ParquetDecodingException("a row of more than " + Limits.MAX_ROW_VALUES + " values");
        }
        bytes += size;
        if (bytes > maxRowBytes) {
            problem = "the row is larger than " + maxRowBytes + " bytes";
        }
        return problem == null;
    }

    private Converter converter(Type type, Type requested, Consumer<JsonNode> to) {
        if (type.isPrimitive()) {
            return new ValueConverter(type.asPrimitiveType().getPrimitiveTypeName(), to);
        }
        if (ParquetLists.isList(type)) {
            return new ListConverter(type.asGroupType(), requested.asGroupType(), to);
        }
        return new StructConverter(type.asGroupType(), requested.asGroupType(), to);
    }

    /** An object; a field that is repeated without being called a list is an array in it. */
    private final class StructConverter extends GroupConverter {

        private final Converter[] fields;
        private final Consumer<JsonNode> to;
        private ObjectNode node = NODES.objectNode();

        StructConverter(GroupType type, GroupType requested, Consumer<JsonNode> to) {
            this.to = to;
            this.fields = new Converter[requested.getFieldCount()];
            for (int i = 0; i < fields.length; i++) {
                String name = requested.getFieldName(i);
                Type field = type.getType(name);
                boolean repeated = field.isRepetition(Type.Repetition.REPEATED);
                fields[i] = converter(field, requested.getType(i), value -> put(name, value, repeated));
            }
        }

        private void put(String name, JsonNode value, boolean repeated) {
            if (repeated) {
                node.withArrayProperty(name).add(value);
            } else {
                node.set(name, value);
            }
        }

        @Override
        public Converter getConverter(int field) {
            return fields[field];
        }

        @Override
        public void start() {
            admits(1);
            node = NODES.objectNode();
        }

        @Override
        public void end() {
            to.accept(node);
        }
    }

    private final class ListConverter extends GroupConverter {

        private final Consumer<JsonNode> to;
        private final Converter entry;
        private ArrayNode node = NODES.arrayNode();

        ListConverter(GroupType list, GroupType requestedList, Consumer<JsonNode> to) {
            this.to = to;
            Type type = list.getType(0);
            Type requested = requestedList.getType(0);
            this.entry = ParquetLists.isWrapped(list)
                    ? new WrapperConverter(type.asGroupType(), requested.asGroupType(), this::add)
                    : converter(type, requested, this::add);
        }

        private void add(JsonNode value) {
            if (admits(1)) {
                node.add(value);
            }
        }

        @Override
        public Converter getConverter(int field) {
            return entry;
        }

        @Override
        public void start() {
            node = NODES.arrayNode();
        }

        @Override
        public void end() {
            to.accept(node);
        }
    }

    /** The level between a list and its element, which may be null. */
    private final class WrapperConverter extends GroupConverter {

        private final Converter element;
        private final Consumer<JsonNode> to;
        private JsonNode value = NullNode.instance;

        WrapperConverter(GroupType type, GroupType requested, Consumer<JsonNode> to) {
            this.to = to;
            this.element = converter(type.getType(0), requested.getType(0), found -> value = found);
        }

        @Override
        public Converter getConverter(int field) {
            return element;
        }

        @Override
        public void start() {
            value = NullNode.instance;
        }

        @Override
        public void end() {
            to.accept(value);
        }
    }

    private final class ValueConverter extends PrimitiveConverter {

        private final PrimitiveTypeName type;
        private final Consumer<JsonNode> to;

        ValueConverter(PrimitiveTypeName type, Consumer<JsonNode> to) {
            this.type = type;
            this.to = to;
        }

        @Override
        public void addBinary(Binary value) {
            if (!admits(value.length())) {
                return;
            }
            if (type != PrimitiveTypeName.BINARY) {
                to.accept(NullNode.instance); // INT96 and the like: times, which nobody asks for
                return;
            }
            try {
                to.accept(NODES.textNode(Utf8.decode(value.toByteBuffer())));
            } catch (CharacterCodingException e) {
                problem = "a text is not UTF-8";
            }
        }

        @Override
        public void addBoolean(boolean value) {
            if (admits(1)) {
                to.accept(NODES.booleanNode(value));
            }
        }

        @Override
        public void addInt(int value) {
            if (admits(1)) {
                to.accept(NODES.numberNode(value));
            }
        }

        @Override
        public void addLong(long value) {
            if (admits(1)) {
                to.accept(NODES.numberNode(value));
            }
        }

        @Override
        public void addFloat(float value) {
            if (admits(1)) {
                to.accept(NODES.numberNode(value));
            }
        }

        @Override
        public void addDouble(double value) {
            if (admits(1)) {
                to.accept(NODES.numberNode(value));
            }
        }
    }
}
