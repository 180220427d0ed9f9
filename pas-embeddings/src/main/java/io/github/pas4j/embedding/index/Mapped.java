package io.github.pas4j.embedding.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Records of one size in a mapped file, any number of bytes together. The mapping lives until the garbage collector
 * finds it: nobody can read what has been unmapped.
 */
final class Mapped {

    private static final int SEGMENT = 1 << 30;

    private final ByteBuffer[] segments;
    private final int recordBytes;
    private final int perSegment;

    /**
     * @param group records that must lie in one segment: segments hold multiples of so many
     */
    Mapped(FileChannel file, long offset, int recordBytes, long records, int group) throws IOException {
        this.recordBytes = recordBytes;
        this.perSegment = Math.max(group, SEGMENT / recordBytes / group * group);
        this.segments = new ByteBuffer[(int) ((records + perSegment - 1) / perSegment)];
        for (int s = 0; s < segments.length; s++) {
            long first = (long) s * perSegment;
            long bytes = Math.min(perSegment, records - first) * recordBytes;
            segments[s] = file.map(FileChannel.MapMode.READ_ONLY, offset + first * recordBytes, bytes)
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** The buffer that holds the record, for reading at {@link #position}. */
    ByteBuffer segment(int record) {
        return segments[record / perSegment];
    }

    int position(int record) {
        return record % perSegment * recordBytes;
    }

    /** Some records that lie in one segment. */
    ByteBuffer slice(int record, int records) {
        return segment(record).slice(position(record), records * recordBytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
