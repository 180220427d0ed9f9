package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.Complement;
import io.github.pas4j.EvidenceTable;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Target;
import io.github.pas4j.Taxonomy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden pairs and evidence of one's own. */
class AugmentGoldenTest {

    private static final String COMPLEMENT = "Say how long each step takes.";

    @TempDir
    Path folder;

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String pair(String id, String category, String intent, String prompt) {
        return "{\"id\":\"" + id + "\",\"language\":\"en\",\"category\":\"" + category + "\",\"intent\":\"" + intent
                + "\",\"prompt\":\"" + prompt + "\",\"complement\":\"" + COMPLEMENT + "\",\"transferable\":true}\n";
    }

    private static String pairs(String category) {
        return pair("mine-1", category, "stock", "How do I make chicken stock?")
                + pair("mine-2", category, "stock", "recipe for a clear beef broth")
                + pair("mine-3", category, "stock", "what goes into a vegetable stock")
                + pair("mine-4", category, "stock", "make fish stock from bones");
    }

    private static String measured(String intent) {
        return "{\"intent\":\"" + intent + "\",\"wins\":18,\"losses\":2,\"ties\":4,\"prompts\":12,"
                + "\"answeringModel\":\"a\",\"judgingModel\":\"j\"}\n";
    }

    private static GoldenPairs golden(Run run) {
        return run.settings().golden().orElseThrow();
    }

