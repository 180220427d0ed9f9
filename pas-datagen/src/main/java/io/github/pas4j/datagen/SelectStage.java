package io.github.pas4j.datagen;

import com.google.common.hash.Hashing;
import io.github.pas4j.Category;
import io.github.pas4j.datagen.Candidate.Fate;
import io.github.pas4j.datagen.Selector.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Selects from all groups of all languages, and says of all others why they were not selected. */
final class SelectStage {

    private final Selection selection;
    private final Intake intake;
    private final GroupStage groups;

    SelectStage(Selection selection, Intake intake, GroupStage groups) {
        this.selection = selection;
        this.intake = intake;
        this.groups = groups;
    }

    /** Which aims were not reached. */
    List<String> run(List<Candidate> kept) {
        if (groups.takesFiner()) {
            kept.forEach(candidate -> candidate.place(candidate.finerPlace().orElseThrow()));
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Place place = kept.get(i).place().orElseThrow();
            if (place.rank() >= 0) {
                entries.add(entry(i, kept.get(i), place));
            }
        }
        Selector selector = new Selector(selection, kept.size(), groups.sizes().count(), entries);
        boolean[] selected = selector.run();
        @Nullable String[] firstOfGroup = firstOfGroups(kept, selected);
        for (int i = 0; i < kept.size(); i++) {
            if (!selected[i]) {
                Candidate candidate = kept.get(i);
                Place place = candidate.place().orElseThrow();
                candidate.drop(Fate.notSelected(why(candidate, place, selector), firstOfGroup[place.group()]));
            }
        }
        return selector.shortfalls();
    }

    private Entry entry(int number, Candidate candidate, Place place) {
        long draw = Hashing.murmur3_128((int) (selection.seed() ^ (selection.seed() >>> Integer.SIZE)))
                .hashString(intake.prompt(candidate).id(), StandardCharsets.UTF_8)
                .asLong();
        return new Entry(
                number,
                category(candidate),
                candidate.languageCode(),
                place,
                groups.sizes().members(place.group()),
                draw);
    }

    private static String category(Candidate candidate) {
        return candidate.category().map(Category::id).orElse(CurationCounts.UNKNOWN);
    }

    private @Nullable String[] firstOfGroups(List<Candidate> kept, boolean[] selected) {
        @Nullable String[] ids = new String[groups.sizes().count()];
        int[] ranks = new int[ids.length];
        for (int i = 0; i < selected.length; i++) {
            Place place = kept.get(i).place().orElseThrow();
            if (selected[i] && (ids[place.group()] == null || place.rank() < ranks[place.group()])) {
                ids[place.group()] = intake.prompt(kept.get(i)).id();
                ranks[place.group()] = place.rank();
            }
        }
        return ids;
    }

    private String why(Candidate candidate, Place place, Selector selector) {
        if (place.rank() < 0) {
            OptionalDouble quality = candidate.quality();
            return quality.isEmpty()
                    ? "unscored: a least quality is asked for"
                    : String.format(
                            Locale.ROOT,
                            "below minimum quality: %.3f, not %s",
                            quality.getAsDouble(),
                            selection.minQuality().orElseThrow());
        }
        String category = category(candidate);
        Integer quota = selection.byCategory().get(category);
        if (quota != null && selector.taken(category) >= quota) {
            return "quota full: category " + category + " has its " + quota;
        }
        String language = candidate.languageCode();
        if (selector.isFull(language)) {
            return "quota full: language " + language + " has its "
                    + selection.byLanguage().get(language);
        }
        if (selector.isFull(place.group())) {
            return "group full: group " + place.group() + " has its " + selection.perGroup();
        }
        return "size reached: " + selection.size() + " others were selected";
    }
}
