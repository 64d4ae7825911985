package people.output;

/// Says which version of the kit this is.
public final class Kit {

  /// The version that the change log is about.
  public static final String VERSION = "0.2.0";

  private Kit() {}
}
