package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;

/// The first columns of a process. Tablesaw's classes of types need each other while they are
/// initialised, so two threads that begin at different ones wait for each other for ever.
@DisplayName("The first columns of a process")
class FirstColumnsTest {

  /// Makes two columns on two threads that begin together; by reflection, in a class loader in
  /// which nothing is initialised yet.
  static final class TwoAtOnce {

    private TwoAtOnce() {}

    static String make() {
      CountDownLatch bothThere = new CountDownLatch(2);
      return TableColumns.inParallel(
              List.<Callable<? extends String>>of(
                  () -> {
                    meet(bothThere);
                    return LongColumn.create("numbers", 1).name();
                  },
                  () -> {
                    meet(bothThere);
                    return StringColumn.create("texts").name();
                  }))
          .toString();
    }

    /// On a machine of one core nobody comes.
    private static void meet(CountDownLatch both) throws InterruptedException {
      both.countDown();
      both.await(1, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("are made by several threads that don't wait for each other for ever")
  void severalThreadsAtOnce() throws Exception {
    for (int round = 0; round < 25; round++) {
      try (FreshClasses fresh = new FreshClasses()) {
        Method make = fresh.loadClass(TwoAtOnce.class.getName()).getDeclaredMethod("make");
        make.setAccessible(true);
        FutureTask<Object> made = new FutureTask<>(() -> make.invoke(null));
        Thread.ofPlatform().daemon().start(made);
        assertEquals("[numbers, texts]", made.get(1, TimeUnit.MINUTES), "round " + round);
      }
    }
  }

  /// The kit and Tablesaw once more, as if in a new process.
  private static final class FreshClasses extends URLClassLoader {

    FreshClasses() throws MalformedURLException {
      super(classPath(), FirstColumnsTest.class.getClassLoader());
    }

    private static URL[] classPath() throws MalformedURLException {
      List<URL> urls = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("people.") && !name.startsWith("tech.tablesaw.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
