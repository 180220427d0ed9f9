package io.github.pas4j.benchmarks.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * More prompts than there are: one in six is a real one, and of the others
 *
 * <ul>
 *   <li>25 % are a real one with one to three edits of its surface (a polite opening or closing, Markdown, capitals, punctuation, a letter
 *       left out or two exchanged): near duplicates;
 *   <li>15 % are a real one with another number, or where it has none with a word from another real prompt in the
 *       place of a capitalised one: hard negatives;
 *   <li>25 % are a real one with one or two words of five letters and more from another real prompt: another topic;
 *   <li>35 % are the first half of a real one and the second half of another: new questions.
 * </ul>
 *
 * <p>These shares are the same at each size, so that what grows is the number alone; where the real prompts are too few, fewer than one in
 * six are real. The same seed gives the same prompts.
 */
final class VariedPrompts {

    /** One real prompt in so many. */
    static final int PER_REAL = 6;

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NAME = Pattern.compile("(?<=[a-z,] )[A-Z][a-z]+");
    private static final Pattern TOPIC = Pattern.compile("\\b[A-Za-z]{5,}\\b");
    private static final List<String> OPENINGS =
            List.of("Please ", "Hi, ", "Can you please ", "Hey ChatGPT, ", "Hello! ", "could you ");
    private static final List<String> CLOSINGS =
            List.of(" Thanks!", " Thank you.", " please", "!!", "?", "...", " Thx");

    enum Kind {
        REAL,
        SURFACE,
        NUMBER,
        TOPIC,
        JOINED
    }

    /** A prompt, and which real ones it was made of; {@code other} is {@code origin} where there is one alone. */
    record Varied(String text, Kind kind, int origin, int other) {}

    private final List<String> real;
    private final Random random;

    private VariedPrompts(List<String> real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    /** So many prompts; the first of them are the first real ones. */
    static List<Varied> of(List<String> real, int size, long seed) {
        int used = Math.min(real.size(), Math.max(2, size / PER_REAL));
        VariedPrompts varied = new VariedPrompts(real.subList(0, used), seed);
        List<Varied> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(i < used ? new Varied(real.get(i), Kind.REAL, i, i) : varied.next());
        }
        return all;
    }

    private Varied next() {
        int origin = random.nextInt(real.size());
        int other = random.nextInt(real.size());
        String text = real.get(origin);
        String foreign = real.get(other);
        int share = random.nextInt(100);
        if (share < 25) {
            return new Varied(surface(text), Kind.SURFACE, origin, origin);
        }
        if (share < 40) {
            return new Varied(number(text, foreign), Kind.NUMBER, origin, origin);
        }
        if (share < 65) {
            String once = exchanged(text, TOPIC, foreign);
            return new Varied(
                    random.nextBoolean() ? once : exchanged(once, TOPIC, foreign), Kind.TOPIC, origin, origin);
        }
        return new Varied(half(text, 0) + " " + half(foreign, 1), Kind.JOINED, origin, other);
    }

    private String surface(String text) {
        String edited = text;
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            edited = switch (random.nextInt(6)) {
                case 0 -> OPENINGS.get(random.nextInt(OPENINGS.size())) + edited;
                case 1 -> edited + CLOSINGS.get(random.nextInt(CLOSINGS.size()));
                case 2 -> "**" + edited + "**";
                case 3 -> edited.toLowerCase(Locale.ROOT);
                default -> typo(edited);
            };
        }
        return edited;
    }

    /** A letter left out, or two exchanged, within a word. */
    private String typo(String text) {
        int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
        if (at + 2 >= text.length() || !letters(text, at - 1, at + 2)) {
            return text;
        }
        return random.nextBoolean()
                ? text.substring(0, at) + text.substring(at + 1)
                : text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private static boolean letters(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> c < 0x80 && Character.isLetter(c));
    }

    private String number(String text, String foreign) {
        Matcher number = NUMBER.matcher(text);
        return number.find()
                ? text.substring(0, number.start()) + (2 + random.nextInt(998)) + text.substring(number.end())
                : exchanged(text, NAME, foreign);
    }

    /** With a word of another prompt in the place of one that the pattern finds, or of any long word. */
    private String exchanged(String text, Pattern pattern, String foreign) {
        List<int[]> places = places(pattern, text);
        List<int[]> words = places(TOPIC, foreign);
        if (places.isEmpty()) {
            places = places(TOPIC, text);
        }
        if (places.isEmpty() || words.isEmpty()) {
            return text + " " + foreign;
        }
        int[] place = places.get(random.nextInt(places.size()));
        int[] word = words.get(random.nextInt(words.size()));
        return text.substring(0, place[0]) + foreign.substring(word[0], word[1]) + text.substring(place[1]);
    }

    private static List<int[]> places(Pattern pattern, String text) {
        List<int[]> places = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        return places;
    }

    private static String half(String text, int which) {
        int space = text.indexOf(' ', text.length() / 2);
        int cut = space < 0 ? text.length() / 2 : space;
        return which == 0 ? text.substring(0, cut) : text.substring(cut).strip();
    }
}
