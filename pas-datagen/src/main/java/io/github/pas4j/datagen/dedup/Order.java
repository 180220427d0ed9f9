package io.github.pas4j.datagen.dedup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the same words say something else by their order: "from French to English" and the reverse. */
final class Order {

    private static final Set<String> DIRECTIONS =
            Set.of("from", "to", "into", "than", "before", "after", "over", "under", "by", "against", "minus", "比");

    /** Words between two things that may be named in either order. */
    private static final Set<String> SYMMETRIC = Set.of("and", "or", "versus", "和", "与", "跟", "或", "及", "同");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "my", "your", "this", "that");

    private Order() {}

    static boolean turned(List<Token> a, List<Token> b, boolean sameWords) {
        return (sameWords && swapped(a, b)) || directed(a, b);
    }

    /** What is left between common ends is X M Y in one and Y M X in the other. */
    private static boolean swapped(List<Token> a, List<Token> b) {
        if (a.size() != b.size()) {
            return false;
        }
        int from = 0;
        int to = a.size();
        while (from < to && a.get(from).equals(b.get(from))) {
            from++;
        }
        while (from < to && a.get(to - 1).equals(b.get(to - 1))) {
            to--;
        }
        List<Token> x = a.subList(from, to);
        List<Token> y = b.subList(from, to);
        for (int first = 1; first < x.size(); first++) {
            if (!endsWith(y, x.subList(0, first))) {
                continue;
            }
            for (int last = 1; first + last <= x.size(); last++) {
                List<Token> tail = x.subList(x.size() - last, x.size());
                List<Token> middle = x.subList(first, x.size() - last);
                if (startsWith(y, tail) && middle.equals(y.subList(last, y.size() - first))) {
                    return !symmetric(x, middle);
                }
            }
        }
        return false;
    }

    /** "Tea and coffee", "coffee and tea"; and a phrase, or a small word, that moved to the other side of its neighbour. */
    private static boolean symmetric(List<Token> all, List<Token> middle) {
        if (middle.isEmpty()) {
            return all.size() > 2 || all.stream().anyMatch(Token::harmless);
        }
        return middle.size() == 1 && SYMMETRIC.contains(middle.get(0).text());
    }

    private static boolean startsWith(List<Token> list, List<Token> head) {
        return list.size() >= head.size() && list.subList(0, head.size()).equals(head);
    }

    private static boolean endsWith(List<Token> list, List<Token> tail) {
        return list.size() >= tail.size()
                && list.subList(list.size() - tail.size(), list.size()).equals(tail);
    }

    /** Whether a word of direction points to one of two words that both texts have, in each to another. */
    private static boolean directed(List<Token> a, List<Token> b) {
        Map<String, Set<String>> inA = pointedAt(a);
        Map<String, Set<String>> inB = pointedAt(b);
        Set<String> wordsA = words(a);
        Set<String> wordsB = words(b);
        for (Map.Entry<String, Set<String>> entry : inA.entrySet()) {
            Set<String> other = inB.getOrDefault(entry.getKey(), Set.of());
            if (!other.isEmpty()
                    && other.stream().noneMatch(entry.getValue()::contains)
                    && wordsA.containsAll(other)
                    && wordsB.containsAll(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Set<String>> pointedAt(List<Token> tokens) {
        Map<String, Set<String>> out = new HashMap<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String direction = tokens.get(i).text();
            if (DIRECTIONS.contains(direction)) {
                int at = i + 1;
                while (at + 1 < tokens.size()
                        && ARTICLES.contains(tokens.get(at).text())) {
                    at++;
                }
                out.computeIfAbsent(direction, d -> new HashSet<>())
                        .add(tokens.get(at).text());
            }
        }
        return out;
    }

    private static Set<String> words(List<Token> tokens) {
        List<String> out = new ArrayList<>();
        tokens.forEach(token -> out.add(token.text()));
        return new HashSet<>(out);
    }
}
