package people.disk;

import module java.base;

/// An open file of this machine. No interrupt closes it, and its descriptor stays open as long as
/// this process has a lock on the file: POSIX drops every lock that a process has on a file as soon
/// as the process closes any descriptor of it. Nor does the garbage collector close it before.
final class OpenFile implements Storage.Blob {

  /// Does the work in the thread that asks for it.
  private static final class CallingThread extends AbstractExecutorService {

    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {
      // there is nothing to end
    }

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return false;
    }
  }

  private static final ExecutorService CALLING_THREAD = new CallingThread();

  /// The part of an open file that outlives the object: what the system has open.
  private static final class Descriptor extends PhantomReference<Object> implements Closeable {

    private final Channel channel;
    private final Object identity;

    Descriptor(Object file, Channel channel, Object identity) {
      super(file, UNUSED);
      this.channel = channel;
      this.identity = identity;
      synchronized (OpenFile.class) {
        OPEN.add(this);
      }
      closeLeftOver(Set.of()); // the late ones wait for the end of a lock
    }

    /// Whether a lock may be lost when it is closed now. A file that lost its name before it could
    /// be identified may be any.
    boolean isLocked() {
      return identity == null ? !LOCKED.isEmpty() : LOCKED.containsKey(identity);
    }

    @Override
    public void close() throws IOException {
      synchronized (OpenFile.class) {
        if (OPEN.contains(this)) {
          closeUnlessLocked(this);
        }
      }
    }
  }

  /// Those of objects that nobody has any more.
  private static final ReferenceQueue<Object> UNUSED = new ReferenceQueue<>();

  // used with the monitor of the class only:

  /// All that are open, so that nobody else closes them.
  private static final Set<Descriptor> OPEN = new HashSet<>();

  /// Those that are to be closed when no lock is on their file any more.
  private static final Set<Descriptor> LATE = new HashSet<>();

  /// How many locks this process has, or is about to take, on the file of that identity.
  private static final Map<Object, Integer> LOCKED = new HashMap<>();

  private final AsynchronousFileChannel channel;

  /// What the system takes for the identity of the file; null when it had lost its name by then.
  final Object identity;

  /// Whether its name may be a link.
  private final boolean isFollowed;

  private final Descriptor descriptor;
  private final boolean isInterruptible;
  private volatile boolean isStuck;

  private OpenFile(
      AsynchronousFileChannel channel,
      Object identity,
      boolean isFollowed,
      boolean isInterruptible) {
    this.channel = channel;
    this.identity = identity;
    this.isFollowed = isFollowed;
    this.isInterruptible = isInterruptible;
    this.descriptor = new Descriptor(this, channel, identity);
  }

  /// Opens a file.
  ///
  /// @param isInterruptible whether a thread that is interrupted is refused what it asks for
  /// @param permissions of a file that is made
  static OpenFile of(
      Path file,
      boolean isInterruptible,
      Set<? extends OpenOption> options,
      FileAttribute<?>... permissions)
      throws IOException {
    // where locks are not POSIX's, channels have threads of their own
    ExecutorService executor = Disk.isPosix(file) ? CALLING_THREAD : null;
    AsynchronousFileChannel channel =
        AsynchronousFileChannel.open(file, options, executor, permissions);
    boolean isFollowed = !options.contains(LinkOption.NOFOLLOW_LINKS);
    return new OpenFile(channel, identity(file, isFollowed, channel), isFollowed, isInterruptible);
  }

  /// The identity of a file that was opened under that name.
  private static Object identity(Path file, boolean isFollowed, Channel opened) throws IOException {
    try {
      return identity(file, isFollowed);
    } catch (IOException e) {
      new Descriptor(opened, opened, null).close(); // it may be one that is locked
      throw e;
    }
  }

  /// What the system takes for the identity of the file of that name; null when there is no file.
  /// Where locks are not POSIX's, each opening has one of its own, so that no close is put off.
  static Object identity(Path file, boolean isFollowed) throws IOException {
    if (!Disk.isPosix(file)) {
      return new Object();
    }
    LinkOption[] links =
        isFollowed ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, links).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /// Whether a name is still that of this file; where the system tells no identities, it is.
  boolean isStill(Path name) throws IOException {
    return !Disk.isPosix(name) || identity != null && identity.equals(identity(name, isFollowed));
  }

  boolean isSame(OpenFile other) {
    return identity != null && identity.equals(other.identity);
  }

  // ---- bytes

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void read(ByteBuffer into, long offset) throws IOException {
    refuseInterrupted();
    long behind = offset - into.position();
    while (into.hasRemaining() && done(channel.read(into, behind + into.position())) >= 0) {
      // goes on until full or at the end of the file
    }
  }

  /// Reads once, which gives all of a file that is smaller than the buffer.
  void readSmall(ByteBuffer into) throws IOException {
    done(channel.read(into, 0));
  }

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    refuseInterrupted();
    for (long at = offset; bytes.hasRemaining(); ) {
      at += done(channel.write(bytes, at));
    }
  }

  @Override
  public void append(ByteBuffer bytes) {
    throw new NonWritableChannelException(); // see toAppend
  }

  @Override
  public void truncate(long size) throws IOException {
    refuseInterrupted();
    channel.truncate(size);
  }

  @Override
  public void force() throws IOException {
    refuseInterrupted();
    channel.force(false); // with the length, which is needed to find the bytes
  }

  private void refuseInterrupted() throws ClosedByInterruptException {
    if (isInterruptible && Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  private static int done(Future<Integer> work) throws IOException {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    }
  }

  // ---- locks

  /// Keeps all descriptors of the file open from now on, for a lock that is about to be taken.
  void keepOpen() {
    synchronized (OpenFile.class) {
      LOCKED.merge(identity, 1, Integer::sum);
    }
  }

  /// Ends that, when the lock is let go of.
  void keepOpenNoLonger() {
    synchronized (OpenFile.class) {
      LOCKED.computeIfPresent(identity, (_, locks) -> locks == 1 ? null : locks - 1);
    }
    closeLeftOver(LATE);
  }

  /// Takes the lock of a byte of the file.
  ///
  /// @return null when somebody else has it
  FileLock tryLock(long offset) throws IOException {
    try {
      return channel.tryLock(offset, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // another object of this program has it
    } catch (AssertionError e) { // what Java makes of a file that it can not tell from others
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw e;
    }
  }

  /// Lets go of a lock. Where the system refuses that, it is there until the file is closed.
  void letGo(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      isStuck = true;
    }
  }

  /// Whether the system has refused to let go of a lock.
  boolean isStuck() {
    return isStuck;
  }

  // ---- appending

  /// Opens a file that is there, to append to it only.
  static Storage.Blob toAppend(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
    return new AppendFile(channel, identity(file, true, channel));
  }

  /// An open file of this machine that is appended to only: the system puts what is written behind
  /// whatever the file ends with by then. An interrupt that comes while it is written to closes it,
  /// so whoever appends has to stop then.
  private static final class AppendFile implements Storage.Blob {

    private final FileChannel channel;
    private final Descriptor descriptor;

    private AppendFile(FileChannel channel, Object identity) {
      this.channel = channel;
      this.descriptor = new Descriptor(this, channel, identity);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
      channel.write(bytes);
    }

    @Override
    public void force() throws IOException {
      channel.force(false); // with the length, which is needed to find the bytes
    }

    @Override
    public void read(ByteBuffer into, long offset) {
      throw new NonReadableChannelException();
    }

    @Override
    public void write(ByteBuffer bytes, long offset) {
      throw new NonWritableChannelException(); // Linux would append them
    }

    @Override
    public void truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public void close() throws IOException {
      descriptor.close();
    }
  }

  // ---- closing

  @Override
  public void close() throws IOException {
    descriptor.close();
  }

  private static void closeUnlessLocked(Descriptor descriptor) throws IOException {
    OPEN.remove(descriptor);
    if (descriptor.isLocked()) {
      LATE.add(descriptor);
    } else {
      LATE.remove(descriptor);
      descriptor.channel.close();
    }
  }

  /// Closes what can be closed by now. Nobody is there to be told of a failure.
  private static void closeLeftOver(Set<Descriptor> late) {
    synchronized (OpenFile.class) {
      Object first = UNUSED.poll();
      if (first == null && late.isEmpty()) {
        return;
      }
      List<Descriptor> all = new ArrayList<>(late);
      for (Object each = first; each != null; each = UNUSED.poll()) {
        all.add((Descriptor) each);
      }
      for (Descriptor each : all) {
        try {
          closeUnlessLocked(each);
        } catch (IOException e) {
          // what was acknowledged is on disk, so nothing hangs on this
        }
      }
    }
  }
}
