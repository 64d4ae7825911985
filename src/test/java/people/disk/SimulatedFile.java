package people.disk;

import static people.disk.SimulatedDisk.SECTOR;

import module java.base;

/// What is in a file of a [SimulatedDisk]: what programs see, and what is on the platter.
final class SimulatedFile {

  /// Which file it is, also behind a crash.
  final long identity;

  byte[] seen = {};

  /// When it was last changed, by the disk's clock, in milliseconds.
  long changed;

  /// Whole sectors, at least for [#durableLength] bytes.
  private byte[] platter = {};

  private int durableLength;

  /// What the sectors of that number held after each change since the last force.
  private final SortedMap<Integer, List<byte[]>> changes = new TreeMap<>();

  /// The lengths that it had after each change since the last force.
  private final List<Integer> lengths = new ArrayList<>();

  /// How often changes were lost, and how many forces told so.
  int errors;

  int failedForces;

  /// Whether someone is appending.
  private boolean isAppending;

  /// What others append meanwhile.
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  SimulatedFile(long identity) {
    this.identity = identity;
  }

  void write(byte[] bytes, int offset) {
    int before = seen.length;
    seen = Arrays.copyOf(seen, Math.max(before, offset + bytes.length));
    System.arraycopy(bytes, 0, seen, offset, bytes.length);
    changed(Math.min(before, offset), offset + bytes.length);
  }

  /// The system lets nobody write to a file while someone appends to it.
  void holdOthers(boolean isAppending) {
    this.isAppending = isAppending;
    if (!isAppending && held.size() > 0) {
      write(held.toByteArray(), seen.length);
      held.reset();
    }
  }

  /// @return whether they are there by now
  boolean appendByHand(byte[] bytes, long tick) {
    if (isAppending) {
      held.writeBytes(bytes);
    } else {
      write(bytes, seen.length);
      changed = tick;
    }
    return !isAppending;
  }

  void truncate(int size) {
    int before = seen.length;
    if (size < before) {
      seen = Arrays.copyOf(seen, size);
      changed(size, before);
    }
  }

  private void changed(int from, int to) {
    for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
      byte[] now = new byte[SECTOR];
      int start = sector * SECTOR;
      System.arraycopy(
          seen, Math.min(start, seen.length), now, 0, Math.clamp(seen.length - start, 0, SECTOR));
      changes.computeIfAbsent(sector, _ -> new ArrayList<>()).add(now);
    }
    lengths.add(seen.length);
  }

  void force() {
    changes.forEach((sector, versions) -> put(sector, versions.getLast()));
    changes.clear();
    if (!lengths.isEmpty()) {
      durableLength = lengths.getLast();
      lengths.clear();
    }
  }

  void loseChanges(Random chance) {
    errors++;
    failedForces++;
    putSome(chance, 0.5);
    changes.clear();
  }

  SimulatedFile afterPowerLoss(Random chance, double kept) {
    SimulatedFile after = copy();
    after.putSome(chance, kept);
    after.changes.clear();
    after.durableLength = after.someLength(chance);
    after.lengths.clear();
    after.seen = Arrays.copyOf(after.platter, after.durableLength);
    after.platter = Arrays.copyOf(after.seen, roundedUp(after.durableLength));
    return after;
  }

  private void putSome(Random chance, double kept) {
    changes.forEach((sector, versions) -> {
      if (chance.nextDouble() < kept) {
        int late = chance.nextInt(4) == 0 ? chance.nextInt(versions.size()) : 0;
        put(sector, versions.get(versions.size() - 1 - late));
      }
    });
  }

  private int someLength(Random chance) {
    List<Integer> all = new ArrayList<>(lengths);
    all.addFirst(durableLength);
    int shortest = all.stream().min(Integer::compare).get();
    int longest = all.stream().max(Integer::compare).get();
    return switch (chance.nextInt(3)) {
      case 0 -> all.getLast();
      case 1 -> all.get(chance.nextInt(all.size()));
      default -> chance.nextInt(shortest, longest + 1);
    };
  }

  private void put(int sector, byte[] content) {
    int end = (sector + 1) * SECTOR;
    platter = Arrays.copyOf(platter, Math.max(platter.length, end));
    System.arraycopy(content, 0, platter, end - SECTOR, SECTOR);
  }

  private static int roundedUp(int length) {
    return (length + SECTOR - 1) / SECTOR * SECTOR;
  }

  SimulatedFile copy() {
    SimulatedFile copy = new SimulatedFile(identity);
    copy.seen = seen.clone();
    copy.changed = changed;
    copy.platter = platter.clone();
    copy.durableLength = durableLength;
    changes.forEach((sector, versions) -> copy.changes.put(sector, new ArrayList<>(versions)));
    copy.lengths.addAll(lengths);
    copy.errors = errors;
    copy.failedForces = failedForces;
    return copy;
  }
}
