package io.github.pas4j.runs;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names a result in its space: a text, or a number of 128 bits such as a hash. The two never equal. Immutable. */
public final class ResultKey {

    private static final int HASH_BYTES = 16;

    private final @Nullable String text;
    private final long high;
    private final long low;

    private ResultKey(@Nullable String text, long high, long low) {
        this.text = text;
        this.high = high;
        this.low = low;
    }

    /**
     * A key that is a text.
     *
     * @param text not blank
     * @throws IllegalArgumentException if it is blank or has half a surrogate pair
     */
    public static ResultKey of(String text) {
        return new ResultKey(Texts.id("key", text), 0, 0);
    }

    /**
     * A key of 128 bits.
     *
     * @param high the upper 64
     * @param low the lower 64
     */
    public static ResultKey of(long high, long low) {
        return new ResultKey(null, high, low);
    }

    void bind(PreparedStatement statement, int at) throws SQLException {
        if (text != null) {
            statement.setString(at, text);
        } else {
            statement.setBytes(
                    at,
                    ByteBuffer.allocate(HASH_BYTES).putLong(high).putLong(low).array());
        }
    }

    static ResultKey read(ResultSet row, int at) throws SQLException {
        if (row.getObject(at) instanceof byte[] bytes && bytes.length == HASH_BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return of(buffer.getLong(), buffer.getLong());
        }
        return of(Columns.text(row, at));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultKey key && high == key.high && low == key.low && Objects.equals(text, key.text);
    }

    @Override
    public int hashCode() {
        return text != null ? text.hashCode() : Long.hashCode(high * 31 + low);
    }

    /** 32 hexadecimal digits, or the number of characters of a text, which may be a user's. */
    @Override
    public String toString() {
        return text != null
                ? "ResultKey[" + text.length() + " characters]"
                : String.format(Locale.ROOT, "ResultKey[%016x%016x]", high, low);
    }
}
