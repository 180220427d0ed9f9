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

    private final PromptCurator.Settings settings;
    private final Intake intake;
    private final @Nullable Decontamination decontamination;
    private final SortedMap<String, Long> vetoed = new TreeMap<>();
    private final SortedMap<String, String> indexes = new TreeMap<>();
    private final SortedMap<String, Double> sampleRecall = new TreeMap<>();
    private final SortedMap<String, VectorSample> vectorSamples = new TreeMap<>();
    private final StageClock clock;
    private final Assessment assessment;
    private final @Nullable GroupStage groups;
    private final List<Candidate> left = new ArrayList<>();
    private List<String> shortfalls = List.of();
    private long truncated;
    private long withoutEncoder;

    Curation(PromptCurator.Settings settings, Intake intake, StageClock clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
        this.assessment = new Assessment(settings);
        this.groups = settings.selection() == null ? null : new GroupStage(settings.selection(), settings.threads());
        this.decontamination = settings.evaluation().isEmpty() ? null : new Decontamination(settings.evaluation());
    }

    CurationResult run() {
        Map<String, List<Candidate>> spaces = new LinkedHashMap<>();
        for (Candidate candidate : intake.candidates()) {
            spaces.computeIfAbsent(space(candidate.language()), none -> new ArrayList<>())
                    .add(candidate);
        }
        spaces.forEach(this::curate);
        select();
        return result();
    }

    /** Candidates of one space are compared with each other: those of a language, or all where one encoder takes all. */
    private String space(Optional<Language> language) {
        return settings.encoders().space(language.map(Language::code).orElse(CurationCounts.UNCLEAR));
    }

    private void curate(String space, List<Candidate> all) {
        Optional<SentenceEncoder> encoder = settings.encoders().encoder(space);
        List<String> canonicals =
                all.stream().map(intake::prompt).map(Candidate::canonical).toList();
        Decontamination questions = decontamination;
        if (questions != null) {
            clock.run(CurationStage.DECONTAMINATE, () -> byWords(questions, all, canonicals));
        }
        Optional<Embeddings> vectors = encoder.map(present -> encode(space, present, all, canonicals));
        settings.listener().progressed(CurationStage.NEAR_DUPLICATES, 0, all.size());
        clock.run(CurationStage.NEAR_DUPLICATES, () -> dropNear(space, all, vectors));
        settings.listener().progressed(CurationStage.NEAR_DUPLICATES, all.size(), all.size());
        vectors.ifPresent(present -> sample(space, all, present));
        assess(all, canonicals, vectors);
    }

    private void sample(String space, List<Candidate> all, Embeddings vectors) {
        if (settings.vectorSample() > 0) {
            List<String> ids =
                    all.stream().map(intake::prompt).map(CorpusPrompt::id).toList();
            vectorSamples.put(
                    space,
                    new VectorSampler(settings.vectorSample(), settings.threads()).draw(ids, vectors, left(all)));
        }
    }

    private void byWords(Decontamination questions, List<Candidate> all, List<String> canonicals) {
        for (int i = 0; i < all.size(); i++) {
            questions.byWords(all.get(i), canonicals.get(i));
            settings.listener().progressed(CurationStage.DECONTAMINATE, i + 1L, all.size());
        }
    }

    private void assess(List<Candidate> all, List<String> canonicals, Optional<Embeddings> vectors) {
        int[] numbers = left(all);
        List<Candidate> kept = IntStream.of(numbers).mapToObj(all::get).toList();
        assessment.assess(
                kept,
                kept.stream().map(candidate -> intake.prompt(candidate).text()).toList(),
                clock);
        GroupStage grouping = groups;
        if (grouping != null) {
            settings.listener().progressed(CurationStage.GROUP, 0, kept.size());
            clock.run(
                    CurationStage.GROUP,
                    () -> grouping.group(
                            kept,
                            vectors.map(present -> rows(present, numbers))
                                    .orElseGet(() -> CharacterVectors.of(IntStream.of(numbers)
                                            .mapToObj(canonicals::get)
                                            .toList()))));
            settings.listener().progressed(CurationStage.GROUP, kept.size(), kept.size());
        }
        left.addAll(kept);
    }

    private void select() {
        Selection selection = settings.selection();
        GroupStage grouped = groups;
        if (grouped != null && selection != null) {
            settings.listener().progressed(CurationStage.SELECT, 0, left.size());
            shortfalls = clock.time(CurationStage.SELECT, () -> new SelectStage(selection, intake, grouped).run(left));
            settings.listener().progressed(CurationStage.SELECT, left.size(), left.size());
        }
    }

    private static int[] left(List<Candidate> all) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).fate().isEmpty())
                .toArray();
    }

    private Embeddings encode(
            String space, SentenceEncoder encoder, List<Candidate> candidates, List<String> canonicals) {
        VectorStage stage = new VectorStage(encoder, space, settings.store());
        Embeddings vectors = clock.time(
                CurationStage.ENCODE,
                () -> stage.encode(
                        canonicals,
                        done -> settings.listener().progressed(CurationStage.ENCODE, done, candidates.size())));
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
        int[] numbers = left(all);
        List<Candidate> candidates = IntStream.of(numbers).mapToObj(all::get).toList();
        List<String> texts = candidates.stream()
                .map(candidate -> intake.prompt(candidate).text())
                .toList();
        double[] priority = candidates.stream()
                .mapToDouble(candidate -> settings.priority().applyAsDouble(intake.prompt(candidate)))
                .toArray();
        DuplicateResult found;
        if (vectors.isPresent()) {
            found = settings.duplicates().find(texts, priority, rows(vectors.get(), numbers));
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
        CurationCounts counts = new Counting(keptList, droppedList, assessment.asked())
                .counts(left, groups, vetoed, truncated, withoutEncoder);
        return CurationResult.builder(keptList, droppedList, counts)
                .indexes(indexes, sampleRecall)
                .selection(groups == null ? List.of() : groups.sizes().all(), shortfalls)
                .times(clock.times())
                .vectors(settings.threshold(), vectorSamples)
                .build();
    }

    /**
     * What is true of the text is true of each prompt that has it; only of a text that is left one prompt is. Of a text that
     * was not selected, the other prompts are duplicates all the same: how many there are does not depend on quotas.
     */
    private void end(
            Candidate candidate, int member, @Nullable CuratedPrompt[] kept, @Nullable DroppedPrompt[] dropped) {
        CorpusPrompt prompt = intake.prompts().get(member);
        Optional<Fate> fate = candidate.fate();
        boolean isLeft = fate.isEmpty() || fate.get().reason().equals(DroppedPrompt.NOT_SELECTED);
        if (isLeft && member != candidate.chosen()) {
            dropped[member] = DroppedPrompt.of(
                    prompt, DroppedPrompt.EXACT, intake.prompt(candidate).id(), 1, "exact");
        } else if (fate.isPresent()) {
            dropped[member] = DroppedPrompt.of(prompt, fate.get(), candidate.category());
        } else {
            kept[member] = new CuratedPrompt(prompt, candidate);
        }
    }
}
