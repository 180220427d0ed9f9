package io.github.pas4j.datagen;

import com.google.common.hash.Hashing;
import io.github.pas4j.Category;
import io.github.pas4j.datagen.quality.QualityScorer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells quality and category of what is left of the duplicates. */
final class Assessment {

    private final PromptCurator.Settings settings;
    private final @Nullable TextStage<OptionalDouble> scores;
    private final @Nullable TextStage<Optional<Category>> categories;

    Assessment(PromptCurator.Settings settings) {
        this.settings = settings;
        QualityScorer scorer = settings.scorer();
        this.scores = scorer == null || scorer == QualityScorer.none()
                ? null
                : new TextStage<>(
                        "quality",
                        scorer.fingerprint(),
                        settings.store(),
                        settings.concurrency(),
                        ScoreForm.INSTANCE,
                        texts -> scorer.score(texts).stream()
                                .map(Assessment::checked)
                                .toList());
        Classification classification = settings.classification();
        this.categories = classification == null ? null : stage(classification);
    }

    private TextStage<Optional<Category>> stage(Classification classification) {
        CategoryForm form = new CategoryForm(settings.taxonomy());
        String taxonomy = Hashing.sha256()
                .hashString(settings.taxonomy().categories().toString(), StandardCharsets.UTF_8)
                .toString()
                .substring(0, 12);
        return new TextStage<>(
                "category",
                classification.fingerprint() + ", taxonomy " + taxonomy,
                settings.store(),
                settings.concurrency(),
                form,
                texts -> texts.stream()
                        .map(classification.classifier()::classify)
                        .map(form::checked)
                        .toList());
    }

    private static OptionalDouble checked(OptionalDouble score) {
        if (score.isPresent() && !(score.getAsDouble() >= 0 && score.getAsDouble() <= 1)) {
            throw new IllegalStateException("the quality scorer gave " + score.getAsDouble() + ", not 0 to 1");
        }
        return score;
    }

    Set<Counting.Asked> asked() {
        Set<Counting.Asked> asked = EnumSet.noneOf(Counting.Asked.class);
        if (scores != null) {
            asked.add(Counting.Asked.QUALITY);
        }
        if (categories != null) {
            asked.add(Counting.Asked.CATEGORY);
        }
        return asked;
    }

    void assess(List<Candidate> kept, List<String> texts, StageClock clock) {
        int size = kept.size();
        TextStage<OptionalDouble> scoring = scores;
        if (scoring != null) {
            List<OptionalDouble> told = clock.time(
                    CurationStage.SCORE,
                    () -> scoring.of(texts, done -> settings.listener().progressed(CurationStage.SCORE, done, size)));
            for (int i = 0; i < size; i++) {
                kept.get(i).score(told.get(i));
            }
        }
        TextStage<Optional<Category>> classifying = categories;
        if (classifying != null) {
            List<Optional<Category>> told = clock.time(
                    CurationStage.CLASSIFY,
                    () -> classifying.of(
                            texts, done -> settings.listener().progressed(CurationStage.CLASSIFY, done, size)));
            for (int i = 0; i < size; i++) {
                kept.get(i).classify(told.get(i));
            }
        }
    }
}
