package io.github.pas4j.datagen;

import io.github.pas4j.datagen.group.Groups;
import io.github.pas4j.embedding.Embeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** Groups what is left of one language after another, and ranks the members of each group. */
final class GroupStage {

    private final Selection selection;
    private final int threads;
    private final Sizes sizes = new Sizes();
    private final Sizes finerSizes = new Sizes();

    /** Groups of all languages, one after another. */
    static final class Sizes {
        private final List<Integer> members = new ArrayList<>();
        private final List<Integer> eligible = new ArrayList<>();

        private int add(int all, int mayBeSelected) {
            members.add(all);
            eligible.add(mayBeSelected);
            return members.size() - 1;
        }

        int count() {
            return members.size();
        }

        int members(int group) {
            return members.get(group);
        }

        /** How many prompts could be selected, so many of each group. */
        long supply(int perGroup) {
            return eligible.stream().mapToLong(size -> Math.min(size, perGroup)).sum();
        }

        List<Integer> all() {
            return List.copyOf(members);
        }
    }

    GroupStage(Selection selection, int threads) {
        this.selection = selection;
        this.threads = threads;
    }

    /**
     * @param vectors of the candidates, in their order
     */
    void group(List<Candidate> candidates, Embeddings vectors) {
        if (candidates.isEmpty()) {
            return;
        }
        Groups groups = selection.grouping().group(vectors, threads);
        if (groups.size() != candidates.size()) {
            throw new IllegalStateException(
                    "the grouping gave groups of " + groups.size() + " vectors, not of " + candidates.size());
        }
        GroupOrder order = new GroupOrder(
                vectors, selection.choice(), i -> candidates.get(i).quality().orElse(Double.NaN));
        place(groups, candidates, order, sizes, Candidate::place);
        place(groups.finer().orElse(groups), candidates, order, finerSizes, Candidate::placeFiner);
    }

    private void place(
            Groups groups,
            List<Candidate> candidates,
            GroupOrder order,
            Sizes into,
            BiConsumer<Candidate, Place> placed) {
        for (int g = 0; g < groups.count(); g++) {
            int[] members = groups.members(g);
            int[] eligible = Arrays.stream(members)
                    .filter(member -> isEligible(candidates.get(member)))
                    .toArray();
            int number = into.add(members.length, eligible.length);
            for (int member : members) {
                placed.accept(candidates.get(member), new Place(number, -1));
            }
            int[] ranked = order.of(eligible);
            for (int rank = 0; rank < ranked.length; rank++) {
                placed.accept(candidates.get(ranked[rank]), new Place(number, rank));
            }
        }
    }

    private boolean isEligible(Candidate candidate) {
        OptionalDouble least = selection.minQuality();
        return least.isEmpty() || candidate.quality().orElse(-1) >= least.getAsDouble();
    }

    /** Whether the groups are too large for so many prompts to be selected, and smaller ones are to be taken. */
    boolean takesFiner() {
        return selection.size() != Selection.ALL
                && selection.perGroup() != Selection.ALL
                && sizes.supply(selection.perGroup()) < selection.size()
                && finerSizes.count() > sizes.count();
    }

    Sizes sizes() {
        return takesFiner() ? finerSizes : sizes;
    }
}
