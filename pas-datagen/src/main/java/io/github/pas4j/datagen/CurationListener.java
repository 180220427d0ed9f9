package io.github.pas4j.datagen;

/** Watches a curation. Called on the curating thread; what it throws ends the curation. */
@FunctionalInterface
public interface CurationListener {

    /**
     * So much of a stage is done.
     *
     * @param stage what is being done; a stage may come once for each language, and encoding once more for questions
     * @param done how many prompts, or questions of evaluation sets, are done, from 0
     * @param total how many there are, or -1 where that is not known, as in {@link CurationStage#READ}
     */
    void progressed(CurationStage stage, long done, long total);
}
