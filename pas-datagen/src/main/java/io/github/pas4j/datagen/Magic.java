package io.github.pas4j.datagen;

import java.util.Optional;

/** First bytes that tell what a file is. */
enum Magic {
    GZIP("gzip", "\u001F\u008B"),
    ZSTD("zstd", "(\u00B5/\u00FD"),
    PARQUET("Parquet", "PAR1"),
    ENCRYPTED_PARQUET("encrypted Parquet", "PARE"),
    ZIP("a ZIP archive", "PK\u0003\u0004"),
    BZIP2("bzip2", "BZh91AY"),
    XZ("xz", "\u00FD7zXZ"),
    ARROW("Arrow", "ARROW1\u0000"),
    UTF_16_LITTLE("UTF-16", "\u00FF\u00FE"),
    UTF_16_BIG("UTF-16", "\u00FE\u00FF");

    /** How many bytes of a file tell. */
    static final int LENGTH = 8;

    private final String words;

    /** The bytes, each as the character of its number. */
    private final String bytes;

    Magic(String words, String bytes) {
        this.words = words;
        this.bytes = bytes;
    }

    boolean begins(byte[] head) {
        for (int i = 0; i < bytes.length(); i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What the bytes say it is where that is something we do not read. */
    static Optional<String> foreign(byte[] head) {
        for (Magic magic : values()) {
            if (magic.compareTo(PARQUET) > 0 && magic.begins(head)) {
                return Optional.of(magic.words);
            }
        }
        return Optional.empty();
    }
}
