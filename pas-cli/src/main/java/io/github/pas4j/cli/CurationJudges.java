package io.github.pas4j.cli;

import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.runs.RunStore;
import org.jspecify.annotations.Nullable;

/** What tells quality and category; it holds models, and closes them. */
interface CurationJudges extends AutoCloseable {

    /**
     * Gives them to a curator.
     *
     * @param store whose journal records paid calls, or null
     */
    PromptCurator.Builder join(PromptCurator.Builder curator, @Nullable RunStore store);

    @Override
    void close();
}
