package io.github.pas4j.datagen;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Finds prompts whose {@linkplain NormalizedText normalised text} came before. The first one seen stays; each later one is
 * told whose duplicate it is. By default case counts: {@code US} is not {@code us}, and code is not to be lower-cased.
 *
 * <p>Texts are known by the first 128 bits of their SHA-256, so nobody can make two texts that are wrongly taken for one.
 * A text costs some 30 bytes of memory, whatever its length. Not thread-safe.
 */
public final class ExactDuplicates {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final UnaryOperator<String> normalization;
    private final MessageDigest digest = sha256();
    /** Hashes and positions in the order in which they came, in pieces, so that growing copies none of them. */
    private final List<long[]> hashes = new ArrayList<>();

    private final List<int[]> positions = new ArrayList<>();
    /** Numbers of entries, from 1; 0 is a free slot. */
    private int[] slots = new int[1 << 10];

    private int size;

    private ExactDuplicates(UnaryOperator<String> normalization) {
        this.normalization = normalization;
    }

    /** Empty; tells texts that differ in case apart. */
    public static ExactDuplicates create() {
        return new ExactDuplicates(NormalizedText::of);
    }

    /** Empty; takes texts that differ in case alone for one. */
    public static ExactDuplicates ignoringCase() {
        return new ExactDuplicates(NormalizedText::ignoringCase);
    }

    /**
     * Adds a text, unless it came before.
     *
     * @param text any text
     * @param position whatever the caller knows it by
     * @return the position of the first text that is the same, or empty if this is the first
     */
    public OptionalInt add(String text, int position) {
        byte[] hash = digest.digest(utf16(normalization.apply(text)));
        long high = longAt(hash, 0);
        long low = longAt(hash, Long.BYTES);
        int slot = slot(high, low);
        if (slots[slot] > 0) {
            int entry = slots[slot] - 1;
            return OptionalInt.of(positions.get(entry >> CHUNK_BITS)[entry & (CHUNK - 1)]);
        }
        append(high, low, position);
        slots[slot] = size;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return OptionalInt.empty();
    }

    /** How many different texts there are. */
    public int size() {
        return size;
    }

    private void append(long high, long low, int position) {
        int within = size & (CHUNK - 1);
        if (within == 0) {
            hashes.add(new long[2 * CHUNK]);
            positions.add(new int[CHUNK]);
        }
        long[] chunk = hashes.get(size >> CHUNK_BITS);
        chunk[2 * within] = high;
        chunk[2 * within + 1] = low;
        positions.get(size >> CHUNK_BITS)[within] = position;
        size++;
    }

    private int slot(long high, long low) {
        int mask = slots.length - 1;
        int slot = (int) low & mask;
        while (slots[slot] > 0 && !isEntry(slots[slot] - 1, high, low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isEntry(int entry, long high, long low) {
        long[] chunk = hashes.get(entry >> CHUNK_BITS);
        int at = 2 * (entry & (CHUNK - 1));
        return chunk[at] == high && chunk[at + 1] == low;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int entry = 0; entry < size; entry++) {
            long[] chunk = hashes.get(entry >> CHUNK_BITS);
            int at = 2 * (entry & (CHUNK - 1));
            slots[slot(chunk[at], chunk[at + 1])] = entry + 1;
        }
    }

    /** Each character as it is; an encoder would make one and the same of every half of a pair. */
    private static byte[] utf16(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> Byte.SIZE);
        }
        return bytes;
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[offset + i] & 0xFF);
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
