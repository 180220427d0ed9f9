package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items and parameters. */
class ItemsTest {

    @TempDir
    Path folder;

    private RunStore store;
    private Items items;

    @BeforeEach
    void open() {
        store = RunStore.sqlite(folder.resolve("run.db"));
        items = store.items();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    @Test
    void anItemComesBackAsItWas() {
        Item item = Item.of("a", 3, "new").triedAgain().triedAgain().in("kept").with("{\"by\": 7}");
        assertThat(items.add(List.of(item, Item.of("b", 0, "new")))).isEqualTo(2);
        reopen();
        assertThat(items.find("a")).contains(new Item("a", 3, "kept", 2, "{\"by\": 7}"));
        assertThat(items.find("b").orElseThrow().detail()).isNull();
        assertThat(items.find("c")).isEmpty();
    }

    @Test
    void whatIsThereIsNotAddedAgain() {
        items.add(List.of(Item.of("a", 0, "new")));
        items.update(items.find("a").orElseThrow().in("done"));
        assertThat(items.add(List.of(Item.of("a", 0, "new"), Item.of("b", 1, "new"))))
                .isEqualTo(1);
        assertThat(items.countByState()).containsExactly(Map.entry("done", 1L), Map.entry("new", 1L));
    }

    @Test
    void allAreUpdatedOrNone() {
        items.add(List.of(Item.of("a", 0, "new")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> items.update(List.of(Item.of("a", 0, "done"), Item.of("nobody", 1, "done"))))
                .withMessageContaining("nobody");
        assertThat(items.countByState()).containsExactly(Map.entry("new", 1L));
    }

    /** More than a page, positions shared across its border. */
    @Test
    void streamsAreInOrderOfPositionThenId() {
        List<Item> all = new ArrayList<>();
        for (int i = 0; i < 3_500; i++) {
            all.add(Item.of(String.format("id %05d", i), i / 7, i % 3 == 0 ? "third" : "other"));
        }
        List<Item> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(5));
        items.add(shuffled);
        assertThat(items.stream().toList()).isEqualTo(all);
        assertThat(items.stream("third").toList())
                .isEqualTo(all.stream()
                        .filter(item -> item.state().equals("third"))
                        .toList());
        assertThat(items.stream("none")).isEmpty();
        Map<String, Long> counts = new TreeMap<>(Map.of("third", 1_167L, "other", 2_333L));
        assertThat(items.countByState()).isEqualTo(counts);
    }

    @Test
    void itemsMayChangeWhileTheyAreStreamed() {
        List<Item> all = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            all.add(Item.of("id " + i, i, "new"));
        }
        items.add(all);
        items.stream("new").filter(item -> item.position() % 2 == 0).forEach(item -> {
            if (item.position() % 100 == 0) {
                items.update(item.in("done"));
            }
        });
        assertThat(items.countByState()).containsEntry("done", 21L).containsEntry("new", 2_079L);
    }

    @Test
    void detailIsNotShown() {
        assertThat(Item.of("a", 0, "new").with("secret").toString()).doesNotContain("secret");
    }

    @Test
    void oddItemsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Item.of("", 0, "new"))
                .withMessageContaining("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Item.of("a", -1, "new"))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Item.of("a", 0, " "))
                .withMessageContaining("state");
    }

    @Test
    void aParameterIsWhatItWasAtFirst() {
        Parameters parameters = store.parameters();
        parameters.require("encoder", "bge-small-en");
        reopen();
        store.parameters().require("encoder", "bge-small-en");
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> store.parameters().require("encoder", "simcse"))
                .withMessageContaining("encoder = bge-small-en, not simcse")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_PARAMETER));
        assertThat(store.parameters().find("encoder")).contains("bge-small-en");
        assertThat(store.parameters().find("threshold")).isEmpty();
    }

    @Test
    void parametersAreRecordedTogetherOrNotAtAll() {
        store.parameters().require("z", "1");
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> store.parameters().requireAll(Map.of("a", "new", "z", "2")));
        assertThat(store.parameters().all()).isEqualTo(Map.of("z", "1"));
    }
}
