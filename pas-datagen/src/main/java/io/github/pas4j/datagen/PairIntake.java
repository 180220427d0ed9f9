package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.RunStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes the prompts into the run store, once, some at a time; a run that is gone on with has to come with the same. */
final class PairIntake {

    private static final int BATCH = 1000;
    private static final String INPUT = "prompts";

    private final RunStore store;
    private final MessageDigest digest = sha256();
    private final List<Item> batch = new ArrayList<>();

    PairIntake(RunStore store) {
        this.store = store;
    }

    /**
     * Adds prompts that are not there yet.
     *
     * @throws IllegalArgumentException if an id comes twice
     * @throws io.github.pas4j.runs.RunStoreException if the run was begun with other prompts
     */
    void take(Iterator<PairPrompt> prompts) {
        boolean known = store.parameters().find(INPUT).isPresent();
        long position = 0;
        while (prompts.hasNext()) {
            PairPrompt prompt = prompts.next();
            count(prompt.id());
            count(prompt.prompt());
            count(prompt.category().map(Category::id).orElse(""));
            if (!known) {
                batch.add(PairItems.item(prompt, position));
                if (batch.size() == BATCH) {
                    add();
                }
            }
            position++;
        }
        if (!known && !batch.isEmpty()) {
            add();
        }
        store.parameters().require(INPUT, position + " (" + HexFormat.of().formatHex(digest.digest(), 0, 8) + ")");
    }

    /** What was killed while it took prompts in has some of them already, at the same positions. */
    private void add() {
        if (store.items().add(batch) < batch.size()) {
            for (Item item : batch) {
                Optional<Item> there = store.items().find(item.id());
                there.ifPresent(known -> requireSame(known, item));
            }
        }
        batch.clear();
    }

    private static void requireSame(Item known, Item item) {
        if (known.position() != item.position()) {
            throw new IllegalArgumentException("the id '" + item.id() + "' comes twice");
        }
        if (!Objects.equals(known.detail(), item.detail())) {
            throw new IllegalArgumentException("the run was begun with another prompt of the id '" + item.id() + "'");
        }
    }

    private void count(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
