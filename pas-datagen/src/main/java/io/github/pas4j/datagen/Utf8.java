package io.github.pas4j.datagen;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 that is either right or an error, and text that can be written as UTF-8 again. */
final class Utf8 {

    private Utf8() {}

    static String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
        return decode(ByteBuffer.wrap(bytes, offset, length));
    }

    static String decode(ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes)
                .toString();
    }

    /** Half of a pair that stands alone: an emoji that was cut. No UTF-8 can hold it. */
    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
