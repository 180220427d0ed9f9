package io.github.pas4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks one file for {@link GoldenCheck}, row by row: each key by itself, then the keys beside each other, then the file. */
final class GoldenFileCheck {

    private final Taxonomy taxonomy;
    private final List<GoldenCheck.Problem> problems = new ArrayList<>();
    private final GoldenConsistency consistency = new GoldenConsistency();
    private final TransferableIntents transferable;
    private final Map<String, Long> prompts = new HashMap<>();
    private final Map<String, Long> specificComplements = new HashMap<>();
    private int rows;

    GoldenFileCheck(Taxonomy taxonomy, EvidenceTable evidence) {
        this.taxonomy = taxonomy;
        this.transferable = new TransferableIntents(evidence, this::problem);
    }

    void unreadable(DataFormatException fault) {
        problem(fault.line(), fault.problem());
    }

    void add(JsonLines.Row row) {
        rows++;
        long line = row.line();
        GoldenRow golden = new GoldenRow(row, taxonomy);
        Optional<String> id = read(golden::id);
        Optional<Language> language = read(golden::language);
        Optional<Category> category = read(golden::category);
        Optional<String> intent = read(golden::intent);
        Optional<String> prompt = read(golden::prompt);
        Optional<Optional<String>> complement = read(golden::complement);
        Optional<GoldenPair.Reach> reach = read(golden::reach);

        problem(line, id.flatMap(consistency::ofId));
        problem(line, intent.flatMap(name -> category.flatMap(in -> consistency.ofIntent(name, in))));
        prompt.ifPresent(text -> prompt(line, language, text));
        complement.flatMap(text -> text).ifPresent(text -> {
            language.ifPresent(in -> complementLanguage(line, in, text));
            prompt.ifPresent(asked -> problem(line, GuardWords.objection(asked, text.strip())));
            reach.ifPresent(fits -> ofReach(line, fits, language, prompt, text));
        });
        if (reach.equals(Optional.of(GoldenPair.Reach.TRANSFERABLE))) {
            intent.ifPresent(name ->
                    language.ifPresent(in -> complement.ifPresent(text -> transferable.add(line, name, in, text))));
        }
    }

    private void prompt(long line, Optional<Language> language, String text) {
        twice(line, "prompt", prompts, text);
        language.filter(in -> !WrittenLanguage.mayBePrompt(in, text))
                .ifPresent(in -> problem(line, "the prompt's script is not that of 'language' " + in));
    }

    private void complementLanguage(long line, Language language, String text) {
        if (!WrittenLanguage.mayBeComplement(language, text)) {
            problem(line, "the complement's script is not that of 'language' " + language);
        }
    }

    private void ofReach(
            long line,
            GoldenPair.Reach reach,
            Optional<Language> language,
            Optional<String> prompt,
            String complement) {
        switch (reach) {
            case SPECIFIC -> twice(line, "specific complement", specificComplements, complement);
            case TRANSFERABLE ->
                problem(
                        line,
                        language.flatMap(in -> Particulars.find(in, prompt.orElse(""), complement))
                                .map(what -> "the complement is to be transferable but has " + what));
        }
    }

    private void twice(long line, String what, Map<String, Long> seen, String text) {
        Long before = seen.putIfAbsent(SameText.of(text), line);
        if (before != null) {
            problem(line, "the " + what + " comes twice; it is in line " + before + " too");
        }
    }

    /** What a key holds, or empty where it is wrong, which is noted. */
    private <T> Optional<T> read(Supplier<T> key) {
        try {
            return Optional.of(key.get());
        } catch (DataFormatException e) {
            unreadable(e);
            return Optional.empty();
        }
    }

    private void problem(long line, Optional<String> reason) {
        reason.ifPresent(found -> problem(line, found));
    }

    private void problem(long line, String reason) {
        problems.add(new GoldenCheck.Problem(line, reason));
    }

    GoldenCheck.Report report() {
        if (rows == 0 && problems.isEmpty()) {
            problem(0, "has no pair");
        }
        transferable.finish();
        problems.sort(Comparator.comparingLong(GoldenCheck.Problem::line));
        return new GoldenCheck.Report(rows, problems);
    }
}
