package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.EncodingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells supervised SimCSE, which is pooled with the pooler, from unsupervised SimCSE, which is pooled without. The
 * weights cannot tell: the unsupervised checkpoints carry a pooler, too, which they were trained with and are not used
 * with. So, in this order: what the exporter wrote into the graph; a graph whose only output is the pooler's; the
 * published name in {@code config.json}; else the caller is asked.
 */
final class SimCse implements PoolingChoice {

    /** The property of the graph, with the value {@code supervised} or {@code unsupervised}. */
    static final String PROPERTY = "simcse";

    static final String HOW_TO_EXPORT =
            "export it again with torch.onnx.export and output_names=['last_hidden_state', 'pooler_output']"
                    + " (docs/encoders.md has the command)";

    /** The names on the Hugging Face hub, whole: a folder's name that looks like one says nothing. */
    private static final Pattern PUBLISHED =
            Pattern.compile("princeton-nlp/(un)?sup-simcse-(?:bert-(?:base|large)-uncased|roberta-(?:base|large))");

    private final Path directory;
    private final Optional<String> publishedAs;

    /** @param publishedAs what {@code config.json} says the weights were taken from */
    SimCse(Path directory, Optional<String> publishedAs) {
        this.directory = directory;
        this.publishedAs = publishedAs;
    }

    @Override
    public Pooling choose(GraphFacts graph) {
        return marked(graph).orElseThrow(this::undecided);
    }

    /** Empty where nothing says that it is SimCSE. */
    Optional<Pooling> marked(GraphFacts graph) {
        Optional<Pooling> pooling = trained(graph);
        if (pooling.equals(Optional.of(Pooling.CLS_WITH_POOLER)) && !graph.hasPooler()) {
            throw new EncodingException(
                    "the model in " + directory
                            + " is supervised SimCSE, whose vectors come from the pooler, but the export"
                            + " has no output " + GraphFacts.POOLER_OUTPUT + "; " + HOW_TO_EXPORT,
                    null);
        }
        return pooling;
    }

    private Optional<Pooling> trained(GraphFacts graph) {
        String written = graph.properties().get(PROPERTY);
        if (written != null) {
            return Optional.of(
                    switch (written) {
                        case "supervised" -> Pooling.CLS_WITH_POOLER;
                        case "unsupervised" -> Pooling.CLS;
                        default ->
                            throw new EncodingException(
                                    "the model in " + directory + " has a property " + PROPERTY
                                            + " that is neither supervised nor unsupervised",
                                    null);
                    });
        }
        if (graph.hasPooler() && graph.outputs().size() == 1) {
            return Optional.of(Pooling.CLS_WITH_POOLER);
        }
        return publishedAs
                .map(PUBLISHED::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1) == null ? Pooling.CLS_WITH_POOLER : Pooling.CLS);
    }

    private EncodingException undecided() {
        return new EncodingException(
                "the files in " + directory
                        + " do not say whether this is supervised or unsupervised SimCSE: the graph has"
                        + " no property " + PROPERTY + ", and the _name_or_path of config.json is none of the published"
                        + " names; say it by OnnxSentenceEncoder.builder(directory).pooling(Pooling.CLS_WITH_POOLER) for"
                        + " supervised or .pooling(Pooling.CLS) for unsupervised",
                null);
    }
}
