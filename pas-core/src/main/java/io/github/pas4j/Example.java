package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.Optional;

/**
 * A golden pair as a model is shown it.
 *
 * @param pair where it comes from
 * @param complement what the model is to have answered: the pair's own complement, or nothing
 */
record Example(GoldenPair pair, Optional<String> complement) {

    boolean isSilent() {
        return complement.isEmpty();
    }

    /** What the user's turn and the model's look like. */
    List<ChatMessage> turns() {
        return List.of(
                ChatMessage.of(Role.USER, FencedTurn.of(pair.prompt())),
                ChatMessage.of(Role.ASSISTANT, complement.orElse(ComplementReply.NONE)));
    }

    /** Names the pair, without its texts. */
    @Override
    public String toString() {
        return "Example[" + pair.id() + (isSilent() ? ", silent]" : "]");
    }
}
