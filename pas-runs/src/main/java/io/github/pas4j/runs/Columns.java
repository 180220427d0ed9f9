package io.github.pas4j.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads columns that are never null in a sound file: in one with zeros in place of a page they are. */
final class Columns {

    private Columns() {}

    static String text(ResultSet row, int at) throws SQLException {
        String text = row.getString(at);
        if (text == null) {
            throw missing();
        }
        return text;
    }

    static byte[] bytes(ResultSet row, int at) throws SQLException {
        byte[] bytes = row.getBytes(at);
        if (bytes == null) {
            throw missing();
        }
        return bytes;
    }

    private static SQLiteException missing() {
        return new SQLiteException("a value is missing", SQLiteErrorCode.SQLITE_CORRUPT);
    }
}
