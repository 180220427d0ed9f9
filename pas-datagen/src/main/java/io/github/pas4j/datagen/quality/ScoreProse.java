package io.github.pas4j.datagen.quality;

import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scores in sentences, lists and tables. */
final class ScoreProse {

    private static final String NUMBER =
            "([0-9]{1,3}(?:[.,][0-9]{1,4})?(?:\\s*(?:/|out of)\\s*[0-9]{1,3}|\\s*%)?)(?![0-9])";

    /** The scale itself is no score. */
    private static final Pattern SCALE = Pattern.compile(
            "(?:(?:on|in)\\s+(?:a|the)\\s+)?(?:scale|range)?\\s*(?:of|from|between)?\\s*\\b[01]\\s*(?:-|–|—|to|and|到|至|~)\\s*(?:5|10|100)\\b(?:\\s*(?:scale|分))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LABELLED = Pattern.compile(
            "(?:score|rating|rate|grade|quality|give|award|assign|分数|评分|得分|打分)[\\p{L}\\s'\"“”]{0,30}?[:：=\\s*_`\\-\"]*(?:is|of|as|at|a|an|be|为|是)?[:：=\\s*_`\"]*"
                    + NUMBER,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LISTED = Pattern.compile(
            "^[\\s|*_#>\\-]*(?:prompt|n|no\\.?|提示)?[\\s=#*_]*([0-9]{1,3})\\s*[*_]*\\s*[.):：|=\\-–—>]+[\\s|*_`]*"
                    + "(?:(?:the\\s+)?(?:score|rating|评分|分数)[\\s:：=*_]*(?:is\\s*)?)?" + NUMBER
                    + "[\\s|*_`]*(?:$|[^0-9%/.,].*$)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern ANY = Pattern.compile("(?<![0-9.,\\-−])" + NUMBER);

    private static final Pattern WORD = Pattern.compile(
            "\\A[\\s*_`\"'.]*(one|two|three|four|five|一|二|三|四|五)[\\s*_`\"'.。!分]*\\z", Pattern.CASE_INSENSITIVE);

    /** Takes a score. */
    @FunctionalInterface
    interface Sink {
        void found(int number, double score);
    }

    private ScoreProse() {}

    static void collect(String text, int count, Sink sink) {
        String said = SCALE.matcher(text).replaceAll(" ");
        if (count > 1) {
            listed(said, sink);
            return;
        }
        Set<Double> labelled = all(LABELLED, said);
        Set<Double> scores = labelled.isEmpty() ? all(ANY, said) : labelled;
        Matcher word = WORD.matcher(said);
        if (scores.isEmpty() && word.matches()) {
            ScoreScale.of(word.group(1)).ifPresent(scores::add);
        }
        scores.forEach(score -> sink.found(1, score));
    }

    private static void listed(String text, Sink sink) {
        Matcher line = LISTED.matcher(text);
        while (line.find()) {
            OptionalDouble score = ScoreScale.of(line.group(2));
            if (score.isPresent()) {
                sink.found(Integer.parseInt(line.group(1)), score.getAsDouble());
            }
        }
    }

    private static Set<Double> all(Pattern pattern, String text) {
        Set<Double> scores = new HashSet<>();
        Matcher number = pattern.matcher(text);
        while (number.find()) {
            // One that fits no scale is as much in the way of a plain answer as a second score.
            scores.add(ScoreScale.of(number.group(1)).orElse(Double.NaN));
        }
        return scores;
    }
}
