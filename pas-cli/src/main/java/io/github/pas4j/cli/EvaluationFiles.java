package io.github.pas4j.cli;

import io.github.pas4j.DataFormatException;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CorpusReader;
import io.github.pas4j.datagen.Reject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions of evaluation sets, under whichever of some keys a file has them. Each is called {@code FILE:LINE}: the ids of two
 * sets may be alike, and evidence has to be found again.
 */
final class EvaluationFiles {

    /** Arena-Hard and BPO, AlpacaEval and Self-Instruct, Vicuna, and what else is usual. */
    private static final List<String> FIELDS = List.of("prompt", "instruction", "text", "question");

    private final Rejects rejects;
    private long rejected;

    EvaluationFiles(Rejects rejects) {
        this.rejects = rejects;
    }

    /** How many rows could not be read. */
    long rejected() {
        return rejected;
    }

    List<CorpusPrompt> read(List<String> inputs) {
        List<CorpusPrompt> questions = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (String input : inputs) {
            for (CorpusPrompt question : best(input)) {
                String name = question.file() + ":" + question.line();
                if (names.add(name)) { // a file may be named twice
                    questions.add(CorpusPrompt.builder(name, question.text()).build());
                }
            }
        }
        return questions;
    }

    /** What was read under one key. */
    private record Reading(List<CorpusPrompt> questions, List<Reject> rejects) {}

    /** The key that gives most questions; of equals the first. */
    private List<CorpusPrompt> best(String input) {
        @Nullable Reading best = null;
        @Nullable DataFormatException unread = null;
        for (String field : FIELDS) {
            try {
                Reading reading = read(input, field);
                if (best == null
                        || reading.questions().size() > best.questions().size()) {
                    best = reading;
                }
            } catch (DataFormatException e) {
                unread = unread == null ? e : unread;
            }
        }
        if (best == null || best.questions().isEmpty()) {
            if (unread != null) {
                throw unread;
            }
            throw CliException.failed(
                    "cannot decontaminate by " + input + ": no row has a question under " + String.join(", ", FIELDS)
                            + ", or in a conversation",
                    null);
        }
        for (Reject reject : best.rejects()) {
            rejected += reject.rows();
            rejects.add(reject.file(), reject.line(), reject.rows(), reject.reason());
        }
        return best.questions();
    }

    private static Reading read(String input, String field) {
        List<CorpusPrompt> questions = new ArrayList<>();
        List<Reject> bad = new ArrayList<>();
        try (CorpusReader reader = CorpusReader.builder(List.of(input))
                .field(field)
                .rejects(bad::add)
                .open()) {
            reader.forEachRemaining(questions::add);
        }
        return new Reading(questions, bad);
    }
}
