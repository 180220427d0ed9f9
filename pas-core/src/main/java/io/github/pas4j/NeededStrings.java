package io.github.pas4j;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads off a regular expression which strings a text must hold one of before it can be found in the text, as search engines
 * do before they look closely (R. Cox, "Regular Expression Matching with a Trigram Index", 2012). Understands what the gate's expressions are
 * written with, and says so where it does not understand one.
 */
final class NeededStrings {

    /** More strings than this are not told apart any further. */
    private static final int MOST_EXACT = 48;
    /** More characters than this a class stands for anything. */
    private static final int MOST_IN_CLASS = 4;

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final String regex;
    private int at;

    private NeededStrings(String regex) {
        this.regex = regex;
    }

    /**
     * @param exact all that a part can be, if that is little; empty where it is not known
     * @param needed of which it holds one; empty where it is not known
     */
    private record Part(Set<String> exact, Set<String> needed) {

        static final Part NOTHING = new Part(Set.of(""), Set.of());
        static final Part ANYTHING = new Part(Set.of(), Set.of());

        static Part of(String text) {
            return new Part(Set.of(text), Set.of());
        }

        boolean isExact() {
            return !exact.isEmpty();
        }

        Set<String> need() {
            return isExact() ? withoutNothing(exact) : needed;
        }

        private static Set<String> withoutNothing(Set<String> strings) {
            return strings.contains("") ? Set.of() : strings;
        }
    }

