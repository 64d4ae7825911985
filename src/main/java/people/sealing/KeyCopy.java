package people.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import module java.base;

import people.*;
import people.disk.*;

/// A copy of a [KeyFile], which goes along with a copy of its timeline. No master is needed: keys
/// stay wrapped as they are. Where keys of the same timeline are in the place already, of a backup
/// before or of the timeline that is restored, nobody's key is lost whose lines are copied.
public final class KeyCopy {

  private final Storage storage;
  private final Path from;
  private final Path to;
  private final boolean isRestored;

  /// @param from the file of keys of the timeline that is copied
  /// @param to that of the copy
  /// @param isRestored whether what is in the place may be of a later master, which is to stay
  public KeyCopy(Storage storage, Path from, Path to, boolean isRestored) {
    this.storage = storage;
    this.from = from;
    this.to = to;
    this.isRestored = isRestored;
  }

  /// Keys in their order, by person the last one that can be read.
  private record KeptKeys(byte[] header, SequencedMap<Integer, KeyRecord> byPerson) {

    private boolean isOfSameMaster(KeptKeys other) {
      return Arrays.equals(byPerson.get(0).wrapped(), other.byPerson.get(0).wrapped());
    }
  }

  /// Makes the copy, forced; whole or not at all.
  ///
  /// @throws TimelineException when there are no keys, or others are in the place
  public void make() throws IOException {
    if (!storage.exists(from)) {
      throw new TimelineException(
          "%s: is missing, without which nobody can read what is sealed; put it there from another copy"
              .formatted(from));
    }
    KeptKeys records = read(from);
    if (storage.exists(to)) {
      KeptKeys there = read(to);
      if (!Arrays.equals(records.header, there.header)) {
        throw new TimelineException(
            "%s: has the keys of another timeline; move it away".formatted(to));
      }
      if (records.isOfSameMaster(there)) {
        there.byPerson.forEach(records.byPerson::putIfAbsent);
      } else if (isRestored) {
        refuseMissing(records, there);
        return;
      }
    }
    Path part = KeyFile.part(to);
    storage.deleteIfExists(part); // of a crash
    write(records, part);
    storage.replace(part, to);
    storage.forceFolderOf(to);
  }

  /// Refuses to leave keys in the place that are not all there are.
  private void refuseMissing(KeptKeys records, KeptKeys there) {
    long missing =
        records.byPerson.keySet().stream()
            .filter(each -> !there.byPerson.containsKey(each))
            .count();
    if (missing > 0) {
      throw new TimelineException(
          "%s: is wrapped by another master key, and lacks %,d keys of %s; move it away, or wrap that by the same one: 'protect --rotate'"
              .formatted(to, missing, from));
    }
  }

  private KeptKeys read(Path file) throws IOException {
    SequencedMap<Integer, KeyRecord> records = new LinkedHashMap<>();
    try (Storage.Blob in = storage.openKept(file)) {
      long size = in.size() - in.size() % KeyRecord.LENGTH;
      byte[] header = KeyFile.read(in, 0, (int) Math.min(KeyRecord.LENGTH, size));
      for (long from = KeyRecord.LENGTH; from < size; from += KeyFile.BLOCK) {
        byte[] block = KeyFile.read(in, from, (int) Math.min(KeyFile.BLOCK, size - from));
        for (int at = 0; at < block.length; at += KeyRecord.LENGTH) {
          KeyRecord record = KeyRecord.read(block, at);
          if (record != null) {
            records.put(record.person(), record);
          }
        }
      }
      if (!new String(header, ISO_8859_1).startsWith(KeyFile.MAGIC) || !records.containsKey(0)) {
        throw new TimelineException(
            "%s: is no file of keys; expected the keys of a timeline".formatted(file));
      }
      return new KeptKeys(header, records);
    }
  }

  private void write(KeptKeys records, Path name) throws IOException {
    try (Storage.Blob out = storage.create(name)) {
      long at = 0;
      ByteBuffer block = ByteBuffer.allocate(KeyFile.BLOCK).put(records.header);
      for (KeyRecord each : records.byPerson.values()) {
        if (!block.hasRemaining()) {
          int length = block.flip().limit();
          out.write(block, at);
          at += length;
          block.clear();
        }
        each.write(block.array(), block.position());
        block.position(block.position() + KeyRecord.LENGTH);
      }
      out.write(block.flip(), at);
      out.force();
    }
  }
}
