package io.github.pas4j.benchmarks.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.embedded.BundledEncoders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Encodes the same real prompts with ours, with LangChain4j's in-process {@code embedAll} and with bare ONNX Runtime that
 * is given the token ids, all in one run. Rounds are interleaved, each in a random order, after one on fewer prompts that
 * does not count; ratios are within a round.
 *
 * <p>Arguments: {@code MODEL.onnx TOKENIZER.json cls|mean PROMPTS.jsonl [PROMPTS [ROUNDS [en|zh]]]}, by default 3000 prompts
 * drawn with a fixed seed, and 5 rounds. With a language ours is its bundled encoder, which was made of that model; without,
 * it reads the same files as the others.
 */
public final class EncodingThroughput {

    private EncodingThroughput() {}

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws Exception {
        if (args.length < 4) {
            throw new IllegalArgumentException(
                    "give MODEL.onnx TOKENIZER.json cls|mean PROMPTS.jsonl [PROMPTS [ROUNDS [en|zh]]]");
        }
        System.setProperty("ai.djl.offline", "true");
        Path model = Path.of(args[0]);
        Path tokenizer = Path.of(args[1]);
        int count = args.length > 4 ? Integer.parseInt(args[4]) : 3000;
        int rounds = args.length > 5 ? Integer.parseInt(args[5]) : 5;
        List<String> prompts = prompts(Path.of(args[3]), count);
        boolean mean = args[2].equals("mean");
        String language = args.length > 6 ? args[6] : "";
        try (Ours ours = ours(language, model, tokenizer, mean);
                LangChain4j peer = new LangChain4j(model, tokenizer, mean);
                BareOnnxRuntime bare = new BareOnnxRuntime(model, prompts, tokenizer)) {
            agree(ours, peer, prompts);
            List<Encoding> all = List.of(ours, peer, bare);
            for (Encoding encoding : all) {
                encoding.encode(prompts.subList(0, Math.min(300, prompts.size())));
            }
            print(measure(all, prompts, rounds), prompts.size(), rounds, ours);
        }
        System.exit(0); // LangChain4j's threads would keep the JVM
    }

    private static Ours ours(String language, Path model, Path tokenizer, boolean mean) {
        return switch (language) {
            case "" -> new Ours(model, tokenizer, mean);
            case "en" -> new Ours(BundledEncoders.bgeSmallEn());
            case "zh" -> new Ours(BundledEncoders.bgeSmallZh());
            default -> throw new IllegalArgumentException("the language is en or zh: " + language);
        };
    }

    private static List<String> prompts(Path file, int count) throws IOException {
        List<String> prompts = new ArrayList<>();
        for (JsonNode row : Jsonl.read(file)) {
            prompts.add(Jsonl.text(row, "prompt"));
        }
        Collections.shuffle(prompts, new Random(7));
        if (prompts.size() < count) {
            throw new IllegalArgumentException("there are only " + prompts.size() + " prompts");
        }
        return prompts.subList(0, count);
    }

    private static void agree(Ours ours, LangChain4j peer, List<String> prompts) {
        double least = 1;
        List<String> some = prompts.subList(0, Math.min(200, prompts.size()));
        for (String prompt : some) {
            float[] a = ours.one(prompt);
            float[] b = peer.one(prompt);
            double dot = 0;
            for (int j = 0; j < a.length; j++) {
                dot += a[j] * (double) b[j];
            }
            least = Math.min(least, dot);
        }
        System.out.printf(
                Locale.ROOT, "Least cosine of ours and LangChain4j's on %d prompts: %.6f%n%n", some.size(), least);
    }

    private static Map<Encoding, List<Cost>> measure(List<Encoding> all, List<String> prompts, int rounds)
            throws Exception {
        Map<Encoding, List<Cost>> costs = new LinkedHashMap<>();
        all.forEach(encoding -> costs.put(encoding, new ArrayList<>()));
        Random random = new Random(11);
        for (int round = 0; round < rounds; round++) {
            List<Encoding> order = new ArrayList<>(all);
            Collections.shuffle(order, random);
            for (Encoding encoding : order) {
                Cost cost = Cost.of(() -> encoding.encode(prompts), prompts.size());
                Objects.requireNonNull(costs.get(encoding)).add(cost);
            }
        }
        return costs;
    }

    private static void print(Map<Encoding, List<Cost>> costs, int prompts, int rounds, Ours ours) {
        System.out.println(prompts + " prompts, " + rounds + " rounds; " + ours.describe());
        System.out.println();
        System.out.println(
                "| | CPU-ms a prompt | wall ms a prompt | CPU, ours = 1 | wall, ours = 1 | heap bytes a prompt |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        List<Cost> base = Objects.requireNonNull(costs.get(ours));
        costs.forEach((encoding, own) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.0f |%n",
                encoding.name(),
                Cost.spread(own, Cost::cpuMillis),
                Cost.spread(own, Cost::wallMillis),
                Cost.ratios(own, base, Cost::cpuMillis),
                Cost.ratios(own, base, Cost::wallMillis),
                own.get(own.size() - 1).heapBytes()));
    }
}
