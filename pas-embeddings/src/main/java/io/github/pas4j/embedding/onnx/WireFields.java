package io.github.pas4j.embedding.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes what little of Protocol Buffers' wire format an ONNX file takes
 * (<a href="https://protobuf.dev/programming-guides/encoding/">its description</a>). Reading copies nothing.
 */
final class WireFields {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private WireFields() {}

    /**
     * One field where it lies.
     *
     * @param value of a number; 0 for bytes
     * @param begin where its tag begins
     * @param from where what comes after the tag (and the length) begins, as {@code to} is where it ends
     */
    record Field(int number, long value, int begin, int from, int to) {

        int size() {
            return to - from;
        }
    }

    /**
     * The fields of the message between two places.
     *
     * @throws IllegalArgumentException if there is no message
     */
    static List<Field> of(ByteBuffer bytes, int from, int to) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = bytes.duplicate().limit(to).position(from);
        while (in.hasRemaining()) {
            int begin = in.position();
            long tag = varint(in);
            int number = Math.toIntExact(Math.min(tag >>> 3, Integer.MAX_VALUE));
            int start = in.position();
            int kind = (int) tag & 7;
            long value = kind == VARINT || kind == BYTES ? varint(in) : 0;
            if (kind == BYTES) {
                start = in.position();
            }
            long size = switch (kind) {
                case VARINT -> 0;
                case FIXED_64 -> Long.BYTES;
                case BYTES -> value;
                case FIXED_32 -> Integer.BYTES;
                default -> -1;
            };
            if (size < 0 || size > in.remaining()) {
                throw new IllegalArgumentException("no field at " + begin);
            }
            in.position(in.position() + (int) size);
            fields.add(new Field(number, kind == BYTES ? 0 : value, begin, start, in.position()));
        }
        return fields;
    }

    static List<Field> of(ByteBuffer bytes, Field message) {
        return of(bytes, message.from(), message.to());
    }

    static String text(ByteBuffer bytes, Field field) {
        return StandardCharsets.UTF_8
                .decode(bytes.duplicate().limit(field.to()).position(field.from()))
                .toString();
    }

    /** The numbers of a field that holds several, or one. */
    static List<Long> numbers(ByteBuffer bytes, Field field) {
        List<Long> numbers = new ArrayList<>();
        ByteBuffer in = bytes.duplicate().limit(field.to()).position(field.from());
        while (in.hasRemaining()) {
            numbers.add(varint(in));
        }
        return numbers;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!in.hasRemaining()) {
                break;
            }
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("no number at " + in.position());
    }

    static void put(ByteArrayOutputStream out, int number, long value) {
        putVarint(out, (long) number << 3 | VARINT);
        putVarint(out, value);
    }

    static void put(ByteArrayOutputStream out, int number, byte[] value) {
        putVarint(out, (long) number << 3 | BYTES);
        putVarint(out, value.length);
        out.writeBytes(value);
    }

    static void put(ByteArrayOutputStream out, int number, String value) {
        put(out, number, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A field as it is, tag and all. */
    static void put(ByteArrayOutputStream out, ByteBuffer bytes, Field field) {
        byte[] copy = new byte[field.to() - field.begin()];
        bytes.get(field.begin(), copy);
        out.writeBytes(copy);
    }

    private static void putVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
