package io.github.pas4j;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a critic answered, read as a verdict. The one that counts has to stand by itself: as the whole answer, in a code fence,
 * or on lines of its own between prose. In doubt there is none.
 */
final class VerdictReply {

    /** No answer asked for is nearly as long; nothing beyond is looked at. */
    private static final int MAX_ANSWER = 20_000;

    private VerdictReply() {}

    static Verdict read(ChatResponse response, Pair pair) {
        if (response.refusal().isPresent()) {
            return Verdict.unverified("the critic refused");
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return Verdict.unverified("the provider's filter withheld the verdict");
        }
        if (response.finishReason() == FinishReason.LENGTH) {
            return Verdict.unverified("the verdict was cut at the token limit");
        }
        if (response.text().length() > MAX_ANSWER) {
            return Verdict.unverified("the answer is far too long");
        }
        String text = ComplementReply.withoutThoughts(ComplementReply.trim(response.text()));
        return text.isEmpty() ? Verdict.unverified("the answer is empty") : read(text, pair);
    }

    private static Verdict read(String text, Pair pair) {
        VerdictScan scan = VerdictScan.of(text);
        if (scan.hasStrayBraces()) {
            return Verdict.unverified("the answer has broken JSON");
        }
        Predicate<VerdictScan.Found> copied = new CopiedVerdict(pair)::is;
        List<VerdictScan.Found> all = scan.found();
        List<VerdictScan.Found> own = all.stream().filter(copied.negate()).toList();
        List<VerdictScan.Found> plain =
                own.stream().filter(VerdictScan.Found::standsAlone).toList();
        if (plain.isEmpty()) {
            return Verdict.unverified(
                    all.isEmpty()
                            ? "the answer holds no verdict"
                            : own.isEmpty()
                                    ? "the only verdict is one that stands in the pair"
                                    : "the only verdict stands within other text");
        }
        long decisions =
                own.stream().map(found -> found.fields().decision()).distinct().count();
        if (decisions > 1) {
            return Verdict.unverified("there are several verdicts, which differ");
        }
        return verdict(plain.get(0).fields(), pair);
    }

    private static Verdict verdict(VerdictFields fields, Pair pair) {
        return switch (fields.decision()) {
            case UNCLEAR -> Verdict.unverified("the verdict says neither yes nor no");
            case YES ->
                fields.hasViolations()
                        ? Verdict.unverified("the verdict contradicts itself")
                        : Verdict.correct(fields.reason());
            case NO -> corrected(Verdict.incorrect(fields.violations(), fields.reason()), fields.correction(), pair);
        };
    }

    /** A correction goes through what a generator's answer goes through. */
    private static Verdict corrected(Verdict verdict, Optional<String> correction, Pair pair) {
        Optional<ComplementResult> read = correction.flatMap(text -> ComplementReply.read(ChatResponse.of(text)));
        if (read.isEmpty()) {
            return verdict;
        }
        if (read.get() instanceof Complement complement) {
            boolean isSame = pair.complement()
                    .map(text -> SameText.of(text).equals(SameText.of(complement.text())))
                    .orElse(false);
            return isSame ? verdict : verdict.withCorrection(complement.text());
        }
        boolean isSilence =
                ((Declined) read.get()).isSilenceChosen() && pair.complement().isPresent();
        return isSilence ? verdict.withSilence() : verdict;
    }

    /** Verdicts that were brought along in a prompt or a complement, and came back from there. */
    private static final class CopiedVerdict {

        /** Shorter reasons are alike by chance. */
        private static final int MIN_REASON = 12;

        private static final int MIN_HAN_REASON = 6;

        private final List<String> texts;

        CopiedVerdict(Pair pair) {
            String prompt = pair.prompt();
            String complement = pair.complement().orElse("");
            this.texts = Stream.of(prompt, complement)
                    .flatMap(text -> Stream.of(text, unescaped(text), folded(text)))
                    .distinct()
                    .toList();
        }

        boolean is(VerdictScan.Found found) {
            String reason = SameText.lettersAndDigits(found.fields().reason());
            int enough = Scripts.of(reason).hanCharacters() > 0 ? MIN_HAN_REASON : MIN_REASON;
            for (String text : texts) {
                if (holds(text, found.node())
                        || (reason.length() >= enough
                                && SameText.lettersAndDigits(text).contains(reason))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean holds(String text, JsonNode verdict) {
            return text.indexOf('{') >= 0
                    && VerdictScan.of(text).found().stream()
                            .anyMatch(found -> found.node().equals(verdict));
        }

        /** What a prompt looks like whose JSON was escaped once more, as in a string. */
        private static String unescaped(String text) {
            return text.replace("\\n", "\n")
                    .replace("\\u0022", "\"")
                    .replace("\\\"", "\"")
                    .replace("\\\\", "\\");
        }

        /** And whose JSON is written with full-width or curly marks. */
        private static String folded(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC)
                    .replace('“', '"')
                    .replace('”', '"');
        }
    }
}
