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

  /// What the thread of a statement, and the threads that it starts, belong to.
  private static final InheritableThreadLocal<Statement> OWN = new InheritableThreadLocal<>();

  /// The statement that began last.
  private static volatile Statement latest = new Statement();

  /// The statements that were interrupted and still run, such as in a library that doesn't react.
  private static final Set<Statement> LEFT = new HashSet<>();

  /// Whether a check has to look closer, which takes longer.
  private static volatile boolean isAnyInterrupted;

  private static volatile byte[] reserve;

  private final boolean isText;
  private final ClassLoader loader;
  private final CellClasses classes;

  /// An interrupt may come while none of the cell's statements runs, since the next is just being
  /// compiled.
  private volatile boolean isToEnd;

  private volatile Underway underway;
  private volatile Object value;

  /// @param isText whether JShell is to be told the values as text, which takes time for large ones
  public CellControl(boolean isText) {
    Thread here = Thread.currentThread();
    ClassLoader before = here.getContextClassLoader();
    super(); // gives this thread the loader of the cells, which belongs to theirs alone
    loader = here.getContextClassLoader();
    if (!isText) { // which the thread that asks for it makes of values, by code of cells
      here.setContextClassLoader(before);
    }
    classes = new CellClasses(loader);
    this.isText = isText;
  }

  /// A statement of a cell, and nothing that it holds: threads that it has started may stay.
  private static final class Statement {

    private volatile boolean isInterrupted;
    private volatile boolean isLeft;
  }

  /// A statement that runs.
  private record Underway(Statement statement, Thread thread, CompletableFuture<Object> outcome) {}

  /// Ends a cell: thrown by the code that was woven into it, and an Error, so that fewer catch it.
  private static final class Interrupted extends Error {

    private static final long serialVersionUID = 1;

    Interrupted() {
      super("interrupted", null, false, false);
    }
  }

  /// Called by the cells' own code. Ends what belongs to a statement that was interrupted, however
  /// long ago, as long as that statement runs. Threads that belong to none, such as those of Java's
  /// common pool, or to another one may work for the one that began last, and end with it.
  public static void check() {
    if (isAnyInterrupted) {
      Statement own = OWN.get();
      if (latest.isInterrupted || own != null && own.isLeft) {
        throw new Interrupted();
      }
    }
  }

  @Override
  public void load(ClassBytecodes[] loaded)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    super.load(classes.woven(loaded));
    for (ClassBytecodes one : loaded) {
      Class<?> type = loaded(one.name());
      type.getClassLoader().setDefaultAssertionStatus(true); // it has not been initialized yet
      classes.carryOver(type);
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
    Statement statement = new Statement();
    CompletableFuture<Object> answer = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform().daemon().name("Cell").unstarted(() -> run(statement, work, answer));
    thread.setContextClassLoader(loader);
    synchronized (LEFT) {
      latest = statement;
      isAnyInterrupted = !LEFT.isEmpty();
    }
    underway = new Underway(statement, thread, answer); // before it looks: an interrupt finds this
    if (isToEnd) {
      underway = null;
      answer.cancel(false);
      over(statement);
      throw interrupted();
    }
    thread.start();
    try {
      return (T) answer.get();
    } catch (ExecutionException e) {
      throw statement.isInterrupted ? interrupted() : told(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      underway = null;
    }
  }

  private static void run(Statement statement, CellWork<?> work, CompletableFuture<Object> answer) {
    OWN.set(statement);
    try {
      answer.complete(work.run());
    } catch (OutOfMemoryError e) {
      reserve = null;
      answer.completeExceptionally(e);
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    } finally {
      over(statement);
    }
  }

  private static void over(Statement statement) {
    synchronized (LEFT) {
      statement.isLeft = false;
      LEFT.remove(statement);
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

  private static RunException told(Throwable thrown) {
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

  /// What an interrupted cell comes to, whatever it makes of it: our Error, an
  /// InterruptedException, or an exception of its own.
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
    Underway running = underway;
    if (running == null) {
      return;
    }
    synchronized (LEFT) {
      running.statement.isInterrupted = true;
      if (!running.outcome.isDone()) {
        running.statement.isLeft = true;
        LEFT.add(running.statement);
      }
      isAnyInterrupted = true;
    }
    running.thread.interrupt();
    // What doesn't react, such as a loop in a library, is left alone until it comes back.
    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> running.outcome.completeExceptionally(new Interrupted()));
  }

  @Override
  public void stop() {
    interrupt();
  }
}
