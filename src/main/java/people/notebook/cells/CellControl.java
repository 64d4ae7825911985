package people.notebook.cells;

import module java.base;

import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/// Runs cells in this process, for JShell: each statement in a thread of its own, so that one which
/// can't be ended is left behind and the next ones go on without it.
///
/// A cell is ended by checks that are woven into its code ([CellClasses]), as the JDK's own
/// `LocalExecutionControl` does. (That one waits for all threads that a cell has started, and can't
/// redefine a class.) A loop inside a library is left running.
public final class CellControl extends DirectExecutionControl {

  /// The class name that JShell is told of a cell that was interrupted.
  static final String INTERRUPTED = "## interrupted ##";

  private static final long PATIENCE_MILLIS = 1000;

  /// Kept free of what cells hold, so that a kernel whose memory a cell has filled still has some.
  private static final long RESERVE_BYTES =
      Math.min(48L << 20, Runtime.getRuntime().maxMemory() / 12);

  private static volatile boolean isInterrupted;

  private static volatile byte[] reserve;

  private final boolean isText;
  private final CellClasses classes = new CellClasses();

  /// An interrupt may come while none of the cell's statements runs, since the next is just being
  /// compiled.
  private volatile boolean isToEnd;

  private volatile Thread cell;
  private volatile CompletableFuture<Object> outcome;
  private volatile Object value;

  /// @param isText whether JShell is to be told the values as text, which takes time for large ones
  public CellControl(boolean isText) {
    this.isText = isText;
  }

  /// Ends a cell: thrown by the code that was woven into it, and an Error, so that fewer catch it.
  private static final class Interrupted extends Error {

    private static final long serialVersionUID = 1;

    Interrupted() {
      super("interrupted", null, false, false);
    }
  }

  /// Called by the cells' own code.
  public static void check() {
    if (isInterrupted) {
      throw new Interrupted();
    }
  }

  @Override
  public void load(ClassBytecodes[] loaded)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    super.load(classes.woven(loaded));
    for (ClassBytecodes one : loaded) {
      classes.carryOver(loaded(one.name()));
    }
  }

  @Override
  public void redefine(ClassBytecodes[] changed) throws ClassInstallException {
    if (!classes.redefine(changed, this::loaded)) {
      throw new ClassInstallException("can't be redefined", new boolean[changed.length]);
    }
  }

  private Class<?> loaded(String name) {
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e); // JShell names only those that it has loaded
    }
  }

  /// The variables that lost their values since this was last asked, because their type is another.
  Set<String> takeLost() {
    return classes.takeLost();
  }

  /// What the last statement came to; once only.
  Object takeValue() {
    Object taken = value;
    value = null;
    return taken;
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    if (isText) {
      begin(); // a shell asks for one statement at a time
    }
    Object result =
        guarded(() -> {
          try {
            return snippet.invoke(null);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
    // JShell keeps what an expression came to in a variable that nobody knows.
    for (Field field : snippet.getDeclaringClass().getDeclaredFields()) {
      if (!isText && field.getName().startsWith("$") && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        field.set(null, null);
      }
    }
    value = result;
    return isText ? valueString(result) : "";
  }

  /// Something to be done as a part of a cell.
  @FunctionalInterface
  interface CellWork<T> {
    T run() throws Throwable;
  }

  /// Does something that an interrupt ends as it ends a cell, such as showing its value.
  @SuppressWarnings("unchecked")
  <T> T guarded(CellWork<T> work) throws RunException {
    isInterrupted = false;
    CompletableFuture<Object> answer = new CompletableFuture<>();
    outcome = answer; // before it looks: an interrupt that it misses finds this
    if (isToEnd) {
      outcome = null;
      throw interrupted();
    }
    cell = Thread.ofPlatform().daemon().name("Cell").start(() -> run(work, answer));
    try {
      return (T) answer.get();
    } catch (ExecutionException e) {
      throw told(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      outcome = null;
    }
  }

  private static void run(CellWork<?> work, CompletableFuture<Object> answer) {
    try {
      answer.complete(work.run());
    } catch (OutOfMemoryError e) {
      reserve = null;
      answer.completeExceptionally(e);
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  /// Takes the reserve, if there is room for it again.
  static void takeReserve() {
    if (reserve == null) {
      Runtime java = Runtime.getRuntime();
      long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
      try {
        reserve = free > 2 * RESERVE_BYTES ? new byte[Math.toIntExact(RESERVE_BYTES)] : null;
      } catch (OutOfMemoryError e) {
        reserve = null;
      }
    }
  }

  /// An interrupted cell ends with whatever it makes of it: our Error, an InterruptedException, or
  /// an exception of its own.
  private static RunException told(Throwable thrown) {
    if (isInterrupted) {
      return interrupted();
    }
    if (thrown instanceof SPIResolutionException unresolved) {
      return new ResolutionException(unresolved.id(), thrown.getStackTrace());
    }
    String name = thrown.getClass().getName();
    if (thrown instanceof OutOfMemoryError) {
      String message =
          "%s: the %,d MB that cells may use are full; free some: 'name = null;'"
              .formatted(thrown.getMessage(), Runtime.getRuntime().maxMemory() >> 20);
      return new UserException(message, name, thrown.getStackTrace());
    }
    if (thrown.getMessage() == null && thrown.getCause() == null) {
      return new UserException(null, name, thrown.getStackTrace());
    }
    StringBuilder message = new StringBuilder(String.valueOf(thrown.getMessage()));
    Throwable cause = thrown.getCause();
    for (int depth = 0; cause != null && depth < 5; depth++) {
      // most exceptions that wrap another one repeat it
      if (message.indexOf(String.valueOf(cause.getMessage())) < 0) {
        message.append("\n  caused by ").append(cause);
      }
      cause = cause.getCause();
    }
    return new UserException(message.toString(), name, thrown.getStackTrace());
  }

  private static UserException interrupted() {
    return new UserException("interrupted", INTERRUPTED, new StackTraceElement[0]);
  }

  /// Begins a cell: an interrupt that came too late for the one before is not for this one.
  public void begin() {
    isToEnd = false;
  }

  /// Whether the cell was interrupted.
  boolean isToEnd() {
    return isToEnd;
  }

  /// Ends the running cell, if there is one. For any thread.
  public void interrupt() {
    isToEnd = true;
    CompletableFuture<Object> running = outcome;
    if (running == null) {
      return;
    }
    isInterrupted = true;
    Thread statement = cell;
    if (statement != null) {
      statement.interrupt();
    }
    // What doesn't react, such as a loop in a library, is left alone.
    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> running.completeExceptionally(new Interrupted()));
  }

  @Override
  public void stop() {
    interrupt();
  }
}
