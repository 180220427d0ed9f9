package io.github.pas4j.benchmarks.clients;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * What a client adds to the bare exchange: ours beside LangChain4j's and OpenAI's own, all in one run against one server
 * on loopback that answers at once. Rounds are interleaved, each in a random order of the clients, after one that does not
 * count; ratios are to hand-written OkHttp in the same round.
 *
 * <p>Arguments: {@code overhead [ROUNDS [CALLS [STREAMS]]]}, by default 7 rounds of 3000 calls and 150 streams; or
 * {@code in-flight [CALLS]}, by default 5000 at once on one client of ours.
 */
public final class ClientOverhead {

    private final List<Caller> callers;
    private final int calls;
    private final int streams;

    private ClientOverhead(List<Caller> callers, int calls, int streams) {
        this.callers = callers;
        this.calls = calls;
        this.streams = streams;
    }

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws Exception {
        String mode = args.length == 0 ? "" : args[0];
        switch (mode) {
            case "overhead" -> overhead(number(args, 1, 7), number(args, 2, 3000), number(args, 3, 150));
            case "in-flight" -> CallsInFlight.run(number(args, 1, 5000));
            default ->
                throw new IllegalArgumentException("give overhead [ROUNDS [CALLS [STREAMS]]] or in-flight [CALLS]");
        }
        // Clients that cannot be closed keep threads.
        System.exit(0);
    }

    private static int number(String[] args, int index, int fallback) {
        int number = args.length > index ? Integer.parseInt(args[index]) : fallback;
        if (number < 1) {
            throw new IllegalArgumentException("must be positive: " + number);
        }
        return number;
    }

    private static void overhead(int rounds, int calls, int streams) throws Exception {
        long seed = System.nanoTime();
        try (ServerProcess server = ServerProcess.start()) {
            ClientOverhead measurement = new ClientOverhead(callers(server.url()), calls, streams);
            Map<Caller, List<Leg>> legs = measurement.measure(rounds, new Random(seed));
            measurement.print(legs);
        }
        System.out.printf(
                Locale.ROOT,
                "%nMedian [min–max] of %d rounds, each of %d calls and %d streams of %d pieces; seed %d. Allocation:"
                        + " ThreadMXBean, all Java threads; before JDK 21 without rounds in which threads ended. %s%n",
                rounds,
                calls,
                streams,
                Answers.CHUNKS,
                seed,
                Machine.line());
    }

    /** The clients, the bare one first. */
    static List<Caller> callers(String url) {
        return List.of(new BareOkHttp(url), new Ours(url), new LangChain4j(url), new OpenAiJava(url));
    }

    private Map<Caller, List<Leg>> measure(int rounds, Random random) throws Exception {
        Map<Caller, List<Leg>> legs = new LinkedHashMap<>();
        callers.forEach(caller -> legs.put(caller, new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            List<Caller> order = new ArrayList<>(callers);
            Collections.shuffle(order, random);
            for (Caller caller : order) {
                Leg leg = Leg.run(caller, calls, streams);
                // The first only warms up.
                if (round > 0) {
                    Objects.requireNonNull(legs.get(caller)).add(leg);
                }
            }
        }
        callers.forEach(Caller::close);
        return legs;
    }

    private void print(Map<Caller, List<Leg>> legs) {
        table("Blocking call, p50, µs", legs, Leg::p50);
        table("Blocking call, p99, µs", legs, Leg::p99);
        table("Blocking call, allocated kB", legs, leg -> leg.bytes() / 1e3);
        table("Streamed piece, µs", legs, Leg::chunk);
        table("Streamed piece, allocated kB", legs, leg -> leg.chunkBytes() / 1e3);
    }

    private void table(String title, Map<Caller, List<Leg>> legs, ToDoubleFunction<Leg> measure) {
        List<Leg> bare = Objects.requireNonNull(legs.get(callers.get(0)));
        System.out.println("\n| " + title + " | | added to bare | ratio to bare |");
        System.out.println("| --- | ---: | ---: | ---: |");
        legs.forEach(
                (caller, own) -> System.out.println("| " + caller.name() + " | " + row(own, bare, measure) + " |"));
    }

    private static String row(List<Leg> own, List<Leg> bare, ToDoubleFunction<Leg> measure) {
        List<Double> values = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            double value = measure.applyAsDouble(own.get(round));
            double base = measure.applyAsDouble(bare.get(round));
            if (Double.isNaN(value) || Double.isNaN(base)) {
                continue;
            }
            values.add(value);
            added.add(value - base);
            ratios.add(value / base);
        }
        if (values.isEmpty()) {
            return "not known | | ";
        }
        return Spread.of(values).format("%.1f") + " | " + Spread.of(added).format("%.1f") + " | "
                + Spread.of(ratios).format("%.2f");
    }
}
