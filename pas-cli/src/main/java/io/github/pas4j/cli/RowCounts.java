package io.github.pas4j.cli;

/** Counts the rows of an input file: each read row is done or unreadable. Used by one thread. */
class RowCounts {

    private long done;
    private long unreadable;
    private long blankLines;

    final void addDone(long rows) {
        done += rows;
    }

    final void addUnreadable() {
        unreadable++;
    }

    final void addBlankLine() {
        blankLines++;
    }

    /** Rows that came back. */
    final long done() {
        return done;
    }

    final long unreadable() {
        return unreadable;
    }

    /** Lines between the rows of JSONL, which are none themselves. */
    final long blankLines() {
        return blankLines;
    }

    final long read() {
        return done + unreadable;
    }
}
