package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.PairState;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** How long the accepted complements are: in words, or in characters where words are not parted by spaces. */
final class ComplementLengths implements PairSection {

    private static final int BINS = 25;
    /** What is longer counts as this long. */
    private static final int MOST = 200;

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private final TreeMap<Integer, Long> words = new TreeMap<>();
    private final TreeMap<Integer, Long> characters = new TreeMap<>();
    private long silent;

    @Override
    public String id() {
        return "lengths";
    }

    @Override
    public String name() {
        return "Lengths";
    }

    @Override
    public void add(GeneratedPair pair) {
        if (pair.state() != PairState.ACCEPTED) {
            return;
        }
        if (pair.complement().isEmpty()) {
            silent++;
            return;
        }
        String complement = pair.complement().get().strip();
        long letters = complement.codePoints().filter(Character::isLetter).count();
        long without = complement
                .codePoints()
                .filter(Character::isLetter)
                .filter(letter -> WITHOUT_SPACES.contains(UnicodeScript.of(letter)))
                .count();
        if (without > 0 && 2 * without >= letters) {
            long signs =
                    complement.codePoints().filter(Character::isLetterOrDigit).count();
            characters.merge((int) Math.min(signs, MOST), 1L, Long::sum);
        } else {
            words.merge(Math.min(complement.split("\\s+").length, MOST), 1L, Long::sum);
        }
    }

    @Override
    public boolean isEmpty() {
        return words.isEmpty() && characters.isEmpty();
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", id()).element("h2", "How long accepted complements are");
        html.open("div", "class", "plot tall", "id", "lengths-plot").close("div");
        StringBuilder note = new StringBuilder();
        describe(note, words, "word");
        describe(note, characters, "character");
        if (silent > 0) {
            note.append(Numbers.count(silent))
                    .append(silent == 1 ? " pair is" : " pairs are")
                    .append(" silent. ");
        }
        if (!characters.isEmpty()) {
            note.append(
                    "Characters are letters and digits of texts mostly in a script without spaces, such as Chinese.");
        }
        html.element("p", note.toString().strip(), "class", "note")
                .close("section")
                .newLine();
    }

    private static void describe(StringBuilder note, SortedMap<Integer, Long> lengths, String unit) {
        if (lengths.isEmpty()) {
            return;
        }
        long number = sum(lengths);
        int longest = lengths.lastKey();
        note.append(Numbers.count(number)).append(number == 1 ? " complement of " : " complements of ");
        if (lengths.size() > 1) {
            note.append(lengths.firstKey()).append(" to ");
        }
        note.append(longest).append(longest == MOST ? " or more " : " ").append(unit);
        note.append(longest == 1 ? "" : "s");
        note.append(lengths.size() > 1 ? ", half of them at most " + median(lengths) + ". " : ". ");
    }

    private static long sum(SortedMap<Integer, Long> lengths) {
        return lengths.values().stream().mapToLong(count -> count).sum();
    }

    private static int median(SortedMap<Integer, Long> lengths) {
        long left = (sum(lengths) + 1) / 2;
        for (Map.Entry<Integer, Long> entry : lengths.entrySet()) {
            left -= entry.getValue();
            if (left <= 0) {
                return entry.getKey();
            }
        }
        return 0;
    }

    @Override
    public Map<String, Object> data() {
        int longest = Math.max(words.isEmpty() ? 0 : words.lastKey(), characters.isEmpty() ? 0 : characters.lastKey());
        int width = Math.max(1, (longest + BINS) / BINS);
        int bins = longest / width + 1;
        List<String> labels = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            int from = bin * width;
            labels.add(width == 1 ? Integer.toString(from) : from + "–" + (from + width - 1));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("labels", labels);
        data.put("words", counts(words, width, bins));
        data.put("characters", counts(characters, width, bins));
        return data;
    }

    private static List<Long> counts(SortedMap<Integer, Long> lengths, int width, int bins) {
        long[] counts = new long[bins];
        lengths.forEach((length, count) -> counts[length / width] += count);
        return LongStream.of(counts).boxed().toList();
    }
}
