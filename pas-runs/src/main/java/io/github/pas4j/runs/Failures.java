package io.github.pas4j.runs;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in our words what SQLite and the file system object to. */
final class Failures {

    private static final int PRIMARY = 0xff; // the rest of a code only says more closely what went wrong

    private Failures() {}

    static RunStoreException of(Path store, String attempted, SQLException e) {
        SQLiteErrorCode code = e instanceof SQLiteException own ? own.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        Reason reason = reason(code);
        return new RunStoreException(reason, store, attempted + " failed: " + words(reason, code), e);
    }

    static RunStoreException of(Path store, String attempted, IOException e) {
        String why = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        boolean isFull = why != null && why.contains("space"); // the JDK has no other sign of it
        String words = isFull ? "the disk is full" : "its folder or a file in it cannot be opened or written";
        return new RunStoreException(
                isFull ? Reason.DISK_FULL : Reason.NOT_WRITABLE,
                store,
                attempted + " failed: " + words + " (" + e.getClass().getSimpleName() + ")",
                e);
    }

    private static Reason reason(SQLiteErrorCode code) {
        int primary = code.code & PRIMARY;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return Reason.DISK_FULL;
        } else if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Reason.NOT_A_STORE;
        } else if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return Reason.DAMAGED;
        } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return Reason.NOT_WRITABLE;
        } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code) {
            return Reason.IN_USE;
        }
        return Reason.FAILED;
    }

    private static String words(Reason reason, SQLiteErrorCode code) {
        String name = " (" + code.name() + ")";
        return switch (reason) {
            case DISK_FULL -> "the disk is full" + name + "; what was recorded before is safe";
            case NOT_A_STORE -> "the file is no run store" + name;
            case DAMAGED -> "the file is damaged" + name;
            case NOT_WRITABLE -> "the file or its folder cannot be opened or written" + name;
            case IN_USE -> "another program holds a lock on the file" + name;
            default -> "SQLite reports " + code.name();
        };
    }
}
