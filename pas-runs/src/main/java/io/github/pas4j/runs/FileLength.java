package io.github.pas4j.runs;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A store's length before SQLite opens it. SQLite compares it with the pages that there should be, but takes part of a page for
 * a whole one, and a file of one byte for an empty one.
 *
 * @param bytes length of the file
 * @param isWholePages false while a log may hold what the last page lacks
 */
record FileLength(long bytes, boolean isWholePages) {

    private static final int SMALLEST_PAGE = 512;

    static FileLength of(Path store) throws IOException {
        Path log = store.resolveSibling(store.getFileName() + "-wal");
        FileLength length = new FileLength(Files.size(store), !Files.exists(log) || Files.size(log) == 0);
        if (length.bytes > 0 && length.bytes < SMALLEST_PAGE) {
            throw new RunStoreException(Reason.NOT_A_STORE, store, "it is a file of something else", null);
        }
        return length;
    }

    void check(Path store, Database database) {
        int page = database.pageBytes();
        if (isWholePages && bytes % page != 0) {
            throw new RunStoreException(
                    Reason.DAMAGED, store, "it is damaged: it ends within a page of " + page + " bytes", null);
        }
    }
}
