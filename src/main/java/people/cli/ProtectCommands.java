package people.cli;

import module java.base;

import people.*;
import people.output.*;
import people.sealing.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The commands that encrypt what is personal in a timeline, and end that.
final class ProtectCommands {

  private ProtectCommands() {}

  private static void tell(Terminal out, Path file, String what, Protecting.Conversion done) {
    out.line(
        String.format(
            Locale.ROOT,
            "%s: %s, %,d of %s written anew",
            file,
            what,
            done.changed(),
            CountedNoun.events(done.events())));
    out.line("head %s, before %s".formatted(done.head(), done.headBefore()));
  }

  @Command(
      name = "protect",
      description = {
        "Encrypts what is personal in the timeline, from its first line on and in all to come:"
            + " names, streets, postcodes, values of keys and attributes (but the sex), sources,"
            + " reasons, and who recorded it. Identifiers, statuses, dates and cities stay plain.",
        "The master key is read from a file of mode 0600 (--master-key, $PEOPLE_KEY_FILE), from"
            + " $PEOPLE_KEY, or from a command (--key-command, $PEOPLE_KEY_COMMAND). Whoever has it"
            + " reads and records as before; without it names read as •••, and statistics are the"
            + " same. FILE.keys has the keys of the people, wrapped by it: without that file, or"
            + " without the master key, nobody reads them again.",
        "With --rotate the master key becomes another one, and the timeline stays as it is."
      },
      footer = {
        "",
        "Examples:",
        "  (umask 077; head -c 32 /dev/urandom | base64 > /mnt/key/master.key)",
        "  export PEOPLE_KEY_FILE=/mnt/key/master.key",
        "  people protect",
        "  people protect --rotate --new-master-key /mnt/key/next.key"
      })
  static final class Protect extends SessionCommand {

    @Option(names = "--rotate", description = "Changes the master key, and nothing else.")
    private boolean rotate;

    @Option(
        names = "--new-master-key",
        paramLabel = "FILE",
        description = "The next master key, with --rotate.")
    private Path next;

    @Option(
        names = "--new-key-command",
        paramLabel = "COMMAND",
        description = "A command that prints the next master key.")
    private String nextCommand;

    @Mixin private RecordOptions.Recorder recorder;

    @Override
    public void run() {
      MasterKey.From master = session().requiredMaster();
      if (!rotate) {
        if (next != null || nextCommand != null) {
          throw badUsage("a new key without --rotate; expected both");
        }
        Path file = session().timelineFile();
        Protecting.Conversion done;
        try {
          done =
              Protecting.protect(
                  file, master, recorder.name(), session().progress().counting("events written"));
        } finally {
          session().progress().done();
        }
        tell(out(), file, "protected", done);
        out()
            .line(
                "%s: keep it with every copy of the timeline, and the master key elsewhere; backups made before are as they were"
                    .formatted(done.keys().getFileName()));
        return;
      }
      if ((next == null) == (nextCommand == null)) {
        throw badUsage("--rotate expects --new-master-key FILE or --new-key-command COMMAND");
      }
      MasterKey.From to =
          next != null
              ? new MasterKey.From.FromFile(next)
              : new MasterKey.From.FromCommand(nextCommand);
      session().refuseMissing();
      Path keys = Protecting.rotate(session().timelineFile(), master, to);
      out()
          .line(
              "%s: wrapped by the new master key; copies of it still open with the old one"
                  .formatted(keys.getFileName()));
    }
  }

  @Command(
      name = "unprotect",
      description = {
        "Writes all lines of a protected timeline as they are, for whoever reads the file.",
        "FILE.keys stays: backups of the protected timeline need it."
      },
      footer = {"", "Example:", "  people unprotect --master-key /mnt/key/master.key"})
  static final class Unprotect extends SessionCommand {

    @Mixin private RecordOptions.Recorder recorder;

    @Override
    public void run() {
      MasterKey.From master = session().requiredMaster();
      session().refuseMissing();
      Path file = session().timelineFile();
      Protecting.Conversion done;
      try {
        done =
            Protecting.unprotect(
                file, master, recorder.name(), session().progress().counting("events written"));
      } finally {
        session().progress().done();
      }
      tell(out(), file, "not protected", done);
    }
  }
}
