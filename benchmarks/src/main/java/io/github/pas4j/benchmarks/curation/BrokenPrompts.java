package io.github.pas4j.benchmarks.curation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Breaks real prompts in the ways in which logs hold broken ones. The same seed breaks them in the same way. */
final class BrokenPrompts {

    /** How a prompt is broken. */
    enum Kind {
        /** Its end is missing: between three and eight tenths of it are left. */
        CUT(0),
        /** Its words, in Chinese runs of one to three characters, are in disorder. */
        SHUFFLED(1),
        /** Something that nobody wrote was pasted in or around it. */
        NOISE(2),
        /** It asks for nothing, or for something to be done with what is not there. */
        EMPTY(3);

        private final int seed;

        Kind(int seed) {
            this.seed = seed;
        }

        /** Tells its random numbers from the others'. */
        int seed() {
            return seed;
        }
    }

    private static final List<String> EMPTY_ASKS = List.of(
            "Help me",
            "Can you help me with this?",
            "I have a question",
            "Please answer",
            "Continue",
            "hi",
            "Write something",
            "Summarize the following text:",
            "Translate this sentence",
            "Fix this code:",
            "What do you think?",
            "Tell me more about it",
            "Give me some ideas",
            "Please explain this to me",
            "Answer the question below.",
            "Rewrite the paragraph above",
            "I need your help please",
            "do it again",
            "Can you write it for me?",
            "What is the answer to this question?",
            "Correct the following email",
            "Based on the given article, answer the question",
            "Hello, how can I do that?",
            "test",
            "Please proofread the attached document",
            "more please",
            "Solve the problem",
            "Write a");

    private static final List<String> EMPTY_ASKS_IN_CHINESE = List.of(
            "帮我一下",
            "请问一个问题",
            "继续",
            "你好",
            "请总结以下文章：",
            "把这段话翻译成英文",
            "帮我写一个",
            "请修改下面的代码",
            "你怎么看？",
            "请回答",
            "这个怎么办",
            "再来一个",
            "请根据上述内容回答问题",
            "请帮我分析一下这个",
            "写一篇",
            "在吗",
            "请解释一下这句话",
            "请润色以下段落",
            "我想问一下",
            "能帮我做这个吗？",
            "请把它改得更好一些",
            "根据给定的文本回答问题",
            "什么意思？",
            "请你帮忙看一下");

    private static final List<String> PASTED = List.of(
            "<div class=\"nav-item\"><a href=\"/login\">Sign in</a></div>",
            "&nbsp;&nbsp;<br/><span style=\"color:red\">Ad</span>",
            "2023-04-11T08:15:22.331Z ERROR [http-nio-8080-exec-3] o.s.w.s.h.HandlerException: null",
            "â€œThe Ã©tÃ© was longâ€\u009D Ã¼ber",
            "锟斤拷锟斤拷烫烫烫烫",
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
            "aaaaaaaaaaaaaaaaaaaaaaa",
            "!!!!!!!!????????#######",
            "0x7f3a9c2e 0x00000000 0xdeadbeef 0x7ffd12ab");

    private final Random random;
    private final boolean chinese;

    BrokenPrompts(boolean chinese, long seed) {
        this.random = new Random(seed);
        this.chinese = chinese;
    }

    String broken(String prompt, Kind kind) {
        return switch (kind) {
            case CUT -> cut(prompt.strip());
            case SHUFFLED -> shuffled(prompt.strip());
            case NOISE -> noisy(prompt.strip());
            case EMPTY -> pick(chinese ? EMPTY_ASKS_IN_CHINESE : EMPTY_ASKS);
        };
    }

    private String cut(String prompt) {
        int end = (int) (prompt.length() * (0.3 + 0.5 * random.nextDouble()));
        return prompt.substring(0, Math.max(1, end)).strip();
    }

    private String shuffled(String prompt) {
        List<String> parts = new ArrayList<>();
        if (chinese) {
            for (int at = 0; at < prompt.length(); ) {
                int end = Math.min(prompt.length(), at + 1 + random.nextInt(3));
                parts.add(prompt.substring(at, end));
                at = end;
            }
        } else {
            parts.addAll(List.of(prompt.split("\\s+", -1)));
        }
        Collections.shuffle(parts, random);
        return String.join(chinese ? "" : " ", parts);
    }

    private String noisy(String prompt) {
        String noise = random.nextInt(2) == 0 ? pick(PASTED) : keys();
        if (random.nextInt(2) == 0) {
            noise = noise + " " + (random.nextInt(2) == 0 ? pick(PASTED) : keys());
        }
        int at = random.nextInt(prompt.length() + 1);
        return prompt.substring(0, at) + " " + noise + " " + prompt.substring(at);
    }

    private String keys() {
        String from = random.nextInt(2) == 0
                ? "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/"
                : "qwrtpsdfghjklzxcvbnm;[]#$%^&*";
        StringBuilder keys = new StringBuilder();
        int length = 20 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            keys.append(from.charAt(random.nextInt(from.length())));
        }
        return keys.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
