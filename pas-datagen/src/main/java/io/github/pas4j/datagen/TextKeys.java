package io.github.pas4j.datagen;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import io.github.pas4j.runs.ResultKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names what is computed of a text: by half of its SHA-256. */
final class TextKeys {

    private TextKeys() {}

    static ResultKey of(String text) {
        HashCode hash = Hashing.sha256().hashString(text, StandardCharsets.UTF_16LE);
        ByteBuffer bytes = ByteBuffer.wrap(hash.asBytes());
        return ResultKey.of(bytes.getLong(), bytes.getLong());
    }
}
