package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.graph.ImmutableGraphIndex.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The body of a graph's file: 64 bytes of numbers, the nodes' vectors, each id's node, the code book and codes if there
 * are any, the graph.
 *
 * @param settings how it was built
 * @param nodes number of different vectors
 * @param bookBytes length of the code book, 0 if there is none
 * @param codeBytes length of a code
 */
record GraphFile(GraphSettings settings, int nodes, StoredGraph.Shape shape, int bookBytes, int codeBytes) {

    private static final int PROLOG = 64;

    /** What is written, beside the settings. */
    record Parts(
            NodeVectors vectors,
            NodeIds ids,
            View view,
            int levels,
            @Nullable Codes codes) {}

    static void write(Path file, int dimension, int count, GraphSettings settings, Parts parts) {
        IndexFile.write(file, IndexFile.Kind.GRAPH, dimension, count, out -> {
            NodeVectors vectors = parts.vectors();
            int nodes = vectors.size();
            StoredGraph.Shape shape = StoredGraph.shape(parts.view(), parts.levels());
            Codes codes = parts.codes();
            byte[] book = codes == null ? new byte[0] : codes.book();
            int[] prolog = {
                nodes,
                settings.maxDegree(),
                settings.buildBeam(),
                settings.searchBeam(),
                shape.levels(),
                shape.entryLevel(),
                shape.entryNode(),
                shape.mostNeighbors(),
                book.length,
                codes == null ? 0 : codes.bytes()
            };
            for (int i = 0; i < PROLOG / Integer.BYTES; i++) {
                out.putInt(i < prolog.length ? prolog[i] : 0);
            }
            float[] row = new float[dimension];
            for (int node = 0; node < nodes; node++) {
                vectors.get(node, row);
                out.putFloats(row);
            }
            for (int id = 0; id < count; id++) {
                out.putInt(parts.ids().node(id));
            }
            if (codes != null) {
                out.putBytes(book);
                codes.writeTo(out, nodes);
            }
            StoredGraph.write(parts.view(), nodes, shape, out);
        });
    }

    static GraphFile read(Path file, IndexFile.Header header, FileChannel channel) throws IOException {
        if (header.kind() != IndexFile.Kind.GRAPH) {
            throw IndexFile.unfit(file, "it holds no graph, but vectors alone: ExactIndex loads it");
        }
        if (header.bodyLength() < PROLOG) {
            throw IndexFile.unfit(file, "its body is too short");
        }
        ByteBuffer in = channel.map(FileChannel.MapMode.READ_ONLY, IndexFile.HEADER, PROLOG)
                .order(ByteOrder.LITTLE_ENDIAN);
        int nodes = in.getInt();
        GraphSettings settings = new GraphSettings(in.getInt(), in.getInt(), in.getInt(), 1);
        StoredGraph.Shape shape = new StoredGraph.Shape(in.getInt(), in.getInt(), in.getInt(), in.getInt());
        GraphFile read = new GraphFile(settings, nodes, shape, in.getInt(), in.getInt());
        if (nodes < 0
                || read.bookBytes() < 0
                || read.codeBytes() < 0
                || nodes > header.count()
                || read.graphAt(header) > IndexFile.HEADER + header.bodyLength()) {
            throw IndexFile.unfit(file, "its length does not fit its number of vectors");
        }
        return read;
    }

    NodeVectors vectors(IndexFile.Header header, FileChannel channel) throws IOException {
        return new NodeVectors(channel, IndexFile.HEADER + PROLOG, nodes, header.dimension());
    }

    NodeIds ids(IndexFile.Header header, FileChannel channel) throws IOException {
        NodeIds ids = new NodeIds();
        Mapped mapped = new Mapped(channel, idsAt(header), Integer.BYTES, header.count(), 1);
        for (int id = 0; id < header.count(); id++) {
            ids.add(mapped.segment(id).getInt(mapped.position(id)));
        }
        return ids;
    }

    @Nullable
    Codes codes(IndexFile.Header header, FileChannel channel) throws IOException {
        if (bookBytes == 0) {
            return null;
        }
        ByteBuffer book = channel.map(FileChannel.MapMode.READ_ONLY, codesAt(header), bookBytes);
        return Codes.read(book, new Mapped(channel, codesAt(header) + bookBytes, codeBytes, nodes, 1), nodes);
    }

    StoredGraph graph(IndexFile.Header header, FileChannel channel) throws IOException {
        return StoredGraph.read(channel, graphAt(header), IndexFile.HEADER + header.bodyLength(), nodes, shape);
    }

    private long idsAt(IndexFile.Header header) {
        return IndexFile.HEADER + PROLOG + (long) nodes * header.dimension() * Float.BYTES;
    }

    private long codesAt(IndexFile.Header header) {
        return idsAt(header) + (long) header.count() * Integer.BYTES;
    }

    private long graphAt(IndexFile.Header header) {
        return codesAt(header) + bookBytes + (long) nodes * codeBytes;
    }
}
