package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

/** What Commons CSV writes is read back, whatever is in the cells and wherever the bytes are cut into reads. */
class CsvScannerTest {

    private static final String ALPHABET = "ab,\"\n\r\t é😀\u2028;";

    @Test
    void readsWhatCommonsCsvWrites() throws IOException, UnreadableRowException {
        long seed = System.nanoTime();
        System.err.println("CsvScannerTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<List<String>> records = records(random);
            StringBuilder csv = new StringBuilder();
            try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
                printer.printRecords(records);
            }
            assertThat(scan(csv.toString(), random)).isEqualTo(records);
        }
    }

    @Test
    void recordsLongerThanTheBufferAreReadWhole() throws IOException, UnreadableRowException {
        String cell = "x\n".repeat(200_000);
        assertThat(scan("a,\"" + cell + "\"\nb,c\n", new Random(1)))
                .isEqualTo(List.of(List.of("a", cell), List.of("b", "c")));
    }

    private static List<List<String>> records(Random random) {
        List<List<String>> records = new ArrayList<>();
        for (int r = random.nextInt(6); r > 0; r--) {
            List<String> record = new ArrayList<>();
            for (int c = 2 + random.nextInt(3); c > 0; c--) {
                StringBuilder cell = new StringBuilder();
                for (int n = random.nextInt(5); n > 0; n--) {
                    cell.appendCodePoint(ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(
                            0, random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length())))));
                }
                record.add(cell.toString());
            }
            records.add(record);
        }
        return records;
    }

    private static List<List<String>> scan(String csv, Random random) throws IOException, UnreadableRowException {
        // One line feed in front, so that no random text of carriage returns alone looks like an old Mac's file.
        InputStream bytes = new ByteArrayInputStream(("\n" + csv).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(40_000)));
            }
        };
        CsvScanner scanner = new CsvScanner(bytes, ',', 1 << 20);
        List<List<String>> records = new ArrayList<>();
        scanner.next();
        for (List<String> record = scanner.next(); !record.isEmpty(); record = scanner.next()) {
            records.add(record);
        }
        return records;
    }
}
