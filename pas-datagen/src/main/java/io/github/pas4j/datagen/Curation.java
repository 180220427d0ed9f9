package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.Candidate.Fate;
import io.github.pas4j.datagen.dedup.Duplicate;
import io.github.pas4j.datagen.dedup.DuplicateResult;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run of a {@link PromptCurator} over its prompts. */
final class Curation {

    private static final String UNCLEAR = "und";

    private final PromptCurator.Settings settings;
    private final Intake intake;
    private final @Nullable Decontamination decontamination;
    private final SortedMap<String, Long> vetoed = new TreeMap<>();
    private final SortedMap<String, String> indexes = new TreeMap<>();
    private final SortedMap<String, Double> sampleRecall = new TreeMap<>();
    private long truncated;
    private long withoutEncoder;

    Curation(PromptCurator.Settings settings, Intake intake) {
        this.settings = settings;
        this.intake = intake;
        this.decontamination = settings.evaluation().isEmpty() ? null : new Decontamination(settings.evaluation());
    }

    CurationResult run() {
        Map<String, List<Candidate>> spaces = new LinkedHashMap<>();
        for (Candidate candidate : intake.candidates()) {
            spaces.computeIfAbsent(space(candidate.language()), none -> new ArrayList<>())
                    .add(candidate);
        }
        spaces.forEach(this::curate);
        return result();
    }

    /** Candidates of one space are compared with each other: those of a language, or all where one encoder takes all. */
    private String space(Optional<Language> language) {
        return settings.encoders().space(language.map(Language::code).orElse(UNCLEAR));
    }

    private void curate(String space, List<Candidate> all) {
        Optional<SentenceEncoder> encoder = settings.encoders().encoder(space);
        List<String> canonicals =
                all.stream().map(intake::prompt).map(Candidate::canonical).toList();
        if (decontamination != null) {
            for (int i = 0; i < all.size(); i++) {
                decontamination.byWords(all.get(i), canonicals.get(i));
                settings.listener().progressed(CurationStage.DECONTAMINATE, i + 1L, all.size());
            }
        }
        Optional<Embeddings> vectors = encoder.map(present -> encode(space, present, all, canonicals));
        settings.listener().progressed(CurationStage.NEAR_DUPLICATES, 0, all.size());
        dropNear(space, all, vectors);
        settings.listener().progressed(CurationStage.NEAR_DUPLICATES, all.size(), all.size());
    }

    private Embeddings encode(
            String space, SentenceEncoder encoder, List<Candidate> candidates, List<String> canonicals) {
        VectorStage stage = new VectorStage(encoder, space, settings.store());
        Embeddings vectors = stage.encode(
                canonicals, done -> settings.listener().progressed(CurationStage.ENCODE, done, candidates.size()));
        truncated += vectors.truncatedCount();
        if (decontamination != null) {
            List<Integer> questions = IntStream.range(0, settings.evaluation().size())
                    .filter(q -> space.equals(space(settings.detector()
                            .detect(settings.evaluation().get(q).text()))))
                    .boxed()
                    .toList();
            if (!questions.isEmpty()) {
                Embeddings questionVectors = stage.encode(
                        questions.stream()
                                .map(q -> Candidate.canonical(
                                        settings.evaluation().get(q)))
                                .toList(),
                        done -> settings.listener().progressed(CurationStage.ENCODE, done, questions.size()));
                decontamination.byVectors(candidates, vectors, questions, questionVectors, settings.threshold());
            }
        }
        return vectors;
    }

    private void dropNear(String space, List<Candidate> all, Optional<Embeddings> vectors) {
        int[] left = IntStream.range(0, all.size())
                .filter(i -> all.get(i).fate().isEmpty())
                .toArray();
        List<Candidate> candidates = IntStream.of(left).mapToObj(all::get).toList();
        List<String> texts = candidates.stream()
                .map(candidate -> intake.prompt(candidate).text())
                .toList();
        double[] priority = candidates.stream()
                .mapToDouble(candidate -> settings.priority().applyAsDouble(intake.prompt(candidate)))
                .toArray();
        DuplicateResult found;
        if (vectors.isPresent()) {
            found = settings.duplicates().find(texts, priority, rows(vectors.get(), left));
        } else {
            withoutEncoder += all.size();
            found = settings.duplicates().findWithoutVectors(texts, priority);
        }
        for (Duplicate duplicate : found.duplicates()) {
            CorpusPrompt keeper = intake.prompt(candidates.get(duplicate.keeper()));
            candidates
                    .get(duplicate.text())
                    .drop(new Fate(
                            DroppedPrompt.NEAR,
                            keeper.id(),
                            duplicate.similarity(),
                            duplicate.method().label()));
        }
        found.vetoed().forEach((reason, count) -> vetoed.merge(reason, count, Long::sum));
        found.index().ifPresent(index -> indexes.put(space, index));
        found.sampleRecall().ifPresent(recall -> sampleRecall.put(space, recall));
    }

    private static Embeddings rows(Embeddings all, int[] some) {
        if (some.length == all.size()) {
            return all;
        }
        Embeddings.Builder rows = Embeddings.builder(some.length, all.dimension());
        for (int i = 0; i < some.length; i++) {
            rows.row(i, all.row(some[i]));
            if (all.truncated(some[i])) {
                rows.truncated(i);
            }
        }
        return rows.build();
    }

    private CurationResult result() {
        int size = intake.prompts().size();
        @Nullable DroppedPrompt[] dropped = new DroppedPrompt[size];
        @Nullable CuratedPrompt[] kept = new CuratedPrompt[size];
        intake.filtered()
                .forEach((number, reason) -> dropped[number] =
                        DroppedPrompt.filtered(intake.prompts().get(number), reason));
        for (Candidate candidate : intake.candidates()) {
            for (int member : candidate.members()) {
                end(candidate, member, kept, dropped);
            }
        }
        List<CuratedPrompt> keptList = new ArrayList<>();
        List<DroppedPrompt> droppedList = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (kept[i] != null) {
                keptList.add(kept[i]);
            } else if (dropped[i] != null) {
                droppedList.add(dropped[i]);
            }
        }
        CurationCounts counts = new Counting(keptList, droppedList).counts(vetoed, truncated, withoutEncoder);
        return new CurationResult(keptList, droppedList, counts, indexes, sampleRecall);
    }

    /** What is true of the text is true of each prompt that has it; only of a kept text one prompt is kept. */
    private void end(
            Candidate candidate, int member, @Nullable CuratedPrompt[] kept, @Nullable DroppedPrompt[] dropped) {
        CorpusPrompt prompt = intake.prompts().get(member);
        Optional<Fate> fate = candidate.fate();
        if (fate.isPresent()) {
            Fate why = fate.get();
            dropped[member] = DroppedPrompt.of(prompt, why.reason(), why.keptId(), why.similarity(), why.method());
        } else if (member == candidate.chosen()) {
            kept[member] = new CuratedPrompt(prompt, candidate.language());
        } else {
            dropped[member] = DroppedPrompt.of(
                    prompt, DroppedPrompt.EXACT, intake.prompt(candidate).id(), 1, "exact");
        }
    }
}
