package io.github.pas4j.cli;

import org.jspecify.annotations.Nullable;

/**
 * One readable row of an input file.
 *
 * @param idJson the row's id as JSON: its own, or where it stands
 * @param prompt the prompt, with every UTF-16 unit that it came with
 * @param inputJson the row itself as it was written, or null for a line of text
 */
record PromptRow(String idJson, String prompt, @Nullable String inputJson) {

    /** How much memory it holds, roughly, in characters. */
    long weight() {
        return 64L + 2L * prompt.length() + (inputJson == null ? 0 : inputJson.length());
    }
}