    private static void assertUsage(Run.Result result, String message) {
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.messages()).hasSize(2).first().asString().contains(message);
        assertThat(result.out()).isEmpty();
    }

    private static void assertFailed(Run.Result result, String message) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.messages()).hasSize(1).first().asString().contains(message);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void withoutThemOursAreTaken() {
        Run run = Run.with();
        run.pas("augment", "cat");
        assertThat(run.settings().golden()).isEmpty();
        assertThat(run.settings().target()).isSameAs(Target.strong());
    }

    @Test
    void ownPairsStandBesideOurs() throws Exception {
        String one = file("one.jsonl", pairs("advice"));
        String two = file("two.jsonl", pair("mine-5", "advice", "roux", "How do I make a roux?"));
        Run run = Run.with();
        assertThat(run.pas("augment", "cat", "--golden", one, "--golden", two).code())
                .isZero();
        assertThat(golden(run).taxonomy()).isEqualTo(Taxonomy.pas14());
        assertThat(golden(run).pairs())
                .hasSize(GoldenPairs.bundledTransferable().pairs().size() + 5);
        assertThat(golden(run).find("mine-5")).isPresent();
    }

    @Test
    void ownPairsAlone() throws Exception {
        Run run = Run.with();
        run.pas("augment", "cat", "--golden-only", "--golden", file("one.jsonl", pairs("advice")));
        assertThat(golden(run).pairs())
                .extracting(GoldenPair::id)
                .containsExactly("mine-1", "mine-2", "mine-3", "mine-4");
        assertThat(golden(run).taxonomy()).isEqualTo(Taxonomy.pas14());
    }

    @Test
    void ownCategoriesLeaveOursOut() throws Exception {
        Run run = Run.with();
        String kitchen = file("kitchen.jsonl", pairs("soups"));
        assertThat(run.pas("augment", "cat", "--golden", kitchen, "--taxonomy", "soups,sauces")
                        .code())
                .isZero();
        assertThat(golden(run).languages()).containsExactly(Language.ENGLISH);
        assertThat(golden(run).taxonomy().categories())
                .extracting(Object::toString)
                .containsExactly("soups", "sauces");
        assertFailed(
                Run.with().pas("augment", "cat", "--golden", kitchen), "kitchen.jsonl:1: category 'soups' is unknown");
        assertUsage(
                Run.with().pas("augment", "cat", "--golden", kitchen, "--taxonomy", "Soups"),
                "--taxonomy: category id must be lower-case words joined by hyphens: Soups");
    }

    @Test
    void aFileWithoutTransferablePairsSaysWhatToAdd() throws Exception {
        String specific = file("one.jsonl", pairs("advice").replace(",\"transferable\":true", ""));
        assertUsage(
                Run.with().pas("augment", "cat", "--golden", specific),
                "one.jsonl has no transferable pair; add \"transferable\": true to the rows whose complement fits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--golden-only", "--taxonomy=soups"})
    void someOptionsNeedAFile(String option) {
        assertUsage(Run.with().pas("augment", "cat", option), option.replaceAll("=.*", "") + " needs --golden F");
    }

    @Test
    void filesThatCannotBeUsed() throws Exception {
        assertFailed(
                Run.with().pas("augment", "cat", "--golden", "no/such.jsonl"),
                "cannot read no/such.jsonl: no such file or folder");
        assertFailed(Run.with().pas("augment", "cat", "--golden", folder.toString()), "it is a folder");
        assertFailed(
                Run.with().pas("augment", "cat", "--golden", file("broken.jsonl", "{")), "broken.jsonl:1: is not JSON");
        assertFailed(
                Run.with().pas("augment", "cat", "--evidence", "no/such.jsonl"),
                "cannot read no/such.jsonl: no such file or folder");
        assertFailed(Run.with().pas("augment", "cat", "--evidence", file("e.jsonl", "\n")), "e.jsonl: has no row");
    }

    @Test
    void whatDoesNotGoWithOurs() throws Exception {
        GoldenPair ours = GoldenPairs.bundledTransferable().pairs().get(0);
        assertFailed(
                Run.with()
                        .pas(
                                "augment",
                                "cat",
                                "--golden",
                                file("id.jsonl", pair(ours.id(), "advice", "stock", "Broth?"))),
                "id.jsonl: id '" + ours.id() + "' comes twice, here and in what comes before it");
        assertFailed(
                Run.with()
                        .pas(
                                "augment",
                                "cat",
                                "--golden",
                                file("intent.jsonl", pair("x", "advice", ours.intent(), "Broth?"))),
                "intent.jsonl: intent '" + ours.intent() + "' is in two categories");
        String other = file("other.jsonl", pair("x", ours.category().id(), ours.intent(), "Broth?"));
        assertFailed(
                Run.with().pas("augment", "cat", "--golden", other),
                "other.jsonl: intent '" + ours.intent() + "' has another complement in our pairs; rename it, or give"
                        + " --golden-only");
        assertThat(Run.with()
                        .pas("augment", "cat", "--golden", other, "--golden-only")
                        .code())
                .isZero();
        String same = Files.readString(Path.of(other))
                .replace(COMPLEMENT, ours.complement().orElseThrow());
        assertThat(Run.with()
                        .pas("augment", "cat", "--golden", file("same.jsonl", same))
                        .code())
                .isZero();
    }

    @Test
    void languagesWithoutAModelAreWarnedOf() throws Exception {
        String german = file("de.jsonl", pairs("advice").replace("\"en\"", "\"de\""));
        Run.Result result = Run.with().pas("augment", "Name a cat", "--golden", german);
        assertThat(result.code()).isZero();
        assertThat(result.messages().get(0)).startsWith("warning: the pairs of " + german + " in de are never used");
    }

    @Test
    void ownEvidenceIsAddedToTheTargets() throws Exception {
        String mine = file("mine.jsonl", measured("stock") + measured("ideas"));
        Run run = Run.with();
        run.pas("augment", "cat", "--evidence", mine);
        Target target = run.settings().target();
        assertThat(target.admits("stock")).isTrue();
        assertThat(target.evidence("ideas").orElseThrow().wins()).isEqualTo(18);
        for (String ours : EvidenceTable.bundled().asMap().keySet()) {
            assertThat(target.evidence(ours)).as(ours).isPresent();
        }
        String base = file("base.jsonl", measured("roux"));
        run.pas("augment", "cat", "--target", base, "--evidence", mine);
        Target both = run.settings().target();
        assertThat(List.of("roux", "stock", "ideas")).allMatch(both::admits);
        assertThat(both.evidence("why")).isEmpty();
        assertUsage(
                Run.with().pas("augment", "cat", "--target", "basic", "--evidence", mine),
                "--target basic asks for none");
    }

    @Test
    void whoseEvidenceItIsIsSaid() throws Exception {
        Run run = Run.with()
                .generator(request -> Complement.of(COMPLEMENT)
                        .withIntent(request.prompt())
                        .withEvidence(
                                request.target().evidence(request.prompt()).orElseThrow()));
        String mine = file("mine.jsonl", measured("stock"));
        assertThat(run.pas("augment", "stock", "--evidence", mine).err())
                .contains("stock: 18 wins, 2 losses in your evidence");
        assertThat(run.pas("augment", "ideas", "--evidence", mine).err()).contains("in our comparison");
    }

    @Test
    void theHelpShowsThem() {
        assertThat(Run.with().pas("augment", "--help").out())
                .contains("--golden=F", "--golden-only", "--taxonomy=A,B,C", "--evidence=F", "pas augment --golden ");
        assertThat(Run.with().pas("ask", "--help").out()).contains("--golden=F", "--evidence=F");
    }

    @Test
    void ownPairsAugmentForReal() throws Exception {
        String kitchen = file(
                "kitchen.jsonl",
                pairs("soups")
                        + pair("mine-5", "sauces", "roux", "How do I thicken a sauce?")
                        + pair("mine-6", "sauces", "roux", "my gravy is lumpy, what now")
                        + "{\"id\":\"zh\",\"language\":\"zh\",\"category\":\"soups\",\"intent\":\"zh\",\"prompt\":\"鸡汤怎么炖\","
                        + "\"complement\":null}\n");
        String evidence = file("evidence.jsonl", measured("stock"));
        String[] options = {"--golden", kitchen, "--taxonomy", "soups,sauces", "--evidence", evidence};
        String prompts = file("prompts.txt", "how do I make a good chicken stock\nhow to fix a lumpy sauce\n怎么炖鸡汤才鲜\n");
        Run.Result result = Run.with()
                .embedded()
                .pas(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("augment", "--quiet", "--in", prompts),
                                java.util.stream.Stream.of(options))
                        .toArray(String[]::new));
        assertThat(result.code()).isZero();
        assertThat(result.rows().get(0))
                .contains("\"outcome\":\"AUGMENTED\"", COMPLEMENT, "\"category\":\"soups\"", "\"intent\":\"stock\"");
        assertThat(result.rows().get(1)).contains("\"outcome\":\"NO_COMPLEMENT\"", "no evidence for roux");
        assertThat(result.rows().get(2)).contains("\"outcome\":\"NO_COMPLEMENT\"", "no golden pair");
    }
}
