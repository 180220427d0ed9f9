package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What moderation says of the messages of a conversation, one entry for each. Where there are not as many entries as
 * messages, nobody knows whose an entry is, and each message answers for all of them.
 */
final class Verdicts {

    private final List<JsonNode> entries;
    private final int messages;

    Verdicts(List<JsonNode> entries, int messages) {
        this.entries = entries;
        this.messages = messages;
    }

    private List<JsonNode> of(int message) {
        return entries.size() == messages ? List.of(entries.get(message)) : entries;
    }

    boolean flagged(int message) {
        return of(message).stream().anyMatch(entry -> Columns.isTrue(Columns.first(entry, List.of("flagged"))));
    }

    /** The greatest score, of those from 0 to 1. */
    OptionalDouble score(int message) {
        double greatest = -1;
        for (JsonNode entry : of(message)) {
            for (JsonNode score : entry) {
                double value = score.isNumber() ? score.doubleValue() : -1;
                greatest = value <= 1 ? Math.max(greatest, value) : greatest;
            }
        }
        return greatest < 0 ? OptionalDouble.empty() : OptionalDouble.of(greatest);
    }
}
