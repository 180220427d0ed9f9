package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds the user turns of a row: the text under a key, or the messages of a conversation whose role is the user's. */
final class RowTurns {

    private final String field;
    private final boolean every;

    RowTurns(String field, boolean every) {
        this.field = field;
        this.every = every;
    }

    /** At least one turn, of which some may be bad. */
    List<Turn> of(JsonNode row) throws UnreadableRowException {
        if (row.isTextual()) {
            return List.of(Turn.plain(checked(row), false, false));
        }
        boolean toxic = Columns.isTrue(Columns.first(row, List.of("toxic")));
        boolean redacted = Columns.isTrue(Columns.first(row, List.of("redacted")));
        JsonNode plain = row.get(field);
        if (plain != null && !Columns.CONVERSATION.contains(field)) {
            return List.of(Turn.plain(checked(plain), toxic, redacted));
        }
        if (!field.equals(Columns.DEFAULT_FIELD) && plain == null) {
            throw new UnreadableRowException("no '" + field + "'");
        }
        Optional<JsonNode> conversation = plain == null ? Columns.first(row, Columns.CONVERSATION) : Optional.of(plain);
        return conversation(
                row,
                conversation.orElseThrow(() -> new UnreadableRowException(
                        "neither '" + Columns.DEFAULT_FIELD + "' nor a conversation that is not null")),
                toxic,
                redacted);
    }

    private List<Turn> conversation(JsonNode row, JsonNode conversation, boolean toxic, boolean redacted)
            throws UnreadableRowException {
        List<JsonNode> messages = Columns.elements(Columns.structured(conversation));
        List<JsonNode> moderation = entries(row, Columns.OPENAI);
        Verdicts openAi = new Verdicts(moderation, messages.size());
        Verdicts detoxify = new Verdicts(entries(row, Columns.DETOXIFY), messages.size());
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < messages.size() && (every || turns.isEmpty()); i++) {
            JsonNode message = messages.get(i);
            if (!message.isObject()) {
                throw new UnreadableRowException("the conversation holds something that is no message");
            }
            if (!isUsers(message)) {
                continue;
            }
            turns.add(turn(
                    turns.size() + 1,
                    message,
                    openAi.flagged(i),
                    Columns.first(message, List.of("toxic"))
                            .map(value -> Columns.isTrue(Optional.of(value)))
                            .orElse(toxic),
                    detoxify.score(i),
                    Columns.first(message, List.of("redacted"))
                            .map(value -> Columns.isTrue(Optional.of(value)))
                            .orElse(redacted)));
        }
        if (turns.isEmpty()) {
            throw new UnreadableRowException("the conversation has no turn of the user");
        }
        return turns;
    }

    private static boolean isUsers(JsonNode message) {
        return Columns.first(message, Columns.ROLE)
                .filter(JsonNode::isTextual)
                .map(role -> role.asText().strip().toLowerCase(Locale.ROOT))
                .filter(Columns.USER_ROLES::contains)
                .isPresent();
    }

    private static List<JsonNode> entries(JsonNode row, String column) throws UnreadableRowException {
        Optional<JsonNode> value = Columns.first(row, List.of(column));
        if (value.isEmpty() || (value.get().isTextual() && value.get().asText().isBlank())) {
            return List.of();
        }
        return Columns.elements(Columns.structured(value.get()));
    }

    private static Turn turn(
            int number, JsonNode message, boolean flagged, boolean toxic, OptionalDouble toxicity, boolean redacted) {
        try {
            JsonNode content = Columns.first(message, Columns.CONTENT)
                    .orElseThrow(() -> new UnreadableRowException("the user's turn is null"));
            return new Turn(number, checked(content), null, flagged, toxic, toxicity, redacted);
        } catch (UnreadableRowException e) {
            return new Turn(number, "", e.reason(), flagged, toxic, toxicity, redacted);
        }
    }

    private static String checked(JsonNode text) throws UnreadableRowException {
        if (!text.isTextual()) {
            throw new UnreadableRowException(text.isNull() ? "the prompt is null" : "the prompt is not a text");
        }
        if (Utf8.hasLoneSurrogate(text.asText())) {
            throw new UnreadableRowException("the prompt holds half of a character (a lone surrogate)");
        }
        return text.asText();
    }
}
