package io.github.pas4j.datagen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made prompts: a few tasks and topics, with the edits that chat logs have. */
final class Prompts {

    private static final String[] TASKS = {
        "write a poem about", "explain the history of", "what is the best way to learn", "give me ten facts about"
    };
    private static final String[] TOPICS = {
        "whales",
        "the french revolution",
        "python decorators",
        "my mother",
        "solar panels",
        "a trip to paris",
        "green tea"
    };
    private static final String[] ENDS = {"", " in 5 sentences", " in 7 sentences", " for children", " without jargon"};

    private Prompts() {}

    static List<CorpusPrompt> made(int size, long seed) {
        Random random = new Random(seed);
        List<CorpusPrompt> prompts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String text = pick(TASKS, random) + " " + pick(TOPICS, random) + pick(ENDS, random);
            prompts.add(prompt("p" + i, edited(text, random)));
        }
        return prompts;
    }

    static CorpusPrompt prompt(String id, String text) {
        return CorpusPrompt.builder(id, text).build();
    }

    /** Ids a, b, c, … */
    static List<CorpusPrompt> of(String... texts) {
        List<CorpusPrompt> prompts = new ArrayList<>();
        for (String text : texts) {
            prompts.add(prompt(String.valueOf((char) ('a' + prompts.size())), text));
        }
        return prompts;
    }

    private static String edited(String text, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> "**" + text + "**";
            case 1 -> text.toUpperCase(Locale.ROOT) + "!!";
            case 2 -> "Please " + text + ". Thanks!";
            case 3 -> "  " + text.replace(" ", "   ") + "\n";
            case 4 -> {
                int at = 1 + random.nextInt(text.length() - 3);
                yield text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            }
            case 5 -> "x";
            default -> text;
        };
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
