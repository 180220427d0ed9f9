package io.github.pas4j.runs;

/** What became of an answer that was handed to the journal. */
public enum Recording {
    /** It was recorded. */
    NEW,
    /** The same answer was there for this key; nothing changed. */
    KNOWN,
    /** Another answer was there for this key and stays; this one was not recorded, nor its tokens counted. */
    OTHER_KEPT
}
