package io.github.pas4j.benchmarks.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Deals out the work of one round, balanced: the two answers to a prompt come from two answerers, each answerer gets as
 * many plain prompts as augmented ones (but for the rest of a division), and each pair of answers is judged by two judges
 * in the two orders. An answerer's own style would otherwise pass for an effect of the complement.
 */
final class Rounds {

    private record Answered(Comparison comparison, String plain, String augmented) {}

    private final Path folder;
    private final Random random;

    Rounds(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** Writes {@code messages/answerer-K.jsonl} and the key that says which is which. */
    void messages(List<Comparison> comparisons, int answerers) throws IOException {
        if (answerers < 2) {
            throw new IOException("a balanced round needs at least 2 answerers: " + answerers);
        }
        List<Comparison> shuffled = shuffled(comparisons);
        List<List<ObjectNode>> work = lists(answerers);
        List<ObjectNode> key = new ArrayList<>();
        List<Integer> numbers = shuffled(range(2 * comparisons.size()));
        for (int i = 0; i < shuffled.size(); i++) {
            Comparison comparison = shuffled.get(i);
            int[] two = two(i, answerers);
            String plain = "m%04d".formatted(numbers.get(2 * i));
            String augmented = "m%04d".formatted(numbers.get(2 * i + 1));
            work.get(two[0]).add(message(plain).set("messages", comparison.plain()));
            work.get(two[1]).add(message(augmented).set("messages", comparison.augmented()));
            key.add(Jsonl.object()
                    .put("comparison", comparison.id())
                    .put("plain", plain)
                    .put("plainBy", two[0] + 1)
                    .put("augmented", augmented)
                    .put("augmentedBy", two[1] + 1));
        }
        write("messages/answerer-", work);
        Jsonl.write(folder.resolve("key.jsonl"), key);
    }

    /** Reads {@code answers/*.jsonl}; writes {@code judging/judge-K.jsonl} and its key. */
    int judging(List<Comparison> comparisons, int judges) throws IOException {
        if (judges < 2) {
            throw new IOException("the two orders need at least 2 judges: " + judges);
        }
        List<Answered> shuffled = shuffled(answered(comparisons));
        List<Integer> numbers = shuffled(range(2 * shuffled.size()));
        List<List<ObjectNode>> work = lists(judges);
        List<ObjectNode> key = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            Answered pair = shuffled.get(i);
            int[] two = two(i, judges);
            for (int order = 0; order < 2; order++) {
                String id = "j%04d".formatted(numbers.get(2 * i + order));
                boolean plainFirst = order == 0;
                work.get(two[order])
                        .add(message(id)
                                .put("prompt", pair.comparison().prompt())
                                .put("first", plainFirst ? pair.plain() : pair.augmented())
                                .put("second", plainFirst ? pair.augmented() : pair.plain()));
                key.add(Jsonl.object()
                        .put("id", id)
                        .put("comparison", pair.comparison().id())
                        .put("augmented", plainFirst ? "second" : "first")
                        .put("judge", two[order] + 1)
                        .put("plainLength", length(pair.plain()))
                        .put("augmentedLength", length(pair.augmented())));
            }
        }
        write("judging/judge-", work);
        Jsonl.write(folder.resolve("judging-key.jsonl"), key);
        return shuffled.size();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The comparisons that both answers have come to, in the order of their key. */
    private List<Answered> answered(List<Comparison> comparisons) throws IOException {
        Map<String, String> answers = answers();
        Map<String, Comparison> byId = new HashMap<>();
        comparisons.forEach(comparison -> byId.put(comparison.id(), comparison));
        List<Answered> answered = new ArrayList<>();
        for (JsonNode row : Jsonl.read(folder.resolve("key.jsonl"))) {
            Comparison comparison = byId.get(Jsonl.text(row, "comparison"));
            String plain = answers.get(Jsonl.text(row, "plain"));
            String augmented = answers.get(Jsonl.text(row, "augmented"));
            if (comparison != null && plain != null && augmented != null) {
                answered.add(new Answered(comparison, plain, augmented));
            }
        }
        return answered;
    }

    private Map<String, String> answers() throws IOException {
        Map<String, String> answers = new HashMap<>();
        for (JsonNode row : Jsonl.readAll(folder.resolve("answers"))) {
            if (answers.put(Jsonl.text(row, "id"), Jsonl.text(row, "answer")) != null) {
                throw new IOException("two answers have the id " + Jsonl.text(row, "id"));
            }
        }
        return answers;
    }

    /** Two different people for item {@code i}; over many items each pairing comes equally often, in both roles. */
    private static int[] two(int i, int people) {
        int first = i % people;
        return new int[] {first, (first + 1 + (i / people) % (people - 1)) % people};
    }

    private static ObjectNode message(String id) {
        return Jsonl.object().put("id", id);
    }

    private void write(String prefix, List<List<ObjectNode>> work) throws IOException {
        for (int i = 0; i < work.size(); i++) {
            Jsonl.write(folder.resolve(prefix + (i + 1) + ".jsonl"), shuffled(work.get(i)));
        }
    }

    private <T> List<T> shuffled(List<T> items) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static List<Integer> range(int size) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static <T> List<List<T>> lists(int count) {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
