package io.github.pas4j.embedding.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An ONNX model of two nodes: {@code y = a·bᵀ}, and the greatest number of each row of {@code y}, so that rows without
 * hits need not be looked at. The numbers are the fields of onnx.proto3,
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3.
 */
final class ProductModel {

    static final String A = "a";
    static final String B = "b";
    static final String PRODUCT = "y";
    static final String MAXIMA = "m";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int TYPE_FLOAT = 1;
    private static final int TYPE_INT = 2;
    private static final int TYPE_INTS = 7;

    private ProductModel() {}

    static byte[] bytes() {
        Message gemm = new Message()
                .text(1, A)
                .text(1, B)
                .text(2, PRODUCT)
                .text(4, "Gemm")
                .message(5, new Message().text(1, "transB").number(3, 1).number(20, TYPE_INT));
        Message max = new Message()
                .text(1, PRODUCT)
                .text(2, MAXIMA)
                .text(4, "ReduceMax")
                .message(5, new Message().text(1, "axes").number(8, 1).number(20, TYPE_INTS))
                .message(5, new Message().text(1, "keepdims").number(3, 0).number(20, TYPE_INT));
        Message graph = new Message()
                .message(1, gemm)
                .message(1, max)
                .text(2, "product")
                .message(11, matrix(A, "rows", "dimension"))
                .message(11, matrix(B, "columns", "dimension"))
                .message(12, matrix(PRODUCT, "rows", "columns"))
                .message(12, matrix(MAXIMA, "rows"));
        Message opset = new Message().text(1, "").number(2, OPSET);
        return new Message()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, opset)
                .bytes();
    }

    private static Message matrix(String name, String... shape) {
        Message dimensions = new Message();
        for (String dimension : shape) {
            dimensions.message(1, new Message().text(2, dimension));
        }
        Message tensor = new Message().number(1, TYPE_FLOAT).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** Protocol buffers: numbers as varints, the rest with its length. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, int value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return raw(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Message raw(int field, byte[] value) {
            varint((field << 3) | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(int value) {
            int rest = value;
            for (; rest > 0x7F; rest >>>= 7) {
                out.write((rest & 0x7F) | 0x80);
            }
            out.write(rest);
        }
    }
}
