package io.github.pas4j.cli;

import io.github.pas4j.datagen.CurationResult;
import java.util.List;

/**
 * What a curation did.
 *
 * @param rejected rows and turns that could not be read
 * @param questions of evaluation sets
 * @param questionsRejected rows of evaluation sets that could not be read
 * @param uncovered kept languages without an encoder
 * @param computed texts that were encoded, not known to the run
 * @param seconds that it took
 */
record CurationReport(
        CurationResult result,
        CurationFiles files,
        long rejected,
        long questions,
        long questionsRejected,
        List<String> uncovered,
        long computed,
        double seconds) {

    /** All that was read: each is rejected, dropped or kept. */
    long read() {
        return result.counts().read() + rejected;
    }
}
