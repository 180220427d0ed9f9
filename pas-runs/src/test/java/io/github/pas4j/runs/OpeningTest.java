package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be opened, and how what cannot is named. */
class OpeningTest {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.db");
    }

    private static RunStoreException refused(Path path) {
        return catchThrowableOfType(
                RunStoreException.class, () -> RunStore.sqlite(path).close());
    }

    private void fill(int calls) {
        try (RunStore store = RunStore.sqlite(file)) {
            for (int i = 0; i < calls; i++) {
                store.journal().record(Stores.key("row " + i), Stores.answer("answer ".repeat(200) + i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.db", "what?mode=memory", "100 %41 of #1", "запуск 运行", "a&b=c;d'e"})
    void anyNameWillDo(String name) {
        Path named = folder.resolve(name);
        try (RunStore store = RunStore.sqlite(named)) {
            store.parameters().require("encoder", "small");
        }
        assertThat(named).isNotEmptyFile();
        try (RunStore store = RunStore.sqlite(named)) {
            assertThat(store.parameters().all()).containsOnlyKeys("encoder");
            assertThat(store.file()).isEqualTo(named);
        }
    }

    @Test
    void everyFileIsTheOwnersAloneFromTheBeginning() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (RunStore store = RunStore.sqlite(file)) {
            store.parameters().require("encoder", "small");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                        .hasSize(4)
                        .allSatisfy(each -> assertThat(Files.getPosixFilePermissions(each))
                                .as(each.toString())
                                .isEqualTo(OWNER_ONLY));
            }
        }
    }

    @Test
    void anEmptyFileThatOthersCanReadIsTakenAndClosedToThem() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        fill(1);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(OWNER_ONLY);
    }

    @Test
    void afterClosingThereIsOneFileBesideTheLock() throws IOException {
        fill(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, StoreLock.fileOf(file));
        }
    }

    @Test
    void aSecondOpenIsToldWhoHasIt() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("another name"), file);
        try (RunStore store = RunStore.sqlite(file)) {
            for (Path path : List.of(file, link)) {
                RunStoreException refused = refused(path);
                assertThat(refused.reason()).isEqualTo(Reason.IN_USE);
                assertThat(refused.store()).isEqualTo(store.file());
                assertThat(refused)
                        .hasMessageContaining(
                                "in use by pid " + ProcessHandle.current().pid() + " since 2")
                        .hasMessageContaining("in this process");
            }
            store.parameters().require("still", "open");
        }
        assertThat(refused(file)).isNull();
    }

    /** Its name may by then be that of another store. */
    @Test
    void closingTwiceTakesNoLockAway() {
        RunStore first = RunStore.sqlite(file);
        first.close();
        try (RunStore second = RunStore.sqlite(file)) {
            first.close();
            assertThat(refused(second.file()).reason()).isEqualTo(Reason.IN_USE);
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        RunStore store = RunStore.sqlite(file);
        store.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> store.journal().record(Stores.key("1"), Stores.answer("x")))
                .withMessageContaining("closed")
                .withMessageContaining(file.toString());
    }

    @Test
    void aFolderIsNoStore() {
        assertThat(refused(folder).reason()).isEqualTo(Reason.NOT_A_STORE);
        assertThat(refused(folder)).hasMessageContaining("folder");
    }

    @Test
    void aMissingFolderIsNamed() {
        RunStoreException refused = refused(folder.resolve("none").resolve("run.db"));
        assertThat(refused.reason()).isEqualTo(Reason.NOT_WRITABLE);
        assertThat(refused).hasMessageContaining("none does not exist");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 511, 5000})
    void garbageIsNoStoreAndStaysAsItIs(int length) throws IOException {
        byte[] garbage = new byte[length];
        new Random(length).nextBytes(garbage);
        Files.write(file, garbage);
        assertThat(refused(file).reason()).isEqualTo(Reason.NOT_A_STORE);
        assertThat(refused(file)).hasMessageContaining(file.toString());
        assertThat(file).hasBinaryContent(garbage);
    }

    @Test
    void somebodyElsesDatabaseIsNoStoreAndStaysAsItIs() throws Exception {
        Stores.execute(file, "CREATE TABLE mine (x)", "INSERT INTO mine VALUES ('dear to me')");
        byte[] before = Files.readAllBytes(file);
        assertThat(refused(file).reason()).isEqualTo(Reason.NOT_A_STORE);
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.1, .5, .9, .99})
    void aFileThatWasCutIsDamaged(double rest) throws IOException {
        fill(100);
        byte[] whole = Files.readAllBytes(file);
        byte[] cut = java.util.Arrays.copyOf(whole, (int) (whole.length * rest));
        Files.write(file, cut);
        assertThat(refused(file).reason()).isEqualTo(Reason.DAMAGED);
        assertThat(file).hasBinaryContent(cut);
    }

    @Test
    void damageInTheMiddleIsFoundByVerify() throws IOException {
        fill(200);
        byte[] bytes = Files.readAllBytes(file);
        byte[] noise = new byte[8192];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 2 / 8192 * 8192, noise.length);
        Files.write(file, bytes);
        try (RunStore store = RunStore.sqlite(file)) {
            assertThatExceptionOfType(RunStoreException.class)
                    .isThrownBy(store::verify)
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
        } catch (RunStoreException e) { // where the noise hits what opening reads
            assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
        }
    }

    @Test
    void aSoundStoreVerifies() {
        fill(50);
        try (RunStore store = RunStore.sqlite(file)) {
            store.verify();
            assertThat(store.journal().size()).isEqualTo(50);
        }
    }

    @Test
    void aNewerVersionIsRefusedByName() throws Exception {
        fill(1);
        Stores.execute(file, "PRAGMA user_version = 7");
        assertThat(refused(file).reason()).isEqualTo(Reason.NEWER_VERSION);
        assertThat(refused(file)).hasMessageContaining("version 7").hasMessageContaining("knows 1");
        assertThat(Stores.query(file, "PRAGMA user_version")).containsExactly("7");
    }

    /** There is no older version yet; the steps of a version to come stand in for it. */
    @Test
    void anOlderVersionIsMigratedStepByStep() throws Exception {
        fill(4);
        List<String> first = Schema.current().steps().get(0);
        List<String> second = List.of("ALTER TABLE journal ADD COLUMN grade TEXT NOT NULL DEFAULT 'none'");
        List<String> third = List.of("CREATE TABLE more (x)", "INSERT INTO more SELECT grade FROM journal");
        RunStore.open(file, new Schema(List.of(first, second, third)), Time.system())
                .close();
        assertThat(Stores.query(file, "PRAGMA user_version")).containsExactly("3");
        assertThat(Stores.query(file, "SELECT count(*), min(x) FROM more")).containsExactly("4|none");
        assertThat(refused(file).reason()).isEqualTo(Reason.NEWER_VERSION);
    }

    @Test
    void aStepThatFailsLeavesTheVersionBeforeIt() throws Exception {
        fill(4);
        List<String> first = Schema.current().steps().get(0);
        List<String> broken = List.of("CREATE TABLE more (x)", "INSERT INTO nothing VALUES (1)");
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> RunStore.open(file, new Schema(List.of(first, broken)), Time.system()));
        try (RunStore store = RunStore.sqlite(file)) {
            assertThat(store.journal().size()).isEqualTo(4);
        }
        assertThat(Stores.query(file, "SELECT name FROM sqlite_schema WHERE name = 'more'"))
                .isEmpty();
    }

    @Test
    void aLogThatOutlivedItsFileIsNotTakenForOurs() throws IOException {
        fill(3);
        Files.write(folder.resolve("run.db-wal"), "left over".getBytes(StandardCharsets.UTF_8));
        Files.delete(file);
        try (RunStore store = RunStore.sqlite(file)) {
            assertThat(store.journal().size()).isZero();
        }
    }

    @Test
    void aReadOnlyFolderIsNamed() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "root may write anyway");
            assertThat(refused(file).reason()).isEqualTo(Reason.NOT_WRITABLE);
            assertThat(refused(file)).hasMessageContaining(file.toString());
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Not even root may make a file in there. */
    @Test
    void aFileSystemThatTakesNoFilesIsNamed() {
        Path kernels = Path.of("/proc/self");
        assumeTrue(Files.isDirectory(kernels), "not on Linux");
        RunStoreException refused = refused(kernels.resolve("run.db"));
        assertThat(refused.reason()).isEqualTo(Reason.NOT_WRITABLE);
        assertThat(refused).hasMessageContaining("run.db.lock").hasMessageContaining("cannot be opened or written");
    }

    @Test
    void aFullDiskAtTheLockIsNamed() {
        IOException full = new java.nio.file.FileSystemException("run.db.lock", null, "No space left on device");
        assertThat(Failures.of(file, "locking it", full).reason()).isEqualTo(Reason.DISK_FULL);
    }
}
