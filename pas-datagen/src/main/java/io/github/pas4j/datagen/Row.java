package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A row of whatever format as JSON, or what is wrong with it: one of {@code json} and {@code problem} is null.
 *
 * @param rows how many rows the problem takes along, 1 otherwise
 */
record Row(
        long line,
        long rows,
        @Nullable JsonNode json,
        @Nullable String problem) {

    static Row of(long line, JsonNode json) {
        return new Row(line, 1, json, null);
    }

    static Row bad(long line, String problem) {
        return new Row(line, 1, null, problem);
    }

    static Row bad(long line, long rows, String problem) {
        return new Row(line, rows, null, problem);
    }
}
