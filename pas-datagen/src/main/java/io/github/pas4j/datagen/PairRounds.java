package io.github.pas4j.datagen;

import io.github.pas4j.datagen.OpenBatches.Call;
import io.github.pas4j.datagen.OpenBatches.Open;
import io.github.pas4j.datagen.PairLane.Work;
import io.github.pas4j.datagen.RunSummary.Ending;
import io.github.pas4j.datagen.internal.DeferredCalls;
import io.github.pas4j.datagen.internal.Made;
import io.github.pas4j.datagen.internal.ModelGoneException;
import io.github.pas4j.datagen.internal.NotYetException;
import io.github.pas4j.datagen.internal.NotYetException.Wanted;
import io.github.pas4j.datagen.internal.PairMaker;
import io.github.pas4j.llm.Batch;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.BatchClient;
import io.github.pas4j.llm.BatchItem;
import io.github.pas4j.llm.Batches;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.BudgetExceededException;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.Spending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One session of a run that asks by batches. A round works on all prompts as far as recorded answers go, and hands in what they
 * came to as one batch for each role; with its answers recorded the next round gets further. Used by one thread.
 */
final class PairRounds {

    /** So often a request that failed is handed in in all. */
    private static final int TRIES = 3;

    private final PairBook book;
    private final PairMaker maker;
    private final DeferredCalls calls;
    private final RunStore store;
    private final Spending spending;
    private final PairBatches batches;
    private final PairListener listener;
    private final OpenBatches open;
    private final Map<CallKey, Integer> failures = new HashMap<>();
    private List<Work> waiting = new ArrayList<>();

    PairRounds(
            PairBook book,
            PairMaker maker,
            DeferredCalls calls,
            RunStore store,
            Spending spending,
            PairBatches batches,
            PairListener listener) {
        this.book = book;
        this.maker = maker;
        this.calls = calls;
        this.store = store;
        this.spending = spending;
        this.batches = batches;
        this.listener = listener;
        this.open = new OpenBatches(store);
    }

    Ending run() {
        try {
            open.all().forEach(this::collect); // of an earlier session
            for (List<Wanted> round = round(); !round.isEmpty(); round = round()) {
                if (!handIn(round)) {
                    return Ending.AT_CAP;
                }
                open.all().forEach(this::collect);
            }
            book.write();
            book.close();
            return Ending.FINISHED;
        } catch (LlmCancelledException e) { // the batches go on, and are there for the next session
            return Ending.INTERRUPTED;
        } finally {
            book.write();
        }
    }

    /** Goes as far as recorded answers go; what is needed to go further. */
    private List<Wanted> round() {
        List<Wanted> wanted = new ArrayList<>();
        Deque<Work> works = new ArrayDeque<>(waiting);
        waiting = new ArrayList<>();
        for (Work work = next(works); work != null; work = next(works)) {
            try {
                Made first = work.first();
                Made made = first == null
                        ? maker.make(work.task(), phase -> {})
                        : maker.again(work.task(), first, phase -> {});
                book.ended(work, made).ifPresent(works::add);
            } catch (NotYetException e) {
                waiting.add(work);
                wanted.add(e.wanted());
            }
        }
        long generating = wanted.stream()
                .filter(call -> call.key().role().equals(PairPipeline.GENERATOR))
                .count();
        listener.progressed(book.progress(generating, wanted.size() - generating));
        return wanted;
    }

    private @Nullable Work next(Deque<Work> works) {
        Work first = works.poll();
        if (first != null) {
            return first;
        }
        return book.undecided() < batches.requests() ? book.next().orElse(null) : null;
    }

    /** Whether at least one request was within the caps. */
    private boolean handIn(List<Wanted> round) {
        List<Spending.Reservation> reserved = new ArrayList<>();
        Map<String, List<Wanted>> byRole = new TreeMap<>();
        try {
            for (Wanted wanted : round) {
                reserved.add(spending.reserve(wanted.key().model(), wanted.estimate()));
                byRole.computeIfAbsent(wanted.key().role(), role -> new ArrayList<>())
                        .add(wanted);
            }
        } catch (BudgetExceededException e) {
            if (byRole.isEmpty()) {
                return false;
            }
        } finally {
            reserved.forEach(Spending.Reservation::close); // nothing else is asked until the answers are there
        }
        byRole.forEach(this::submit);
        return true;
    }

    /** Between the two lines is the one moment at which a crash loses something: a batch whose id nobody wrote down. */
    private void submit(String role, List<Wanted> wanted) {
        Batch batch = batches.client(role)
                .submit(wanted.stream()
                        .map(call -> new BatchItem(OpenBatches.id(call.key()), call.request()))
                        .toList());
        open.add(batch.id(), role, wanted);
    }

    private void collect(Open batch) {
        BatchClient client = batches.client(batch.role());
        Batch.State state = Batches.await(client, batch.id(), batches.poll()).state();
        Map<String, Call> unanswered = new LinkedHashMap<>(batch.calls());
        Map<CallKey, Answer> answers = new LinkedHashMap<>();
        Map<CallKey, LlmException> failed = new LinkedHashMap<>();
        for (BatchAnswer answer : answers(client, batch, state)) {
            Call call = unanswered.remove(answer.id());
            if (call != null) {
                answer.response()
                        .ifPresent(
                                response -> answers.put(call.key(), DeferredCalls.answer(response, call.estimate())));
                answer.failure().ifPresent(failure -> failed.put(call.key(), failure));
            }
        }
        for (Call call : unanswered.values()) {
            String model = call.key().model();
            failed.put(
                    call.key(),
                    new LlmServerException(
                            "the batch ended without an answer", LlmException.Failure.of("batch", model), null));
        }
        store.journal().recordAll(answers);
        open.ended(batch.id());
        failed.forEach(this::failed);
    }

    private List<BatchAnswer> answers(BatchClient client, Open batch, Batch.State state) {
        try {
            return client.answers(batch.id());
        } catch (LlmException e) {
            if (state == Batch.State.FAILED) {
                open.ended(batch.id()); // so that the next session hands it in anew
            }
            throw e;
        }
    }

    private void failed(CallKey key, LlmException failure) {
        if (ModelGoneException.isFinal(failure)) {
            throw failure;
        }
        if (failures.merge(key, 1, Integer::sum) >= TRIES || !failure.isRetryable()) {
            calls.failed(key, failure);
        }
    }
}
