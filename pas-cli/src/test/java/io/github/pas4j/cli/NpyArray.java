package io.github.pas4j.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .npy} file read back, by what the format says and nothing of what wrote it. */
record NpyArray(int rows, int dimension, ByteBuffer values) {

    private static final Pattern ARRAY =
            Pattern.compile("\\{'descr': '<f4', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\), } *\n");

    static NpyArray of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[6];
        bytes.get(magic);
        int major = bytes.get();
        int minor = bytes.get();
        if (!new String(magic, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY") || major != 1 || minor != 0) {
            throw new AssertionError("no .npy of version 1.0");
        }
        byte[] dictionary = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(dictionary);
        Matcher array = ARRAY.matcher(new String(dictionary, StandardCharsets.US_ASCII));
        if (bytes.position() % 64 != 0 || !array.matches()) {
            throw new AssertionError(
                    "header of " + bytes.position() + " bytes: " + new String(dictionary, StandardCharsets.US_ASCII));
        }
        int rows = Integer.parseInt(array.group(1));
        int dimension = Integer.parseInt(array.group(2));
        if (bytes.remaining() != rows * dimension * 4) {
            throw new AssertionError(bytes.remaining() + " bytes for " + rows + " × " + dimension);
        }
        return new NpyArray(rows, dimension, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    float[] row(int i) {
        float[] row = new float[dimension];
        values.asFloatBuffer().position(i * dimension).get(row);
        return row;
    }

    /** A row as the bits of its numbers, for which -0 is not 0. */
    static int[] bits(float[] row) {
        int[] bits = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            bits[i] = Float.floatToRawIntBits(row[i]);
        }
        return bits;
    }
}
