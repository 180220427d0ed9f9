package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WildChat in the layouts of its releases; WildChat-1M's is in the shaped files. */
class WildChatReleasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String MODERATION = """
            optional group openai_moderation (LIST) { repeated group list { optional group element {
              optional group categories { optional boolean hate; }
              optional group category_scores { optional double hate; }
              optional boolean flagged; } } }
            optional group detoxify_moderation (LIST) { repeated group list { optional group element {
              optional double insult; optional double severe_toxicity; optional double toxicity; } } }
            optional boolean toxic;
            optional boolean redacted;
            """;

    /** allenai/WildChat, of 650,000 rows: an id that is unique, times to the second, nothing of where users are. */
    private static final String OLDER = """
            message schema {
              optional binary conversation_id (STRING);
              optional binary model (STRING);
              optional int64 timestamp (TIMESTAMP(MILLIS,true));
              optional group conversation (LIST) { repeated group list { optional group element {
                optional binary content (STRING); optional binary language (STRING); optional boolean redacted;
                optional binary role (STRING); optional boolean toxic; } } }
              optional int64 turn;
              optional binary language (STRING);
            """ + MODERATION + "}";

    /** WildChat-4.8M: times without a zone, and with each message what the API told of it. */
    private static final String LATEST = """
            message schema {
              optional binary conversation_hash (STRING);
              optional binary model (STRING);
              optional int64 timestamp (TIMESTAMP(MICROS,false));
              optional group conversation (LIST) { repeated group list { optional group element {
                optional binary content (STRING); optional binary country (STRING); optional int64 created;
                optional binary hashed_ip (STRING);
                optional group header { optional binary accept-language (STRING); optional binary user-agent (STRING); }
                optional binary language (STRING); optional binary openai_id (STRING); optional boolean redacted;
                optional binary role (STRING); optional binary state (STRING);
                optional binary system_fingerprint (STRING); optional double temperature;
                optional int64 timestamp (TIMESTAMP(MICROS,false)); optional int64 token_counter; optional double top_p;
                optional boolean toxic; optional int64 turn_identifier;
                optional group usage { optional int64 completion_tokens;
                  optional group completion_tokens_details { optional int64 reasoning_tokens; optional int64 text_tokens; }
                  optional int64 prompt_tokens; optional int64 total_tokens; } } } }
              optional int64 turn;
              optional binary language (STRING);
            """ + MODERATION + """
              optional binary state (STRING);
              optional binary country (STRING);
              optional binary hashed_ip (STRING);
              optional group header { optional binary accept-language (STRING); optional binary user-agent (STRING); }
            }""";

    @TempDir
    Path folder;

    private List<JsonNode> older = List.of();
    private List<JsonNode> latest = List.of();

    @BeforeEach
    void rows() throws IOException {
        older = List.of(
                json("{'conversation_id':'one','model':'gpt-3.5-turbo','timestamp':1681000000000,'conversation':["
                        + "{'content':'How do tides work?','language':'English','redacted':false,'role':'user','toxic':false},"
                        + "{'content':'By the moon.','language':'English','redacted':false,'role':'assistant','toxic':false},"
                        + "{'content':'Insult me','language':'English','redacted':true,'role':'user','toxic':true}],"
                        + "'turn':2,'language':'English','openai_moderation':[{'categories':{'hate':false},"
                        + "'category_scores':{'hate':0.1},'flagged':false},{'flagged':false},{'flagged':true}],"
                        + "'detoxify_moderation':[{'toxicity':0.25},{'toxicity':0.5},{'toxicity':0.75}],"
                        + "'toxic':true,'redacted':true}"),
                json("{'conversation_id':'two','conversation':[{'content':'','role':'user'}],'toxic':false}"));
        latest = List.of(
                json("{'conversation_hash':'h','model':'o1-mini','timestamp':1681000000000000,'conversation':["
                        + "{'content':'How do tides work?','country':'Chile','created':null,'hashed_ip':'ab','header':"
                        + "{'accept-language':'es','user-agent':'x'},'language':'English','openai_id':null,'redacted':false,"
                        + "'role':'user','state':'Maule','toxic':false,'turn_identifier':7,'usage':null},"
                        + "{'content':'By the moon.','created':1681000001,'language':'English','openai_id':'chatcmpl-1',"
                        + "'redacted':false,'role':'assistant','system_fingerprint':'fp','temperature':1.0,"
                        + "'timestamp':1681000001000000,'token_counter':12,'top_p':1.0,'toxic':false,'turn_identifier':7,"
                        + "'usage':{'completion_tokens':5,'completion_tokens_details':{'reasoning_tokens':3},"
                        + "'prompt_tokens':7,'total_tokens':12}}],"
                        + "'turn':1,'language':'English','openai_moderation':[{'categories':{'hate':false},"
                        + "'category_scores':{'hate':0.1},'flagged':true},{'flagged':false}],"
                        + "'detoxify_moderation':[{'toxicity':0.25},{'toxicity':0.5}],'toxic':false,'redacted':false,"
                        + "'state':'Maule','country':'Chile','hashed_ip':'ab','header':{'accept-language':'es'}}"),
                json("{'conversation_hash':'h','conversation':[{'content':'And springs?','role':'user','toxic':false}],"
                        + "'timestamp':1681000000000000,'toxic':false}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOlderReleaseWithItsIds(boolean parquet) throws IOException {
        CorpusReader.Builder builder = parquet ? parquet(OLDER, older) : jsonl(older);
        Reading reading = Reading.of(builder.everyTurn());
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.ids()).containsExactly("one#1", "one#2", "two#1");
        assertThat(reading.texts()).containsExactly("How do tides work?", "Insult me", "");
        assertThat(reading.prompts()).extracting(CorpusPrompt::source).containsOnly("wildchat-1m");
        assertThat(reading.prompts()).extracting(CorpusPrompt::flagged).containsExactly(false, true, false);
        assertThat(reading.prompts()).extracting(CorpusPrompt::toxic).containsExactly(false, true, false);
        assertThat(reading.prompts()).extracting(CorpusPrompt::redacted).containsExactly(false, true, false);
        assertThat(reading.prompts())
                .extracting(CorpusPrompt::toxicity)
                .containsExactly(OptionalDouble.of(0.25), OptionalDouble.of(0.75), OptionalDouble.empty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLatestReleaseWithWhatItAddsToMessages(boolean parquet) throws IOException {
        Reading reading = Reading.of(parquet ? parquet(LATEST, latest) : jsonl(latest));
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.ids()).containsExactly("h", "h~2");
        assertThat(reading.texts()).containsExactly("How do tides work?", "And springs?");
        CorpusPrompt first = reading.prompts().get(0);
        assertThat(first.source()).isEqualTo("wildchat-1m");
        assertThat(first.flagged()).isTrue();
        assertThat(first.toxicity()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(first.declaredLanguage()).contains("English");
        assertThat(first.redacted()).isFalse();
    }

    /** As pandas, {@code isoformat} and {@code str} write them, with a zone and without. */
    @Test
    void timesOfAllKindsAreNoMatter() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String time : List.of(
                "1681000973000",
                "1681000973.5",
                "'2023-04-09T00:42:53+00:00'",
                "'2023-04-09T00:42:53Z'",
                "'2023-04-09 00:42:53+00:00'",
                "'2023-04-09 00:42:53.123456'",
                "'2023-04-09 00:42:53'",
                "null")) {
            rows.add(json("{'conversation_hash':'h','timestamp':" + time + ",'conversation':["
                    + "{'content':'How do tides work?','role':'user','timestamp':null},"
                    + "{'content':'By the moon.','role':'assistant','timestamp':" + time + "}],'toxic':false}"));
        }
        Reading reading = Reading.of(jsonl(rows));
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.texts()).hasSize(rows.size()).containsOnly("How do tides work?");
    }

    private static JsonNode json(String quotedOtherwise) throws IOException {
        return JSON.readTree(quotedOtherwise.replace('\'', '"'));
    }

    private CorpusReader.Builder parquet(String schema, List<JsonNode> rows) throws IOException {
        Path file = folder.resolve("train.parquet");
        ParquetFiles.write(file, schema, rows);
        return CorpusReader.builder(file);
    }

    private CorpusReader.Builder jsonl(List<JsonNode> rows) throws IOException {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(row).append('\n'));
        return CorpusReader.builder(Files.writeString(folder.resolve("train.jsonl"), lines));
    }
}
