package io.github.pas4j.benchmarks.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** Lucene's HNSW: 16 connections (32 on the lowest level), beam 100 while it is built; one segment, mapped. */
public final class Lucene implements Contender {

    private static final String FIELD = "vector";

    private final Path folder;
    private final Directory directory;
    private @Nullable DirectoryReader reader;
    private @Nullable LeafReader leaf;

    public Lucene() throws IOException {
        folder = Files.createTempDirectory("lucene");
        directory = FSDirectory.open(folder);
    }

    @Override
    public String name() {
        return "Lucene " + Versions.of("lucene-core");
    }

    @Override
    public void build(float[][] rows) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setUseCompoundFile(false)
                .setRAMBufferSizeMB(2000)
                .setCodec(new Lucene912Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                        return new Lucene99HnswVectorsFormat(16, 100);
                    }
                });
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (float[] row : rows) {
                Document document = new Document();
                document.add(new KnnFloatVectorField(FIELD, row.clone(), VectorSimilarityFunction.DOT_PRODUCT));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        leaf = reader.leaves().get(0).reader();
        if (reader.leaves().size() != 1) {
            throw new IllegalStateException(reader.leaves().size() + " segments");
        }
    }

    @Override
    public int[] search(float[] query, int k, int beam) throws IOException {
        if (leaf == null) {
            throw new IllegalStateException("not built");
        }
        ScoreDoc[] found =
                leaf.searchNearestVectors(FIELD, query, Math.max(k, beam), null, Integer.MAX_VALUE).scoreDocs;
        return Arrays.stream(found, 0, Math.min(k, found.length))
                .mapToInt(one -> one.doc)
                .toArray();
    }

    @Override
    public long bytesOffHeap() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(Lucene::size).sum();
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        directory.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
