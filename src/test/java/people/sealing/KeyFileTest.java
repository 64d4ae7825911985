package people.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;
import people.line.*;

/// The keys of people in their file: made ahead, wrapped, destroyed, and whatever a crash leaves.
class KeyFileTest {

  private static final Path KEYS = Path.of("/simulated/people.jsonl.keys");
  private static final MasterKey MASTER = master("a1");

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private KeyFile file;

  static MasterKey master(String twoDigits) {
    return new MasterKey.From.FromText("the key", twoDigits.repeat(32)).read();
  }

  @BeforeEach
  void create() throws IOException {
    file = KeyFile.create(disk, KEYS, MASTER);
  }

  private String text() {
    return new String(disk.files().get(KEYS), ISO_8859_1);
  }

  private static String sealed(
      KeySeal seal, String personal, int personId, long position, String type) {
    Bytes out = new Bytes();
    seal.seal(new Bytes().add(personal.getBytes()), personId, position, type, out);
    return new String(out.array, 0, out.length, ISO_8859_1);
  }

  private static String refusal(Runnable work) {
    return assertThrows(TimelineException.class, work::run).getMessage();
  }

  private KeyFile reopened(SimulatedDisk of) {
    return KeyFile.open(of, KEYS, MASTER);
  }

  @Test
  void theSameKeyIsThereAgain() {
    SecretKey seven = file.keyToSeal(7);
    SecretKey far = file.keyToSeal(1_900_000_000);
    assertNotEquals(seven, far);
    KeyFile again = reopened(disk);
    assertEquals(seven, again.key(7));
    assertEquals(far, again.key(1_900_000_000));
    assertEquals(far, again.keyToSeal(1_900_000_000));
    assertNull(again.key(5_000));
    assertTrue(text().lines().allMatch(line -> line.length() == 91), text());
    assertTrue(text().length() < 10_000, "" + text().length());
  }

  @Test
  void keysAreMadeAheadSoThatMostPeopleForceNothing() {
    file.keyToSeal(1);
    long operations = disk.operations();
    for (int person = 2; person < 30; person++) {
      file.keyToSeal(person);
    }
    assertEquals(operations, disk.operations());
  }

  @Test
  void keysThatAnotherProcessWrappedAnewAreNotWrappedByTheOldMaster() throws IOException {
    SecretKey seven = file.keyToSeal(7);
    KeyFile other = reopened(disk);
    other.keyToSeal(900);
    KeyFile rotated = other.rotate(master("b2"));
    assertEquals(
        KEYS + ": was written anew since it was opened; expected to open it again",
        refusal(() -> file.keyToSeal(5_000)));
    assertEquals(seven, file.keyToSeal(7));
    SecretKey far = rotated.keyToSeal(5_000);
    assertEquals(far, KeyFile.open(disk, KEYS, master("b2")).key(5_000));
  }

  @Test
  void anotherProcessFindsWhatThisOneMade() {
    KeyFile other = reopened(disk);
    SecretKey key = file.keyToSeal(3);
    assertEquals(key, other.key(3));
    assertEquals(other.keyToSeal(900), file.keyToSeal(900));
  }

  @Test
  void anotherMasterIsToldAtOnce() {
    assertEquals(
        KEYS + ": is of another master key, or damaged in its second line",
        refusal(() -> KeyFile.open(disk, KEYS, master("b2"))));
    disk.put(KEYS, "whatever".getBytes());
    assertEquals(
        KEYS + ": is no file of keys; expected the keys of a timeline",
        refusal(() -> reopened(disk)));
    assertEquals(
        "/nowhere: is missing, without which nobody can read what is sealed; see 'verify'",
        refusal(() -> KeyFile.open(disk, Path.of("/nowhere"), MASTER)));
  }

