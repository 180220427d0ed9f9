package io.github.pas4j.embedded.build;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A constant of an ONNX graph, as ONNX Runtime writes it: raw little-endian bytes; fields by their numbers in onnx.proto.
 *
 * @param type the element type's number
 * @param shape empty for one value
 */
record Constant(int type, List<Long> shape, ByteString raw) {

    static final int FLOAT = 1;
    static final int INT8 = 3;
    static final int INT64 = 7;

    private static final int DIMS = 1;
    private static final int TYPE = 2;
    private static final int NAME = 8;
    private static final int RAW = 9;

    static String name(UnknownFieldSet fields) {
        return String.join("", OnnxNode.texts(fields, NAME));
    }

    static Constant read(UnknownFieldSet fields) {
        List<ByteString> raw = fields.getField(RAW).getLengthDelimitedList();
        if (raw.size() != 1) {
            throw new IllegalStateException("a constant is not raw: " + name(fields));
        }
        List<Long> shape = new ArrayList<>(fields.getField(DIMS).getVarintList());
        for (ByteString packed : fields.getField(DIMS).getLengthDelimitedList()) {
            shape.addAll(OnnxGraph.varints(packed));
        }
        int type = fields.getField(TYPE).getVarintList().get(0).intValue();
        return new Constant(type, shape, raw.get(0));
    }

    static Constant int64(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return new Constant(INT64, List.of((long) values.length), ByteString.copyFrom(bytes.flip()));
    }

    static Constant index(long value) {
        return new Constant(INT64, List.of(), int64(value).raw());
    }

    long[] int64() {
        require(INT64);
        long[] values = new long[raw.size() / Long.BYTES];
        raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return values;
    }

    boolean isZero() {
        for (int i = 0; i < raw.size(); i++) {
            if (raw.byteAt(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** One value for each column: a single one is repeated. */
    Constant perColumn(int columns) {
        require(FLOAT);
        if (raw.size() == Float.BYTES * columns) {
            return this;
        }
        if (raw.size() != Float.BYTES) {
            throw new IllegalStateException("neither one value nor " + columns + ": " + raw.size() / Float.BYTES);
        }
        ByteString all = ByteString.EMPTY;
        for (int i = 0; i < columns; i++) {
            all = all.concat(raw);
        }
        return new Constant(FLOAT, List.of((long) columns), all);
    }

    /** Vectors one after the other. */
    static Constant concatenated(List<Constant> vectors) {
        ByteString all = ByteString.EMPTY;
        long length = 0;
        for (Constant vector : vectors) {
            vector.require(FLOAT);
            all = all.concat(vector.raw());
            length += vector.raw().size() / Float.BYTES;
        }
        return new Constant(FLOAT, List.of(length), all);
    }

    /** Matrices of 8-bit numbers beside each other. */
    static Constant besideEachOther(List<Constant> matrices) {
        int rows = Math.toIntExact(matrices.get(0).shape().get(0));
        int columns = 0;
        for (Constant matrix : matrices) {
            matrix.require(INT8);
            if (matrix.shape().size() != 2 || matrix.shape().get(0) != rows) {
                throw new IllegalStateException("matrices do not fit: " + matrix.shape());
            }
            columns += Math.toIntExact(matrix.shape().get(1));
        }
        ByteBuffer all = ByteBuffer.allocate(rows * columns);
        for (int row = 0; row < rows; row++) {
            for (Constant matrix : matrices) {
                int width = Math.toIntExact(matrix.shape().get(1));
                all.put(matrix.raw().substring(row * width, (row + 1) * width).asReadOnlyByteBuffer());
            }
        }
        return new Constant(INT8, List.of((long) rows, (long) columns), ByteString.copyFrom(all.flip()));
    }

    private void require(int expected) {
        if (type != expected) {
            throw new IllegalStateException("a constant of type " + type + ", not " + expected);
        }
    }

    UnknownFieldSet fields(String name) {
        Field.Builder dims = Field.newBuilder();
        shape.forEach(dims::addVarint);
        return UnknownFieldSet.newBuilder()
                .addField(DIMS, dims.build())
                .addField(TYPE, Field.newBuilder().addVarint(type).build())
                .addField(
                        NAME,
                        Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(name))
                                .build())
                .addField(RAW, Field.newBuilder().addLengthDelimited(raw).build())
                .build();
    }
}
