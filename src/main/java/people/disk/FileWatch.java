package people.disk;

import module java.base;

/// Watches a file of this machine. Where the system tells of changes in a folder (inotify on
/// Linux), nothing is done until it does, but for a look every half second; elsewhere the file is
/// looked at fifty times a second. It is also where the system was found to tell not all: it does
/// not of what is written by another name of the file, or by another machine.
final class FileWatch implements Storage.Watch {

  /// Between two looks, in nanoseconds, where nobody tells.
  private static final long PAUSE = 20_000_000;

  /// The same where the system tells.
  private static final long SAFE_PAUSE = 500_000_000;

  private final Storage storage;
  private final Path file;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Null where it does not tell.
  private volatile WatchService told;

  /// What was last seen; null for no file.
  private Storage.Stamp seen;

  private boolean isNew = true;

  FileWatch(Storage storage, Path file) {
    this.storage = storage;
    this.file = file;
    this.told = watchService();
  }

  /// @return null where it does not tell
  private WatchService watchService() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return null; // the others look at the folder every few seconds
    }
    WatchService service = null;
    boolean isWatched = false;
    try {
      Path real = storage.realPath(file);
      if (hasOtherNames(real)) {
        return null;
      }
      service = real.getFileSystem().newWatchService();
      real.getParent()
          .register(
              service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      isWatched = true;
      return service;
    } catch (IOException | UnsupportedOperationException e) {
      return null; // no such folder yet, or too many that are watched
    } finally {
      if (!isWatched) {
        close(service);
      }
    }
  }

  private static boolean hasOtherNames(Path file) throws IOException {
    return Files.exists(file) && (Integer) Files.getAttribute(file, "unix:nlink") > 1;
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    long start = System.nanoTime();
    long most = TimeUnit.NANOSECONDS.convert(atMost);
    boolean isTold = true;
    while (closed.getCount() > 0) {
      if (isChanged()) {
        if (!isTold && !pause(PAUSE)) {
          close(told);
          told = null;
        }
        return;
      }
      long left = most - (System.nanoTime() - start);
      if (left <= 0) {
        return;
      }
      isTold = pause(Math.min(left, told == null ? PAUSE : SAFE_PAUSE));
    }
  }

  /// @return false when nobody told anything in that time who should have
  private boolean pause(long nanos) throws InterruptedException {
    WatchService service = told;
    if (service == null) {
      closed.await(nanos, TimeUnit.NANOSECONDS);
      return true;
    }
    try {
      WatchKey key = service.poll(nanos, TimeUnit.NANOSECONDS);
      if (key == null) {
        return false;
      }
      key.pollEvents();
      if (!key.reset()) { // the folder is gone
        close(service);
        told = null;
      }
    } catch (ClosedWatchServiceException e) {
      told = null;
    }
    return true;
  }

  private boolean isChanged() {
    Storage.Stamp now;
    try {
      now = storage.stamp(file);
    } catch (IOException e) {
      now = null; // whoever reads it is told why
    }
    boolean isSame = !isNew && Objects.equals(now, seen);
    isNew = false;
    seen = now;
    return !isSame;
  }

  @Override
  public void close() {
    closed.countDown();
    close(told);
  }

  private static void close(WatchService service) {
    try {
      if (service != null) {
        service.close();
      }
    } catch (IOException e) {
      // nothing hangs on it
    }
  }
}