    /** In lower case, as far as it is ASCII; empty where there are no such strings, or the expression is not understood. */
    static Optional<Set<String>> of(String regex) {
        try {
            NeededStrings parser = new NeededStrings(regex);
            Set<String> needed = parser.alternatives().need();
            if (parser.at < regex.length()) {
                return Optional.empty();
            }
            return needed.isEmpty() ? Optional.empty() : Optional.of(shortest(needed));
        } catch (UnsupportedOperationException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Without those that hold another one. */
    private static Set<String> shortest(Set<String> strings) {
        Set<String> kept = new LinkedHashSet<>(strings);
        kept.removeIf(one -> strings.stream().anyMatch(other -> !other.equals(one) && one.contains(other)));
        return kept;
    }

    private Part alternatives() {
        List<Part> parts = new ArrayList<>(List.of(sequence()));
        while (isNext('|')) {
            at++;
            parts.add(sequence());
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Set<String> exact = new LinkedHashSet<>();
        Set<String> needed = new LinkedHashSet<>();
        parts.forEach(part -> exact.addAll(part.exact()));
        parts.forEach(part -> needed.addAll(part.need()));
        boolean allExact = parts.stream().allMatch(Part::isExact) && exact.size() <= MOST_EXACT;
        boolean allNeed = parts.stream().noneMatch(part -> part.need().isEmpty());
        return new Part(allExact ? exact : Set.of(), allNeed ? needed : Set.of());
    }

    private Part sequence() {
        Set<String> run = Set.of(""); // what the last parts are, which are exact
        Set<String> best = Set.of();
        boolean exact = true;
        while (at < regex.length() && !isNext('|') && !isNext(')')) {
            Part part = repeated(atom());
            if (part.isExact() && part.exact().size() * run.size() <= MOST_EXACT) {
                run = product(run, part.exact());
                continue;
            }
            exact = false;
            best = better(best, Part.withoutNothing(run));
            best = better(best, part.isExact() ? Set.of() : part.needed());
            run = part.isExact() ? part.exact() : Set.of("");
        }
        return exact ? new Part(run, Set.of()) : new Part(Set.of(), better(best, Part.withoutNothing(run)));
    }

    private static Set<String> product(Set<String> beginnings, Set<String> ends) {
        Set<String> whole = new LinkedHashSet<>();
        beginnings.forEach(beginning -> ends.forEach(end -> whole.add(beginning + end)));
        return whole;
    }

    /** What is rarer: longer strings, then fewer. */
    private static Set<String> better(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        int difference = Math.min(weight(one), 6) - Math.min(weight(other), 6);
        return difference > 0 || (difference == 0 && one.size() <= other.size()) ? one : other;
    }

    /** Of the shortest; what is not ASCII is rarer. */
    private static int weight(Set<String> strings) {
        return strings.stream()
                .mapToInt(one -> one.chars().map(c -> c < 128 ? 1 : 3).sum())
                .min()
                .orElse(0);
    }

    private Part atom() {
        char next = regex.charAt(at++);
        return switch (next) {
            case '(' -> group();
            case '[' -> characters();
            case '\\' -> escaped();
            case '.' -> Part.ANYTHING;
            case '^', '$' -> Part.NOTHING;
            case '*', '+', '?', '{' -> throw new UnsupportedOperationException("at " + at);
            default -> Part.of(String.valueOf(lower(next)));
        };
    }

    private Part group() {
        boolean around = false;
        if (isNext('?')) {
            String kind = regex.substring(at, at + 3);
            if (kind.startsWith("?:")) {
                at += 2;
            } else if (kind.startsWith("?=") || kind.startsWith("?!")) {
                around = true;
                at += 2;
            } else if (kind.equals("?<=") || kind.equals("?<!")) {
                around = true;
                at += 3;
            } else {
                throw new UnsupportedOperationException(kind);
            }
        }
        Part part = alternatives();
        if (regex.charAt(at++) != ')') {
            throw new UnsupportedOperationException("no end of a group at " + at);
        }
        return around ? Part.NOTHING : part;
    }

    private Part characters() {
        Set<String> all = new LinkedHashSet<>();
        boolean few = !isNext('^');
        for (boolean first = true; first || !isNext(']'); first = false) {
            char next = regex.charAt(at++);
            if (next == '[' || next == '&') {
                throw new UnsupportedOperationException("a class within a class");
            }
            if (next == '\\') {
                few &= !Character.isLetterOrDigit(regex.charAt(at));
                next = regex.charAt(at++);
                at = next == 'p' || next == 'P' ? regex.indexOf('}', at) + 1 : at;
            } else if (isNext('-') && regex.charAt(at + 1) != ']') {
                few = false;
                at += 1;
            }
            all.add(String.valueOf(lower(next)));
        }
        at++;
        return few && all.size() <= MOST_IN_CLASS ? new Part(all, Set.of()) : Part.ANYTHING;
    }

    private Part escaped() {
        char next = regex.charAt(at++);
        return switch (next) {
            case 'b' -> Part.NOTHING;
            case 'w', 'W', 'd', 'D', 's', 'S' -> Part.ANYTHING;
            case 'p', 'P' -> {
                if (!isNext('{')) {
                    throw new UnsupportedOperationException("\\p" + regex.charAt(at));
                }
                at = regex.indexOf('}', at) + 1;
                yield Part.ANYTHING;
            }
            case 'n' -> Part.of("\n");
            default -> {
                if (next < 128 && Character.isLetterOrDigit(next)) {
                    throw new UnsupportedOperationException("\\" + next);
                }
                yield Part.of(String.valueOf(next));
            }
        };
    }

    private Part repeated(Part part) {
        if (at >= regex.length() || "?*+{".indexOf(regex.charAt(at)) < 0) {
            return part;
        }
        int least = 0;
        int most = NO_LIMIT;
        char kind = regex.charAt(at++);
        if (kind == '?') {
            most = 1;
        } else if (kind == '+') {
            least = 1;
        } else if (kind == '{') {
            int end = regex.indexOf('}', at);
            String[] limits = regex.substring(at, end).split(",", -1);
            least = Integer.parseInt(limits[0]);
            most = limits.length == 1 ? least : limits[1].isEmpty() ? NO_LIMIT : Integer.parseInt(limits[1]);
            at = end + 1;
        }
        if (isNext('?') || isNext('+')) {
            at++; // reluctant or possessive: finds no more
        }
        if (least == 0) {
            return most == 1 && part.isExact() ? new Part(union(part.exact(), ""), Set.of()) : Part.ANYTHING;
        }
        return most == 1 ? part : new Part(Set.of(), part.need());
    }

    private static Set<String> union(Set<String> strings, String one) {
        Set<String> all = new LinkedHashSet<>(strings);
        all.add(one);
        return all;
    }

    private boolean isNext(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }

    /** As {@code CASE_INSENSITIVE} has it: ASCII only. */
    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
}
