package io.github.pas4j.datagen;

import io.github.pas4j.DataFormatException;
import java.util.ArrayList;
import java.util.List;

/** All that comes of reading some files to their end. */
record Reading(
        List<CorpusPrompt> prompts, List<Reject> rejects, List<DataFormatException> failures, ReadCounts counts) {

    static Reading of(CorpusReader.Builder builder) {
        List<CorpusPrompt> prompts = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        List<DataFormatException> failures = new ArrayList<>();
        try (CorpusReader reader = builder.rejects(rejects::add).open()) {
            while (true) {
                try {
                    if (!reader.hasNext()) {
                        break;
                    }
                    prompts.add(reader.next());
                } catch (DataFormatException e) {
                    failures.add(e);
                }
            }
            return new Reading(prompts, rejects, failures, reader.counts()).addingUp();
        }
    }

    private Reading addingUp() {
        long lost = rejects.stream().mapToLong(Reject::rows).sum();
        if (counts.prompts() != prompts.size()
                || counts.rejected() != lost
                || counts.rows() + counts.furtherTurns() != counts.read()) {
            throw new AssertionError("counts do not add up: " + counts + ", " + prompts.size() + " prompts, " + lost
                    + " rows in " + rejects.size() + " rejects");
        }
        return this;
    }

    List<String> texts() {
        return prompts.stream().map(CorpusPrompt::text).toList();
    }

    List<String> ids() {
        return prompts.stream().map(CorpusPrompt::id).toList();
    }

    List<String> reasons() {
        return rejects.stream()
                .map(reject -> reject.line() + ": " + reject.reason())
                .toList();
    }
}
