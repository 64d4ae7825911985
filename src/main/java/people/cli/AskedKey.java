package people.cli;

import module java.base;

import people.sealing.*;

/// Where the master key comes from by the options of a command, asked once for all that it does: a
/// command that prints the key may want a token to be touched.
final class AskedKey {

  /// Null before that is wanted, and for nowhere.
  private MasterKey.From from;

  /// The options that say so; a session may read several command lines.
  private List<Object> options;

  /// @param file null when not said
  /// @param command likewise
  /// @return null where neither they nor the environment say it
  MasterKey.From of(Path file, String command) {
    List<Object> now = Arrays.asList(file, command);
    if (!now.equals(options)) {
      options = now;
      MasterKey.From source =
          file != null
              ? new MasterKey.From.FromFile(file)
              : command != null
                  ? new MasterKey.From.FromCommand(command)
                  : MasterKey.ofEnvironment();
      from = source == null ? null : new MasterKey.From.AskedOnce(source);
    }
    return from;
  }
}
