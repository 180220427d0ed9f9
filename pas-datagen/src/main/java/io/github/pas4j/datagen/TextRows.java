package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of text, each a JSON text; blank ones are left out. */
final class TextRows implements Rows {

    private final CompressedFile file;
    private final ByteLines lines;

    TextRows(CompressedFile file, int maxBytes) throws IOException {
        this.file = file;
        this.lines = new ByteLines(file.content(), maxBytes);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (lines.advance()) {
            if (lines.isBlank()) {
                continue;
            }
            try {
                return Row.of(lines.number(), JsonNodeFactory.instance.textNode(lines.text()));
            } catch (UnreadableRowException e) {
                return Row.bad(lines.number(), e.reason());
            }
        }
        return null;
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
