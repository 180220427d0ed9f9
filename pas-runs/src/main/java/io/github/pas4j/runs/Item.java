package io.github.pas4j.runs;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a run works on, such as a prompt, and how far it has come. Immutable.
 *
 * @param id the only one of this name in the run, not blank
 * @param position where it stands among the items, at least 0; several may share one
 * @param state a word of the user's own, such as {@code "kept"}; not blank
 * @param attempts how often it has been tried, at least 0
 * @param detail whatever else is to be remembered, such as JSON, or null
 */
public record Item(
        String id,
        long position,
        String state,
        int attempts,
        @Nullable String detail) {

    /**
     * @throws IllegalArgumentException if an id or state is blank or a number negative
     */
    public Item {
        Texts.id("id", id);
        Texts.id("state", state);
        if (position < 0) {
            throw new IllegalArgumentException("position must not be negative: " + position);
        }
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must not be negative: " + attempts);
        }
        detail = detail == null ? null : Texts.repaired(detail);
    }

    /** An item that has not been tried, without detail. */
    public static Item of(String id, long position, String state) {
        return new Item(id, position, state, 0, null);
    }

    /** The same in another state. */
    public Item in(String newState) {
        return new Item(id, position, newState, attempts, detail);
    }

    /** The same with another detail, or none. */
    public Item with(@Nullable String newDetail) {
        return new Item(id, position, state, attempts, newDetail);
    }

    /** The same, tried once more. */
    public Item triedAgain() {
        return new Item(id, position, state, Math.addExact(attempts, 1), detail);
    }

    /** Without the detail, which may hold a user's text. */
    @Override
    public String toString() {
        return "Item[" + id + ", position " + position + ", " + state + ", attempts " + attempts + "]";
    }
}
