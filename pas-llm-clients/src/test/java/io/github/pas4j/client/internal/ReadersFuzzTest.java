package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.client.FuzzSeeds;
import io.github.pas4j.client.Mutator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged answers and plain noise through the readers of SSE, NDJSON and JSON, without sockets: they end, and refuse with
 * nothing but {@link UnreadableAnswerException}, whose place lies within what was read. {@code -Dpas.fuzz.streams=1000000}
 * reads more than the usual 30,000; a failure tells the seed that repeats it.
 */
class ReadersFuzzTest {

    private int read;
    private int refused;

    @Test
    void readersEndAndRefuseInOneWay() throws IOException {
        int streams = Integer.getInteger("pas.fuzz.streams", 30_000);
        long seed = Long.getLong("pas.fuzz.seed", System.nanoTime());
        FuzzSeeds openAi = FuzzSeeds.openAi();
        FuzzSeeds ollama = FuzzSeeds.ollama();
        Dialect ofOpenAi = new OpenAiDialect("openai", model -> "max_tokens");
        Dialect ofOllama = new OllamaDialect();
        for (int i = 0; i < streams; i++) {
            Random random = new Random(seed + i);
            boolean sse = random.nextBoolean();
            play(sse ? ofOpenAi : ofOllama, sse ? openAi : ollama, random, seed + i);
        }
        if (streams >= 500) {
            assertThat(read).isGreaterThan(streams / 50);
            assertThat(refused).isGreaterThan(streams / 50);
        }
    }

    private void play(Dialect dialect, FuzzSeeds seeds, Random random, long seed) {
        boolean whole = random.nextInt(3) == 0;
        Mutator mutator = new Mutator(random);
        byte[] bytes = random.nextInt(4) == 0 ? noise(random) : mutator.mutant(whole ? seeds.json() : seeds.streamed());
        try {
            if (whole) {
                dialect.whole(Json.read(bytes));
            } else {
                readPieces(dialect, bytes);
            }
            read++;
        } catch (UnreadableAnswerException e) {
            refused++;
            assertThat(e.offset()).as(replay(seed)).isBetween(-1L, (long) bytes.length);
            assertThat(e.length()).as(replay(seed)).isBetween(-1L, (long) bytes.length);
            assertThat(quotes(String.valueOf(e.getMessage()), bytes))
                    .as(replay(seed))
                    .isFalse();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            fail(replay(seed), e);
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(2000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void readPieces(Dialect dialect, byte[] bytes) throws IOException {
        Frames frames = dialect.frames(new ByteArrayInputStream(bytes), bytes.length + 1L);
        int count = 0;
        for (String frame = frames.next(); frame != null && !dialect.isEnd(frame); frame = frames.next()) {
            assertThat(++count).as("frames of %d bytes", bytes.length).isLessThanOrEqualTo(bytes.length);
            JsonNode root = Json.read(frame);
            try {
                if (dialect.piece(root).last()) {
                    return;
                }
            } catch (UnreadableAnswerException e) {
                throw e.within(frames.start(), frames.end());
            }
        }
    }

    /** Shorter quotations are words that our messages use, too. */
    private static boolean quotes(String message, byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        for (int start = 0; start + 16 <= message.length(); start++) {
            if (body.contains(message.substring(start, start + 16))) {
                return true;
            }
        }
        return false;
    }

    private static String replay(long seed) {
        return "-Dpas.fuzz.streams=1 -Dpas.fuzz.seed=" + seed;
    }
}
