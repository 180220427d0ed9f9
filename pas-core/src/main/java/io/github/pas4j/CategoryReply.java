package io.github.pas4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model answered, read as a category: a JSON object anywhere in it, else an id alone or after a label, else the
 * only id that it names.
 */
final class CategoryReply {

    /** No answer asked for is nearly as long; nothing beyond is looked at. */
    private static final int MAX_ANSWER = 20_000;

    private static final List<String> KEYS = List.of("category", "label", "class", "answer", "类别", "分类");

    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]{0,2000}}");
    private static final Pattern LABEL =
            Pattern.compile("(?:category|label|answer|类别|分类)\\W{0,6}[:：]\\W{0,6}", Pattern.CASE_INSENSITIVE);
    private static final String SEPARATOR = "[\\s_‐‑–—-]{1,3}";
    private static final Pattern SEPARATORS = Pattern.compile(SEPARATOR);
    private static final String THOUGHTS_END = "</think>";

    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

    private final Map<String, Category> known = new HashMap<>();
    private final Pattern mention;

    CategoryReply(Taxonomy taxonomy) {
        List<String> words = new ArrayList<>();
        for (Category category : taxonomy.categories()) {
            known.put(spelling(category.id()), category);
            words.add(spelling(category.id()).replace("-", SEPARATOR));
        }
        words.add(CategoryQuestion.UNKNOWN);
        // Longer ids first: one may begin like another.
        words.sort((a, b) -> b.length() - a.length());
        mention = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + String.join("|", words) + ")(?![\\p{L}\\p{N}])");
    }

    /** What an answer says: a category, unknown, or nothing that could be read. */
    sealed interface Read {

        /** A category. */
        record Told(Category category) implements Read {}

        /** The model cannot tell. */
        record Unknown() implements Read {}

        /** Neither. */
        record Unreadable() implements Read {}
    }

    Read read(String answer) {
        if (answer.length() > MAX_ANSWER) {
            return new Read.Unreadable();
        }
        String text = answer.substring(Math.max(0, answer.lastIndexOf(THOUGHTS_END)));
        text = text.startsWith(THOUGHTS_END) ? text.substring(THOUGHTS_END.length()) : text;
        String rest = text.startsWith("<think>") ? "" : text;
        return ofObject(rest).or(() -> ofText(rest)).orElseGet(Read.Unreadable::new);
    }

    /** The last object that names a category: models that think aloud come to it at the end. */
    private Optional<Read> ofObject(String text) {
        Optional<Read> last = Optional.empty();
        Matcher objects = OBJECT.matcher(text);
        while (objects.find()) {
            Optional<Read> read = parsed(objects.group()).flatMap(this::ofFields);
            last = read.isPresent() ? read : last;
        }
        return last;
    }

    private static Optional<JsonNode> parsed(String object) {
        try {
            return Optional.of(JSON.readTree(object));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<Read> ofFields(JsonNode object) {
        return KEYS.stream()
                .map(object::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .flatMap(this::ofName);
    }

    private Optional<Read> ofText(String text) {
        Optional<Read> alone = ofName(text);
        if (alone.isPresent()) {
            return alone;
        }
        Matcher label = LABEL.matcher(text);
        Optional<Read> labelled = Optional.empty();
        while (label.find()) {
            String after = text.substring(label.end()).lines().findFirst().orElse("");
            Optional<Read> read = ofName(after).or(() -> onlyMention(after));
            labelled = read.isPresent() ? read : labelled;
        }
        return labelled.isPresent() ? labelled : onlyMention(text);
    }

    private Optional<Read> ofName(String name) {
        String spelled = spelling(name);
        Category category = known.get(spelled);
        if (category != null) {
            return Optional.of(new Read.Told(category));
        }
        return spelled.equals(CategoryQuestion.UNKNOWN) ? Optional.of(new Read.Unknown()) : Optional.empty();
    }

    /** Where an answer names one category and no other, in whatever sentence. */
    private Optional<Read> onlyMention(String text) {
        Matcher mentions = mention.matcher(folded(text));
        Set<String> names = new LinkedHashSet<>();
        while (mentions.find()) {
            names.add(spelling(mentions.group()));
        }
        return names.size() == 1 ? ofName(names.iterator().next()) : Optional.empty();
    }

    /** "Summarization", "creative writing", "**Creative_Writing**." are what they look like. */
    private static String spelling(String name) {
        int begin = 0;
        int end = name.length();
        while (begin < end && !Character.isLetterOrDigit(name.charAt(begin))) {
            begin++;
        }
        while (end > begin && !Character.isLetterOrDigit(name.charAt(end - 1))) {
            end--;
        }
        return SEPARATORS.matcher(folded(name.substring(begin, end))).replaceAll("-");
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('z', 's');
    }
}
