package io.github.pas4j.cli;

import io.github.pas4j.cli.EncodeFile.Encoded;
import java.io.PrintStream;
import java.util.Locale;

/** What {@code pas encode} says at its end. */
final class EncodeSummary {

    private final PrintStream err;
    private final Encoded encoded;

    EncodeSummary(PrintStream err, Encoded encoded) {
        this.err = err;
        this.encoded = encoded;
    }

    void print() {
        RowCounts counts = encoded.counts();
        line(
                "%s read in %.1f s, %.1f prompts a second",
                Summary.count(counts.read(), "row"), encoded.seconds(), encoded.promptsPerSecond());
        line("  array                  %,d × %d", counts.done(), encoded.dimension());
        if (counts.unreadable() > 0) {
            line("  unreadable (rejected)  %,d; they have no row in the array", counts.unreadable());
        }
        if (encoded.truncated() > 0) {
            line(
                    "  too long               %,d; their vectors stand for as much of their beginning as the encoder reads",
                    encoded.truncated());
        }
        if (counts.blankLines() > 0) {
            line("and %s between the rows", Summary.count(counts.blankLines(), "blank line"));
        }
    }

    static String json(Encoded encoded) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeNumberField("rows", encoded.counts().done());
            json.writeNumberField("dimension", encoded.dimension());
            json.writeNumberField("promptsPerSecond", encoded.promptsPerSecond());
            json.writeNumberField("rejected", encoded.counts().unreadable());
            json.writeNumberField("truncated", encoded.truncated());
            json.writeEndObject();
        });
    }

    private void line(String format, Object... values) {
        err.println(String.format(Locale.ROOT, format, values));
    }
}
