package io.github.pas4j.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that is either right or an error. */
final class Utf8 {

    private static final String MARK = "\uFEFF";

    private Utf8() {}

    static String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder() // a new decoder reports what is malformed
                .decode(ByteBuffer.wrap(bytes, offset, length))
                .toString();
    }

    /** The text without the byte order mark that some editors put first. */
    static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
