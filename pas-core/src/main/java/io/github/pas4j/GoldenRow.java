package io.github.pas4j;

import java.util.Optional;

/**
 * A row of a file of golden pairs, each key of which can be read by itself.
 *
 * @param row the row
 * @param taxonomy what its category must be in
 */
record GoldenRow(JsonLines.Row row, Taxonomy taxonomy) {

    GoldenPair pair() {
        Optional<String> complement = complement();
        return new GoldenPair(id(), language(), category(), intent(), prompt(), complement, reach());
    }

    String id() {
        return row.text("id");
    }

    Language language() {
        return row.language();
    }

    Category category() {
        return row.category(taxonomy);
    }

    String intent() {
        return row.text("intent");
    }

    String prompt() {
        return row.text("prompt");
    }

    Optional<String> complement() {
        if (!row.node().has("complement")) {
            throw row.problem("'complement' is missing (null where silence is right)");
        }
        return row.find("complement").map(value -> row.text("complement"));
    }

    GoldenPair.Reach reach() {
        return row.flag("transferable") ? GoldenPair.Reach.TRANSFERABLE : GoldenPair.Reach.SPECIFIC;
    }
}
