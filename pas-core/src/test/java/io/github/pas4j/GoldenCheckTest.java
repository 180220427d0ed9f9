package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.GoldenCheck.Problem;
import io.github.pas4j.GoldenCheck.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COMMIT =
            "Begin with a verb in the imperative, name the change, and say why it was needed.";
    private static final String RECIPE = "先列用料再写步骤，火候和时间说清楚，新手容易出错的地方提醒一句。";

    private static final List<String> COMMIT_PROMPTS = List.of(
            "write a commit message for this diff",
            "Commit message please: I renamed a method",
            "What should the message say? Removed dead code",
            "describe my change in git: added a retry",
            "git commit for a typo in the docs",
            "good message for bumping a dependency?",
            "Message for a commit that reverts another",
            "I split a class in two, commit text?",
            "commit text for a faster query");

    private static final List<String> RECIPE_PROMPTS = List.of(
            "番茄炒蛋怎么做",
            "教我煮一碗阳春面",
            "红烧肉的做法",
            "想做可乐鸡翅，求步骤",
            "怎么蒸鸡蛋羹才嫩",
            "皮蛋瘦肉粥怎么煮",
            "家里有土豆和牛腩，怎么炖",
            "凉拌黄瓜怎么弄好吃",
            "葱油饼怎么烙");

    /** Lines of {@link #goodRows()}. */
    private static final int FIRST_COMMIT = 1;

    private static final int FIRST_RECIPE = 10;
    private static final int SPECIFIC = 19;
    private static final int SPECIFIC_CHINESE = 20;
    private static final int SILENT = 21;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static ObjectNode row(String id, String language, String category, String intent, String prompt) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("language", language)
                .put("category", category)
                .put("intent", intent)
                .put("prompt", prompt);
    }

    private static List<ObjectNode> goodRows() {
        List<ObjectNode> rows = new ArrayList<>();
        for (String prompt : COMMIT_PROMPTS) {
            rows.add(row("c" + rows.size(), "en", "coding", "commit", prompt)
                    .put("complement", COMMIT)
                    .put("transferable", true));
        }
        for (String prompt : RECIPE_PROMPTS) {
            rows.add(row("r" + rows.size(), "zh", "advice", "recipe", prompt)
                    .put("complement", RECIPE)
                    .put("transferable", true));
        }
        rows.add(row("s1", "en", "brainstorming", "names", "Name my bakery in Lyon")
                .put("complement", "Play on the Rhône and on \"boulangerie\", in 5 names."));
        rows.add(row("s2", "zh", "question-answering", "why", "为什么南京的梧桐这么多？").put("complement", "从《首都计划》说起，再讲后来的补种。"));
        rows.add(row("s3", "en", "conversation", "hello", "Hey there Paris 2024")
                .putNull("complement")
                .put("why", "nothing to add"));
        return rows;
    }

    private static String text(List<ObjectNode> rows) {
        StringBuilder lines = new StringBuilder();
        try {
            for (ObjectNode row : rows) {
                lines.append(JSON.writeValueAsString(row)).append('\n');
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString();
    }

    private EvidenceTable evidence(String... rows) {
        try {
            return EvidenceTable.load(Files.writeString(folder.resolve("evidence.jsonl"), String.join("\n", rows)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String measured(String intent, int prompts) {
        return "{\"intent\":\"" + intent + "\",\"wins\":18,\"losses\":2,\"ties\":4,\"prompts\":" + prompts
                + ",\"answeringModel\":\"a\",\"judgingModel\":\"j\"}";
    }

    private Report check(byte[] content) {
        try {
            return GoldenCheck.of(Taxonomy.pas14())
                    .evidence(evidence(measured("commit", 12), measured("recipe", 12)))
                    .check(Files.write(folder.resolve("golden.jsonl"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report check(String content) {
        return check(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The problems of the good rows after one of them was changed. */
    private List<Problem> planted(int line, Consumer<ObjectNode> fault) {
        List<ObjectNode> rows = goodRows();
        fault.accept(rows.get(line - 1));
        return check(text(rows)).problems();
    }

    private static Problem problem(long line, String reason) {
        return new Problem(line, reason);
    }

    private static ObjectNode commit(String id, String prompt) {
        return row(id, "en", "coding", "commit", prompt)
                .put("complement", COMMIT)
                .put("transferable", true);
    }

    @Test
    void aGoodFileHasNoProblem() {
        Report report = check("\uFEFF" + text(goodRows()).replace("\n", "\r\n\r\n"));
        assertThat(report).isEqualTo(new Report(21, List.of()));
    }

    @Test
    void whatIsNotARow() {
        String good = text(goodRows());
        assertThat(check(good + "{\"id\": secretword}\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(22);
                    assertThat(problem.reason()).startsWith("is not JSON").doesNotContain("secretword");
                });
        assertThat(check(good + "[1]\n").problems()).containsExactly(problem(22, "is not a JSON object"));
        assertThat(check(good + "{\"id\":\"secretword\",\"id\":\"x\"}").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason())
                        .startsWith("has a key twice")
                        .doesNotContain("secretword"));
        assertThat(check("").problems()).containsExactly(problem(0, "has no pair"));
        assertThat(check(" \n\n").problems()).containsExactly(problem(0, "has no pair"));
        assertThat(check("[1]").problems()).containsExactly(problem(1, "is not a JSON object"));
    }

    @Test
    void aLineThatIsTooLongIsPassedOverWhole() {
        String rows = text(goodRows());
        Report report = check("\"" + "x".repeat(3_000_000) + "\"\n" + rows + "y".repeat(3_000_000));
        assertThat(report.problems())
                .containsExactly(
                        problem(1, "is longer than 1048576 bytes"), problem(23, "is longer than 1048576 bytes"));
        assertThat(report.pairs()).isEqualTo(21);
        String longest = " ".repeat((1 << 20) - 2) + "{}";
        assertThat(check(longest + "\n").problems())
                .noneMatch(found -> found.reason().contains("longer"));
    }

    @Test
    void badUtf8HasALine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text(goodRows()).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {'{', (byte) 0xC3, '(', '}', '\n', '[', ']'});
        assertThat(check(bytes.toByteArray()).problems())
                .containsExactly(problem(22, "is not UTF-8"), problem(23, "is not a JSON object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "language", "category", "intent", "prompt"})
    void keysThatAreMissingBlankOrNotText(String key) {
        assertThat(planted(SPECIFIC, row -> row.remove(key)))
                .containsExactly(problem(SPECIFIC, "'" + key + "' is missing"));
        assertThat(planted(SPECIFIC, row -> row.putNull(key)))
                .containsExactly(problem(SPECIFIC, "'" + key + "' is missing"));
        String mustBe = "'" + key + "' must be a text that is not blank";
        assertThat(planted(SPECIFIC, row -> row.put(key, " \n"))).containsExactly(problem(SPECIFIC, mustBe));
        assertThat(planted(SPECIFIC, row -> row.put(key, 7))).containsExactly(problem(SPECIFIC, mustBe));
    }

    @Test
    void theComplementMustBeThereAndTheMarkTrueOrFalse() {
        assertThat(planted(SPECIFIC, row -> row.remove("complement")))
                .containsExactly(problem(SPECIFIC, "'complement' is missing (null where silence is right)"));
        assertThat(planted(SPECIFIC, row -> row.put("complement", "")))
                .containsExactly(problem(SPECIFIC, "'complement' must be a text that is not blank"));
        assertThat(planted(SPECIFIC, row -> row.put("transferable", "yes")))
                .containsExactly(problem(SPECIFIC, "'transferable' must be true or false"));
    }

    @Test
    void valuesThatAreUnknown() {
        assertThat(planted(SPECIFIC, row -> row.put("category", "cooking")))
                .containsExactly(problem(SPECIFIC, "category 'cooking' is unknown"));
        assertThat(planted(SPECIFIC, row -> row.put("language", "english")))
                .containsExactly(problem(SPECIFIC, "'language' must be an ISO 639 code"));
        List<ObjectNode> rows = goodRows();
        rows.forEach(row -> row.put("category", "cooking"));
        Taxonomy cooking = Taxonomy.of(List.of(new Category("cooking", "food")));
        EvidenceTable evidence = evidence(measured("commit", 12), measured("recipe", 12));
        assertThat(GoldenCheck.of(cooking)
                        .evidence(evidence)
                        .check(new java.io.ByteArrayInputStream(text(rows).getBytes(StandardCharsets.UTF_8)), "rows")
                        .problems())
                .isEmpty();
    }

    @Test
    void whatComesTwice() {
        assertThat(planted(SPECIFIC, row -> row.put("id", "c3")))
                .containsExactly(problem(SPECIFIC, "id 'c3' comes twice"));
        assertThat(planted(SPECIFIC, row -> row.put("prompt", "COMMIT text,  for a faster query!?")))
                .containsExactly(problem(SPECIFIC, "the prompt comes twice; it is in line 9 too"));
        assertThat(planted(SILENT, row -> row.put("complement", "play on the Rhône and on “Boulangerie”: in 5 names")))
                .containsExactly(problem(SILENT, "the specific complement comes twice; it is in line 19 too"));
        assertThat(planted(SPECIFIC, row -> row.put("intent", "commit")))
                .containsExactly(problem(SPECIFIC, "intent 'commit' is in two categories: coding and brainstorming"));
    }

    @Test
    void whatTheGuardRefuses() {
        assertThat(planted(SPECIFIC, row -> row.put("complement", "very ".repeat(26) + "short")))
                .containsExactly(
                        problem(SPECIFIC, "the complement is too long: more than 25 words or 45 Chinese characters"));
        assertThat(planted(SPECIFIC, row -> row.put("complement", " name my bakery in Lyon.")))
                .containsExactly(problem(SPECIFIC, "the complement repeats its prompt"));
        assertThat(planted(SPECIFIC, row -> row.put("complement", "Complement: keep names short")))
                .containsExactly(problem(SPECIFIC, "the complement has markup or a label of a template"));
        assertThat(planted(SPECIFIC, row -> row.put("complement", "Keep it\u202E short")))
                .containsExactly(problem(SPECIFIC, "the complement has control characters"));
        assertThat(planted(SPECIFIC, row -> row.put("complement", "…!")))
                .containsExactly(problem(SPECIFIC, "the complement has neither letters nor digits"));
        assertThat(planted(SPECIFIC, row -> row.put("complement", "名字要短，好记。")))
                .contains(problem(SPECIFIC, "the complement is in another language than its prompt"));
    }

    @Test
    void everyRuleOfTheGuardHasWordsOfItsOwn() {
        JsonLines.forEach(
                JsonLines.resource("guard-cases.jsonl"),
                "guard-cases.jsonl",
                row -> GuardWords.objection(
                                row.text("prompt"),
                                String.valueOf(row.node().path("complement").asText())
                                        .strip())
                        .ifPresent(words -> assertThat(words).doesNotContain("by the guard")));
    }

    @Test
    void languageAndScriptDisagree() {
        String prompt = "the prompt's script is not that of 'language' ";
        String complement = "the complement's script is not that of 'language' ";
        assertThat(planted(SPECIFIC, row -> row.put("complement", "名字要短，好记。")))
                .contains(problem(SPECIFIC, complement + "en"));
        assertThat(planted(SPECIFIC, row -> row.put("prompt", "给我的面包店起名").put("complement", "名字要短，好记。")))
                .containsExactly(problem(SPECIFIC, prompt + "en"), problem(SPECIFIC, complement + "en"));
        assertThat(planted(SPECIFIC_CHINESE, row -> row.put("complement", "Start with the plan of the capital.")))
                .contains(problem(SPECIFIC_CHINESE, complement + "zh"));
        assertThat(planted(SPECIFIC_CHINESE, row -> row.put("language", "en")))
                .containsExactly(
                        problem(SPECIFIC_CHINESE, prompt + "en"), problem(SPECIFIC_CHINESE, complement + "en"));
        assertThat(planted(SPECIFIC, row -> row.put("language", "zh")))
                .containsExactly(problem(SPECIFIC, prompt + "zh"), problem(SPECIFIC, complement + "zh"));
        assertThat(planted(SILENT, row -> row.put("language", "zh").put("prompt", "犬の名前をいくつか考えてください")))
                .containsExactly(problem(SILENT, prompt + "zh"));
        assertThat(planted(SILENT, row -> row.put("language", "ja"))).containsExactly(problem(SILENT, prompt + "ja"));
        assertThat(planted(SILENT, row -> row.put("prompt", "Привет, как дела")))
                .containsExactly(problem(SILENT, prompt + "en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Translate 你好，很高兴认识你 into English
            en | What does this mean: 路漫漫其修远兮，吾将上下而求索，古人说得真好啊
            en | 2 + 2 = ?
            zh | 把这段翻译成中文：The quick brown fox jumps over the lazy dog, and then it sleeps all day
            zh | NBA总冠军是谁
            zh | 3x+7=22，x=?
            zh | 这封日文邮件译成中文：ご提案ありがとうございます。また機会がございましたら、ぜひよろしくお願いいたします。
            zh | 「ありがとうございました」是什么意思
            ja | 犬の名前を考えて
            ko | 강아지 이름 추천해 줘
            ru | Придумай имя для собаки
            """)
    void promptsMayBringMaterialInAnotherLanguage(String language, String prompt) {
        assertThat(planted(SILENT, row -> row.put("language", language).put("prompt", prompt)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Keep to the house style, as Torvalds does it.        | a name (character 29)
            Follow the way GitHub shows it.                      | a name (character 16)
            GitHub shows the first line, so keep it short.       | a name (character 1)
            Say what changed in at most 50 characters.           | a number (character 29)
            Begin with the word "fix" and name the change.       | a quotation (character 21)
            Begin with ‘fix’ and name the change.                | a quotation (character 12)
            """)
    void anEnglishTransferableComplementHasAName(String complement, String what) {
        List<ObjectNode> rows = goodRows();
        rows.subList(0, 9).forEach(row -> row.put("complement", complement));
        assertThat(check(text(rows)).problems())
                .hasSize(9)
                .startsWith(problem(1, "the complement is to be transferable but has " + what))
                .extracting(Problem::line)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Say what I asked for; I'd keep it short.",
                "Write it in plain English. Keep JSON, URLs and HTML as they are: They are data.",
                "Leave the user's words to the user; don't answer in capitals, and do NOT add any.",
                "Give option A first, then (B).",
            })
    void whatIsNoName(String complement) {
        List<ObjectNode> rows = goodRows();
        rows.subList(0, 9).forEach(row -> row.put("complement", complement));
        assertThat(check(text(rows)).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            照《随园食单》的写法，先料后步骤。    | a title (character 2)
            按北京人的口味来，步骤分明。          | the name of a place (character 2)
            按 Michelin 的要求写步骤。            | a name (character 3)
            步骤不超过6步，写清火候。             | a number (character 6)
            """)
    void aChineseTransferableComplementHasAName(String complement, String what) {
        List<ObjectNode> rows = goodRows();
        rows.subList(9, 18).forEach(row -> row.put("complement", complement));
        assertThat(check(text(rows)).problems())
                .hasSize(9)
                .startsWith(problem(FIRST_RECIPE, "the complement is to be transferable but has " + what));
    }

    @Test
    void chineseCharactersThatMeetByChanceAreNoPlace() {
        List<ObjectNode> rows = goodRows();
        rows.subList(9, 18).forEach(row -> row.put("complement", "做完成都成的步骤，用 JSON 和英文 key，东西安排好。"));
        assertThat(check(text(rows)).problems())
                .allSatisfy(found -> assertThat(found.reason()).doesNotContain("place"));
    }

    @Test
    void wordsOfItsOwnPromptAreFoundWhereTheyAre() {
        List<ObjectNode> rows = goodRows();
        rows.subList(9, 18).forEach(row -> row.put("complement", "先列用料，说清皮蛋瘦肉粥这类的火候。"));
        assertThat(check(text(rows)).problems())
                .containsExactly(problem(
                        15, "the complement is to be transferable but has words of its own prompt (character 8)"));
    }

    @Test
    void transferablePairsOfAnIntentHaveOneComplement() {
        String other =
                "transferable intent 'commit' in en has different complements; the most frequent one is in line ";
        assertThat(planted(4, row -> row.put("complement", "Name the change and why it was needed.")))
                .containsExactly(problem(4, other + 1));
        assertThat(planted(1, row -> row.put("complement", "Name the change and why it was needed.")))
                .containsExactly(problem(1, other + 2));
        assertThat(planted(FIRST_COMMIT, row -> row.putNull("complement")))
                .containsExactly(problem(
                        2, "transferable intent 'commit' in en has a complement in some rows and null in others"));
    }

    @Test
    void transferableIntentsNeedExamples() {
        List<ObjectNode> rows = goodRows();
        rows.subList(9, 11).clear();
        assertThat(check(text(rows)).problems())
                .containsExactly(
                        problem(10, "transferable intent 'recipe' in zh has 7 examples; it takes 8 to be recognised"));
        assertThat(planted(SPECIFIC, row -> row.put("transferable", true)))
                .contains(problem(
                        SPECIFIC, "transferable intent 'names' in en has 1 example; it takes 8 to be recognised"));
    }

    @Test
    void transferableIntentsNeedEvidence() throws IOException {
        Path file = Files.writeString(folder.resolve("golden.jsonl"), text(goodRows()));
        GoldenCheck check = GoldenCheck.of(Taxonomy.pas14());
        assertThat(check.check(file).problems())
                .containsExactly(
                        problem(FIRST_COMMIT, "no evidence for transferable intent 'commit'"),
                        problem(FIRST_RECIPE, "no evidence for transferable intent 'recipe'"));
        assertThat(check.evidence(evidence(measured("commit", 9), measured("recipe", 10)))
                        .check(file)
                        .problems())
                .containsExactly(
                        problem(
                                FIRST_COMMIT,
                                "too little evidence for transferable intent 'commit': it takes 10 prompts, each judged twice"));
    }

    @Test
    void silenceBreaksNoRuleOfComplements() {
        List<ObjectNode> rows = goodRows();
        rows.subList(0, 9).forEach(row -> row.putNull("complement"));
        Report report = GoldenCheck.of(Taxonomy.pas14())
                .evidence(evidence(measured("recipe", 12)))
                .check(new java.io.ByteArrayInputStream(text(rows).getBytes(StandardCharsets.UTF_8)), "rows");
        assertThat(report.problems()).isEmpty();
        assertThat(planted(SPECIFIC, row -> row.putNull("complement"))).isEmpty();
    }

    @Test
    void allProblemsOfOneFileInOrderOfLines() {
        List<ObjectNode> rows = goodRows();
        rows.get(1).put("category", "cooking").put("language", "english"); // no longer one of its group
        rows.get(2).put("complement", "Say what Linus would.");
        rows.get(4).remove("id");
        rows.get(12).put("prompt", rows.get(11).path("prompt").asText() + "？");
        rows.get(13).put("language", "en");
        rows.get(18).put("id", "c0").put("intent", "commit");
        rows.get(19).put("complement", "长".repeat(46));
        rows.get(20).put("prompt", 7).remove("complement");
        rows.add(row("s4", "en", "advice", "gift", "A gift for my aunt").put("complement", "A gift for my aunt"));
        rows.add(commit("", "one more commit message"));
        String content = text(rows) + "not JSON\n\n[]\n{\"id\":\"a\",\"id\":\"b\"}\n";
        Report report = check(content);
        assertThat(report.pairs()).isEqualTo(23);
        assertThat(report.problems()).extracting(Problem::line).isSorted();
        assertThat(report.problems())
                .extracting(found -> found.line() + " " + found.reason().replaceAll(" \\(column \\d+\\)", ""))
                .containsExactly(
                        "2 'language' must be an ISO 639 code",
                        "2 category 'cooking' is unknown",
                        "3 the complement is to be transferable but has a name (character 10)",
                        "3 transferable intent 'commit' in en has different complements; the most frequent one is in"
                                + " line 1",
                        "5 'id' is missing",
                        "13 the prompt comes twice; it is in line 12 too",
                        "14 the prompt's script is not that of 'language' en",
                        "14 the complement's script is not that of 'language' en",
                        "14 transferable intent 'recipe' in en has 1 example; it takes 8 to be recognised",
                        "19 id 'c0' comes twice",
                        "19 intent 'commit' is in two categories: coding and brainstorming",
                        "20 the complement is too long: more than 25 words or 45 Chinese characters",
                        "21 'prompt' must be a text that is not blank",
                        "21 'complement' is missing (null where silence is right)",
                        "22 the complement repeats its prompt",
                        "23 'id' must be a text that is not blank",
                        "24 is not JSON",
                        "26 is not a JSON object",
                        "27 has a key twice");
    }

    @Test
    void noReasonQuotesAPrompt() {
        List<ObjectNode> rows = goodRows();
        rows.forEach(row -> row.put("prompt", "secretword").put("complement", "secretword"));
        assertThat(check(text(rows)).problems())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.reason()).doesNotContain("secretword"));
    }

    @Test
    void aFileThatCannotBeReadIsNoReport() {
        Path absent = folder.resolve("absent.jsonl");
        assertThatThrownBy(() -> GoldenCheck.of(Taxonomy.pas14()).check(absent))
                .isInstanceOfSatisfying(
                        DataFormatException.class, e -> assertThat(e.problem()).startsWith("cannot be opened"))
                .hasMessageContaining("absent.jsonl");
        assertThatThrownBy(() -> GoldenCheck.of(Taxonomy.pas14()).check(folder))
                .isInstanceOf(DataFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specific-en", "specific-zh", "transferable-en", "transferable-zh"})
    void theBundledFilesHaveNoProblem(String name) throws IOException {
        Path copy = folder.resolve(name + ".jsonl");
        try (InputStream in =
                Objects.requireNonNull(GoldenPairs.class.getResourceAsStream("golden/" + name + ".jsonl"), name)) {
            Files.copy(in, copy);
        }
        Report report = GoldenCheck.of(Taxonomy.pas14()).check(copy);
        assertThat(report.pairs()).isGreaterThan(300);
        assertThat(report.problems()).isEmpty();
    }
}