  @Test
  void aRotationWrapsAllKeysAnewAndKeepsThem() throws IOException {
    SecretKey seven = file.keyToSeal(7);
    KeyFile.destroy(disk, KEYS, Set.of(8));
    String before = text();
    file.rotate(master("b2"));
    assertEquals(before.length(), text().length());
    assertEquals(before.substring(0, 92), text().substring(0, 92));
    KeyFile rotated = KeyFile.open(disk, KEYS, master("b2"));
    assertEquals(seven, rotated.key(7));
    assertTrue(rotated.isDestroyed(8));
    assertTrue(refusal(() -> reopened(disk)).contains("is of another master key"));
  }

  @Test
  void wherePowerFailsInARotationTheFileIsAsItWasOrAsItWillBe() throws IOException {
    SecretKey seven = file.keyToSeal(7);
    List<SimulatedDisk> crashed = new ArrayList<>();
    disk.watch(operation -> {
      crashed.add(disk.afterKill(operation));
      crashed.add(disk.afterPowerLoss(operation));
    });
    file.rotate(master("b2"));
    crashed.add(disk.afterPowerLoss(9));
    Set<String> found = new TreeSet<>();
    for (SimulatedDisk one : crashed) {
      try {
        assertEquals(seven, KeyFile.open(one, KEYS, MASTER).key(7));
        found.add("before");
      } catch (TimelineException e) {
        assertEquals(seven, KeyFile.open(one, KEYS, master("b2")).key(7));
        found.add("after");
      }
    }
    assertEquals(Set.of("after", "before"), found);
  }

  @Test
  void whereverPowerFailsWhileKeysAreMadeThoseThatWereGivenAreThere() {
    List<SimulatedDisk> crashed = new ArrayList<>();
    file.keyToSeal(1);
    disk.watch(operation -> {
      for (int i = 0; i < 4; i++) {
        crashed.add(disk.afterPowerLoss(100 * operation + i));
      }
    });
    SecretKey one = file.keyToSeal(1);
    file.keyToSeal(100);
    file.keyToSeal(500);
    disk.watch(_ -> {});
    for (SimulatedDisk each : crashed) {
      KeyFile found = reopened(each);
      assertEquals(one, found.key(1));
      SecretKey made = found.keyToSeal(100);
      assertEquals(made, reopened(each).key(100));
    }
    assertTrue(crashed.size() > 10);
  }

  @Test
  void aDestroyedKeyIsGoneFromTheFile() throws Exception {
    SecretKey key = file.keyToSeal(7);
    KeySeal seal = new KeySeal(file);
    String sealed = sealed(seal, "{}", 7, 0, "X");
    String record = text().lines().filter(line -> line.startsWith("0000000007")).findFirst().get();
    KeyFile.destroy(disk, KEYS, Set.of(7));
    assertTrue(!text().contains(record), text());
    assertNull(reopened(disk).key(7));
    assertNotEquals(null, key);
    assertEquals(
        "is sealed with a key that was destroyed when person 7 was erased",
        assertThrows(BadLine.class, () -> new KeySeal(reopened(disk)).open(sealed, 7, 0, "X"))
            .getMessage());
    assertEquals(
        KEYS + ": the key of person 7 was destroyed when she was erased",
        refusal(() -> reopened(disk).keyToSeal(7)));
    String left = sealed(new KeySeal(reopened(disk)), "{}", 7, 1, "X"); // as nobody's
    assertArrayEquals("{}".getBytes(), new KeySeal(reopened(disk)).open(left, 7, 1, "X"));
    assertArrayEquals("{}".getBytes(), seal.open(left, 7, 1, "X"));
  }

  @Test
  void aKeyOfWhichACrashLeftAHalfIsDestroyedAndOneThatIsDamagedIsNotMadeAnew() {
    file.keyToSeal(7);
    String all = text();
    String record = all.lines().filter(line -> line.startsWith("0000000007")).findFirst().get();
    put(all.replace(record, record.substring(0, 11) + "-".repeat(40) + record.substring(51)));
    assertTrue(reopened(disk).isDestroyed(7));
    put(all.replace(record, record.substring(0, 90) + "!"));
    assertNull(reopened(disk).key(7));
    assertEquals(
        KEYS + ": the key of person 7 is damaged; put a backup of this file in its place",
        refusal(() -> reopened(disk).keyToSeal(7)));
    put(all.replace(record, record.substring(0, 50) + "\0".repeat(41)));
    assertNotEquals(null, reopened(disk).keyToSeal(7)); // nothing was sealed with that
  }

