package io.github.pas4j.benchmarks.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CorpusReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReadingTest {

    @Test
    void bothFilesHoldTheSamePrompts(@TempDir Path folder) throws IOException {
        ChatFiles.jsonl(folder.resolve("a.jsonl"), 500, 1);
        ChatFiles.parquet(folder.resolve("a.parquet"), 500, 1);

        List<String> fromJsonl = texts(folder.resolve("a.jsonl"));
        assertThat(fromJsonl).hasSize(500);
        assertThat(texts(folder.resolve("a.parquet"))).isEqualTo(fromJsonl);
        assertThat(fromJsonl.stream().map(text -> text.substring(32)).distinct().count())
                .isLessThan(500);
    }

    private static List<String> texts(Path file) {
        List<String> texts = new ArrayList<>();
        try (CorpusReader reader = CorpusReader.builder(file).open()) {
            reader.forEachRemaining((CorpusPrompt prompt) -> texts.add(prompt.id() + prompt.flagged() + prompt.text()));
        }
        return texts;
    }
}
