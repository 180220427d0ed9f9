package io.github.pas4j.examples;

import io.github.pas4j.EvidenceTable;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.embedded.RetrievalGenerator;
import java.nio.file.Path;

/** Golden pairs and evidence of one's own beside the bundled ones. The README shows this program. */
public final class OwnGolden {

    private OwnGolden() {}

    // tag::own-golden[]
    static PasAugmenter augmenter(Path pairs, Path evidence) {
        var encoders = BundledEncoders.router();
        var generator = RetrievalGenerator.builder(encoders)
                .goldenPairs(GoldenPairs.bundledTransferable().plus(GoldenPairs.load(pairs)))
                .build();
        return PasAugmenter.builder(generator)
                .target(Target.measured(EvidenceTable.bundled().plus(EvidenceTable.load(evidence))))
                .timeout(EmbeddedPas.DEFAULT_TIMEOUT)
                .closeWith(encoders)
                .build();
    }
    // end::own-golden[]

    public static void main(String[] args) {
        try (PasAugmenter pas = augmenter(
                Path.of("examples/golden/commit-messages.jsonl"), Path.of("examples/golden/evidence.jsonl"))) {
            System.out.println(pas.augment("Write a commit message: the parser keeps comments now")
                    .text());
        }
    }
}