  private void put(String text) {
    disk.put(KEYS, text.getBytes(ISO_8859_1));
  }

  @Test
  void theKeysOfManyPeopleAreMadeInOneGo() {
    KeySeal seal = new KeySeal(file);
    long operations = disk.operations();
    seal.expect(IntStream.of(1, 2, 2, 900, 0, 500));
    long once = disk.operations() - operations;
    for (int person : List.of(1, 2, 500, 900, 901)) {
      assertEquals(reopened(disk).key(person), file.keyToSeal(person));
    }
    assertEquals(once, disk.operations() - operations);
  }

  @Test
  void theRecordOfAnotherPersonOpensNothing() {
    file.keyToSeal(2);
    String two = text().lines().filter(line -> line.startsWith("0000000002")).findFirst().get();
    String one = text().lines().filter(line -> line.startsWith("0000000001")).findFirst().get();
    disk.put(KEYS, text().replace(one, "0000000001" + two.substring(10)).getBytes(ISO_8859_1));
    assertNull(reopened(disk).key(1));
    assertEquals(
        KEYS + ": the key of person 1 is damaged; put a backup of this file in its place",
        refusal(() -> reopened(disk).keyToSeal(1)));
  }

  @Test
  void whatIsSealedIsBoundToPersonPositionAndKind() throws BadLine {
    KeySeal seal = new KeySeal(file);
    byte[] plain = "{\"name\":{\"firstname\":\"Ada\"}}".getBytes();
    String sealed = sealed(seal, new String(plain), 7, 3, "PERSON_CREATION");
    assertArrayEquals(plain, seal.open(sealed, 7, 3, "PERSON_CREATION"));
    String message =
        "what is sealed in it does not open: it was changed, or is of another line or timeline";
    assertEquals(message, refused(() -> seal.open(sealed, 8, 3, "PERSON_CREATION")));
    assertEquals(message, refused(() -> seal.open(sealed, 7, 4, "PERSON_CREATION")));
    assertEquals(message, refused(() -> seal.open(sealed, 7, 3, "PERSON_NAME_CHANGE")));
    assertEquals(
        message, refused(() -> seal.open(sealed.substring(0, 40), 7, 3, "PERSON_CREATION")));
    assertEquals(message, refused(() -> seal.open("•", 7, 3, "PERSON_CREATION")));
    assertEquals(
        "is sealed, and people.jsonl.keys has no key of person 77",
        refused(() -> seal.open(sealed, 77, 3, "PERSON_CREATION")));
  }

  private interface Opening {
    byte[] open() throws BadLine;
  }

  private String refused(Opening opening) {
    file.keyToSeal(8);
    return assertThrows(BadLine.class, opening::open).getMessage();
  }

  @Test
  void tokensAreTheSameForTheSameTextOfTheSameMemberOnly() throws IOException {
    KeySeal seal = new KeySeal(file);
    assertEquals(seal.token("street", "Elm"), new KeySeal(reopened(disk)).token("street", "Elm"));
    assertNotEquals(seal.token("street", "Elm"), seal.token("lastname", "Elm"));
    assertNotEquals(seal.token("street", "Elm"), seal.token("street", "Elms"));
    Path other = Path.of("/simulated/other.keys");
    KeySeal ofOther = new KeySeal(KeyFile.create(disk, other, MASTER));
    assertNotEquals(seal.token("street", "Elm"), ofOther.token("street", "Elm"));
    assertTrue(seal.token("street", "Elm").matches("[a-z2-7]{12}"));
  }
}
