package io.github.pas4j.datagen;

import io.github.pas4j.datagen.dedup.ComparedText;
import java.util.List;

/**
 * What prompts have to share to be exact duplicates. Beside the normalised text, which folds white space, that is how their
 * code blocks are laid out: near duplicates are parted by that, and an exact duplicate has to be as near to a third
 * prompt as the one that stands for it.
 */
final class SameTextKey {

    private SameTextKey() {}

    static String of(String text) {
        if (!text.contains("```") && !text.contains("~~~")) {
            return text;
        }
        List<String> blocks = ComparedText.of(text).codeBlocks();
        if (blocks.isEmpty()) {
            return text;
        }
        StringBuilder key = new StringBuilder(text);
        for (String block : blocks) {
            // What is not white space survives the folding.
            key.append(" \u241E ")
                    .append(block.replace("\n", "\u240A").replace(" ", "\u2420").replace("\t", "\u2409"));
        }
        return key.toString();
    }
}
