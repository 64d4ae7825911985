package org.rapaio.jupyter.kernel.core.java;

import module java.base;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.BranchInstruction;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/// Runs cells in this process. Stands before the class of this name in rapaio-jupyter-kernel 3.0.1,
/// which can't run anything any more after an interrupt, can't end a loop, and loses the cause of
/// an exception.
///
/// Java has no means to end a thread from outside, so every method and every branch of a cell asks
/// first whether it was interrupted, as in the JDK's own `LocalExecutionControl`. (That one waits
/// for all threads that a cell has started.) A loop inside a library is left running, and the
/// kernel goes on without it.
public class RapaioExecutionControl extends DirectExecutionControl {

  public static final String TIMEOUT_MARKER = "## Timeout Marker ##";
  public static final String INTERRUPTED_MARKER = "## Interrupted Marker ##";

  private static final ClassDesc SELF =
      ClassDesc.of("org.rapaio.jupyter.kernel.core.java.RapaioExecutionControl");
  private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(ConstantDescs.CD_void);
  private static final long PATIENCE_MILLIS = 1000;
  private static final Object NULL = new Object();

  private static volatile boolean isInterrupted;

  /// An interrupt may come while none of the cell's statements runs, since the next is just being
  /// compiled.
  private static volatile boolean isToEnd;

  private final long timeoutMillis;
  private final Map<String, Object> results = new ConcurrentHashMap<>();

  /// All that was ever loaded: to weave a class, its supertypes have to be known.
  private final Map<String, byte[]> classes = new HashMap<>();

  private volatile Thread cell;
  private volatile CompletableFuture<Object> outcome;

  public RapaioExecutionControl(long timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  public long getTimeout() {
    return timeoutMillis;
  }

  /// What the snippet of this key came to, or null; once only.
  public Object takeResult(String key) {
    Object result = results.remove(key);
    return result == NULL ? null : result;
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

  /// Called when no cell runs: an interrupt that came too late is not for the next one.
  public static void forgetInterrupt() {
    isToEnd = false;
  }

  @Override
  public void load(ClassBytecodes[] loaded)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    for (ClassBytecodes one : loaded) {
      classes.put(one.name().replace('.', '/'), one.bytecodes());
    }
    super.load(
        Arrays.stream(loaded)
            .map(one -> new ClassBytecodes(one.name(), woven(one.bytecodes())))
            .toArray(ClassBytecodes[]::new));
  }

  private byte[] woven(byte[] bytes) {
    var known =
        ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
          String name = type.descriptorString();
          byte[] found = classes.get(name.substring(1, name.length() - 1));
          return found == null ? null : new ByteArrayInputStream(found);
        });
    var file =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                known
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .orElse(
                        ClassHierarchyResolver.ofClassLoading(
                            ClassLoader.getSystemClassLoader()))));
    return file.transformClass(
        file.parse(bytes), ClassTransform.transformingMethodBodies(new Checks()));
  }

  private static final class Checks implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(SELF, "check", NO_ARGUMENTS);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof BranchInstruction) {
        code.invokestatic(SELF, "check", NO_ARGUMENTS);
      }
      code.with(element);
    }
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    isInterrupted = false;
    CompletableFuture<Object> answer = new CompletableFuture<>();
    outcome = answer; // before it looks: an interrupt that it misses finds this
    if (isToEnd) {
      outcome = null;
      throw interrupted();
    }
    cell = Thread.ofPlatform().daemon().name("Cell").start(() -> run(snippet, answer));
    try {
      Object value =
          timeoutMillis > 0 ? answer.get(timeoutMillis, TimeUnit.MILLISECONDS) : answer.get();
      String key = UUID.randomUUID().toString();
      results.put(key, value == null ? NULL : value);
      return key;
    } catch (TimeoutException e) {
      interrupt();
      throw new UserException("Execution timed out", TIMEOUT_MARKER, e.getStackTrace());
    } catch (ExecutionException e) {
      throw told(e.getCause());
    } finally {
      outcome = null;
    }
  }

  private static void run(Method snippet, CompletableFuture<Object> answer) {
    try {
      answer.complete(snippet.invoke(null));
    } catch (InvocationTargetException e) {
      answer.completeExceptionally(e.getCause());
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  /// An interrupted cell ends with whatever it makes of it: our Error, an InterruptedException, or
  /// an exception of its own.
  private static Exception told(Throwable thrown) {
    if (isInterrupted) {
      return interrupted();
    }
    if (thrown instanceof SPIResolutionException unresolved) {
      return new ResolutionException(unresolved.id(), thrown.getStackTrace());
    }
    if (thrown.getMessage() == null && thrown.getCause() == null) {
      return new UserException(null, thrown.getClass().getName(), thrown.getStackTrace());
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
    return new UserException(
        message.toString(), thrown.getClass().getName(), thrown.getStackTrace());
  }

  private static UserException interrupted() {
    return new UserException("interrupted", INTERRUPTED_MARKER, new StackTraceElement[0]);
  }

  /// Ends the running cell, if there is one.
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
