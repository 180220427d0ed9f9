package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.onnx.WireFields.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Constant numbers of an ONNX graph, such as weights; the fields' numbers are those of onnx.proto. */
record GraphTensor(ByteBuffer bytes, List<Field> fields) {

    static final int DIMENSION = 1;
    static final int TYPE = 2;
    static final int RAW = 9;
    static final int INT_64 = 7;

    private static final int NAME = 8;
    private static final int EXTERNAL = 13;
    private static final int WHERE = 14;
    private static final int WHERE_EXTERNAL = 1;
    private static final int ENTRY_KEY = 1;
    private static final int ENTRY_VALUE = 2;
    private static final int FLOAT_32 = 1;

    static GraphTensor read(ByteBuffer bytes, Field tensor) {
        return new GraphTensor(bytes, WireFields.of(bytes, tensor));
    }

    String name() {
        return field(NAME).map(field -> WireFields.text(bytes, field)).orElse("");
    }

    /** The one number of a tensor that has one, if it is of a common type and lies in the common way. */
    OptionalDouble number() {
        Optional<Field> raw = field(RAW);
        long type = field(TYPE).map(Field::value).orElse(0L);
        if (raw.isEmpty() || raw.get().size() != (type == FLOAT_32 ? Float.BYTES : Long.BYTES)) {
            return OptionalDouble.empty();
        }
        ByteBuffer numbers = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int at = raw.get().from();
        if (type == FLOAT_32) {
            return OptionalDouble.of(numbers.getFloat(at));
        }
        return type == INT_64 ? OptionalDouble.of((double) numbers.getLong(at)) : OptionalDouble.empty();
    }

    /** Bytes of its numbers, where they lie in one piece; 0 otherwise. */
    int rawSize() {
        return field(RAW).map(Field::size).orElse(0);
    }

    /** The same tensor, whose numbers are left where they lie in a file. */
    byte[] leftIn(String file) {
        Field raw = field(RAW).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            if (field.number() != RAW) {
                WireFields.put(out, bytes, field);
            }
        }
        putEntry(out, "location", file);
        putEntry(out, "offset", Integer.toString(raw.from()));
        putEntry(out, "length", Integer.toString(raw.size()));
        WireFields.put(out, WHERE, WHERE_EXTERNAL);
        return out.toByteArray();
    }

    private static void putEntry(ByteArrayOutputStream out, String key, String value) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        WireFields.put(entry, ENTRY_KEY, key);
        WireFields.put(entry, ENTRY_VALUE, value);
        WireFields.put(out, EXTERNAL, entry.toByteArray());
    }

    private Optional<Field> field(int number) {
        return fields.stream().filter(field -> field.number() == number).findFirst();
    }
}
