package io.github.pas4j.client.internal;

import io.github.pas4j.llm.BatchAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers and failures of a batch, found together from its files. Where an id comes twice, an answer stands before a
 * failure, and else the first before what follows.
 */
final class BatchAnswers {

    /** More than any batch has: it ends a stream that does not end. */
    static final long MAX_FILE_BYTES = 4L * 1024 * 1024 * 1024;

    private final Map<String, BatchAnswer> answers = new LinkedHashMap<>();

    void addAll(List<BatchAnswer> more) {
        more.forEach(answer -> answers.merge(answer.id(), answer, BatchAnswers::better));
    }

    private static BatchAnswer better(BatchAnswer earlier, BatchAnswer later) {
        return earlier.response().isEmpty() && later.response().isPresent() ? later : earlier;
    }

    List<BatchAnswer> list() {
        return List.copyOf(answers.values());
    }

    /** Reads a file, of which no more than a line is held as text. */
    static List<BatchAnswer> read(InputStream in, int maxLineBytes, BatchLine reader) throws IOException {
        BatchAnswers found = new BatchAnswers();
        LineReader lines = new LineReader(in, MAX_FILE_BYTES, maxLineBytes);
        int number = 0;
        for (boolean over = false; !over; ) {
            String line = lines.next();
            over = line == null;
            String document = line == null ? lines.rest() : line;
            number++;
            if (!document.isBlank()) {
                found.addAll(List.of(reader.read(document, new BatchLine.Place(number, lines.start(), lines.end()))));
            }
        }
        return found.list();
    }
}
