package io.github.pas4j.datagen.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ways in which models answer that were asked for {@code {"scores": [{"n": 1, "score": 4}]}}. */
enum OddAnswers {
    AS_ASKED {
        @Override
        String of(int[] scores, Random random) {
            return "{\"scores\": [" + each(scores, "{\"n\": %d, \"score\": %d}", ", ") + "]}";
        }
    },
    IN_A_FENCE {
        @Override
        String of(int[] scores, Random random) {
            return "```json\n" + AS_ASKED.of(scores, random) + "\n```";
        }
    },
    PROSE_AROUND {
        @Override
        String of(int[] scores, Random random) {
            return "Sure! Here are my scores [as asked] on the scale from 1 to 5:\n\n" + IN_A_FENCE.of(scores, random)
                    + "\n\nPrompt 1 lacks 2 details {sadly}. Let me know if 7 more are wanted!";
        }
    },
    THOUGHTS_BEFORE {
        @Override
        String of(int[] scores, Random random) {
            return "<think>Maybe {\"scores\": [{\"n\": 1, \"score\": 1}]}? No.</think>\n" + AS_ASKED.of(scores, random);
        }
    },
    REORDERED {
        @Override
        String of(int[] scores, Random random) {
            List<String> entries = new ArrayList<>();
            for (int i = scores.length; i > 0; i--) {
                entries.add("{\"score\": " + scores[i - 1] + ", \"n\": " + i + ", \"reason\": \"n 3: 5, [sic]\"}");
            }
            return "{\"scores\": [" + String.join(",", entries) + "]}";
        }
    },
    BARE_LIST {
        @Override
        String of(int[] scores, Random random) {
            return "[" + each(scores, "{\"id\": %d, \"rating\": %d}", ",") + "]";
        }
    },
    NUMBERS_ALONE {
        @Override
        String of(int[] scores, Random random) {
            return "[" + IntStream.of(scores).mapToObj(Integer::toString).collect(Collectors.joining(", ")) + "]";
        }
    },
    BY_NUMBER {
        @Override
        String of(int[] scores, Random random) {
            return "{" + each(scores, "\"%d\": %d", ", ") + "}";
        }
    },
    BY_NAME {
        @Override
        String of(int[] scores, Random random) {
            return "{\"result\": {" + each(scores, "\"prompt_%d\": {\"score\": %d, \"why\": \"\"}", ", ") + "}}";
        }
    },
    SCORES_AS_TEXT {
        @Override
        String of(int[] scores, Random random) {
            return "{\"scores\": [" + each(scores, "{\"n\": \"%d\", \"score\": \"%d/5\"}", ", ") + "]}";
        }
    },
    OTHER_SCALE_STATED {
        @Override
        String of(int[] scores, Random random) {
            return "{\"scores\": ["
                    + each(
                            scores,
                            (n, score) ->
                                    String.format(Locale.ROOT, "{\"n\": %d, \"score\": \"%d%%\"}", n, (score - 1) * 25),
                            ", ")
                    + "]}";
        }
    },
    SCALE_IN_A_FIELD {
        @Override
        String of(int[] scores, Random random) {
            return "{\"scores\": ["
                    + each(
                            scores,
                            (n, score) -> String.format(
                                    Locale.ROOT, "{\"n\": %d, \"score\": %d, \"max\": 100}", n, (score - 1) * 25),
                            ", ")
                    + "]}";
        }
    },
    LOOSE_JSON {
        @Override
        String of(int[] scores, Random random) {
            return "{scores: [ // mine\n" + each(scores, "{n: %d, 'score': %d,}", ",\n") + ",]}";
        }
    },
    ONE_OBJECT_A_LINE {
        @Override
        String of(int[] scores, Random random) {
            return scores.length == 1
                    ? "{\"score\": " + scores[0] + "}"
                    : "[" + each(scores, "{\"n\": %d, \"score\": %d}", ",\n") + "\n]";
        }
    },
    LIST_IN_PROSE {
        @Override
        String of(int[] scores, Random random) {
            return scores.length == 1
                    ? "On a scale of 1 to 5 I would give this a " + scores[0] + ", since it is what it is."
                    : "My ratings (1-5):\n\n" + each(scores, "%d. **%d** - as it is", "\n");
        }
    },
    LABELLED_PROSE {
        @Override
        String of(int[] scores, Random random) {
            return scores.length == 1
                    ? "Reason: 3 things are missing.\n**Score: " + scores[0] + "/5**"
                    : each(scores, "Prompt %d: score %d/5 (fair)", "\n");
        }
    },
    TABLE {
        @Override
        String of(int[] scores, Random random) {
            return scores.length == 1
                    ? "| score |\n| --- |\n| " + scores[0] + " |"
                    : "| n | score | why |\n|---|---|---|\n" + each(scores, "| %d | %d | clear |", "\n");
        }
    },
    IN_CHINESE {
        @Override
        String of(int[] scores, Random random) {
            return scores.length == 1 ? "评分：" + scores[0] + "分" : each(scores, "%d：%d分", "\n");
        }
    };

    abstract String of(int[] scores, Random random);

    private interface Entry {
        String of(int n, int score);
    }

    private static String each(int[] scores, String format, String between) {
        return each(scores, (n, score) -> String.format(Locale.ROOT, format, n, score), between);
    }

    private static String each(int[] scores, Entry entry, String between) {
        return IntStream.range(0, scores.length)
                .mapToObj(i -> entry.of(i + 1, scores[i]))
                .collect(Collectors.joining(between));
    }
}
