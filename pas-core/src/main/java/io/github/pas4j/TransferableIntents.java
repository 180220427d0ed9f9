package io.github.pas4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The transferable pairs of a file by intent: what {@link GoldenCheck} asks of them together. */
final class TransferableIntents {

    private final EvidenceTable evidence;
    private final Problems problems;
    private final Map<Group, List<Example>> groups = new LinkedHashMap<>();

    TransferableIntents(EvidenceTable evidence, Problems problems) {
        this.evidence = evidence;
        this.problems = problems;
    }

    /** Hears of each problem. */
    @FunctionalInterface
    interface Problems {
        void add(long line, String reason);
    }

    private record Group(String intent, Language language) {
        @Override
        public String toString() {
            return "transferable intent '" + intent + "' in " + language;
        }
    }

    private record Example(long line, Optional<String> complement) {}

    void add(long line, String intent, Language language, Optional<String> complement) {
        groups.computeIfAbsent(new Group(intent, language), key -> new ArrayList<>())
                .add(new Example(line, complement.map(String::strip)));
    }

    /** Says what is wrong with what was added. */
    void finish() {
        groups.forEach((group, examples) -> {
            number(group, examples);
            silence(group, examples);
            differences(group, examples);
        });
        Map<String, Long> measured = new LinkedHashMap<>();
        groups.forEach((group, examples) -> {
            if (said(examples).findFirst().isPresent()) {
                measured.merge(group.intent(), examples.get(0).line(), Math::min);
            }
        });
        measured.forEach(this::evidence);
    }

    private void number(Group group, List<Example> examples) {
        if (examples.size() < GoldenCheck.MIN_EXAMPLES) {
            problems.add(
                    examples.get(0).line(),
                    group + " has " + examples.size() + (examples.size() == 1 ? " example" : " examples")
                            + "; it takes " + GoldenCheck.MIN_EXAMPLES + " to be recognised");
        }
    }

    /** Retrieval hands out one complement for all of them, or none. */
    private void silence(Group group, List<Example> examples) {
        long said = said(examples).count();
        if (said > 0 && said < examples.size()) {
            long line = said(examples).findFirst().orElseThrow().line();
            problems.add(line, group + " has a complement in some rows and null in others");
        }
    }

    private void differences(Group group, List<Example> examples) {
        Map<String, List<Long>> lines = new LinkedHashMap<>();
        said(examples)
                .forEach(example -> lines.computeIfAbsent(example.complement().orElseThrow(), key -> new ArrayList<>())
                        .add(example.line()));
        List<Long> usual =
                lines.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        lines.values().stream()
                .filter(others -> !others.equals(usual))
                .flatMap(List::stream)
                .forEach(line -> problems.add(
                        line, group + " has different complements; the most frequent one is in line " + usual.get(0)));
    }

    private void evidence(String intent, long line) {
        Optional<Evidence> found = evidence.find(intent);
        if (found.isEmpty()) {
            problems.add(line, "no evidence for transferable intent '" + intent + "'");
        } else if (!found.get().suffices()) {
            problems.add(
                    line,
                    "too little evidence for transferable intent '" + intent + "': it takes " + Evidence.MIN_PROMPTS
                            + " prompts, each judged twice");
        }
    }

    private static Stream<Example> said(List<Example> examples) {
        return examples.stream().filter(example -> example.complement().isPresent());
    }
}
