package people.cluster;

import module java.base;

/// Runs the main method of a class until standard input ends: so nothing that a test starts
/// outlives it, however the test ends.
final class UntilInputEnds {

  private UntilInputEnds() {}

  /// @param args the class, and what its main method is given
  public static void main(String[] args) throws Exception {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            while (System.in.read() >= 0) {}
          } catch (IOException e) {
            // ended as well
          }
          Runtime.getRuntime().halt(0);
        });
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }
}
