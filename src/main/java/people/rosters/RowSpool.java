package people.rosters;

import module java.base;

import people.*;
import people.output.*;

/// Rows of texts that are needed once all of a list is read: a few in memory, more in a temporary
/// file that is its owner's only and has no name where the system allows that. Not for several
/// threads.
final class RowSpool implements Closeable {

  private static final int IN_MEMORY = 1000;

  private final List<String[]> first = new ArrayList<>();
  private long spooled;

  /// Null as long as there is none.
  private FileChannel file;

  private DataOutputStream out;

  /// @param texts null for none
  void add(String... texts) {
    if (first.size() < IN_MEMORY) {
      first.add(texts);
      return;
    }
    try {
      if (file == null) {
        open();
      }
      out.writeShort(texts.length);
      for (String text : texts) {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes == null ? -1 : bytes.length);
        out.write(bytes == null ? new byte[0] : bytes);
      }
      spooled++;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void open() throws IOException {
    file = OwnerOnly.temporaryFile("people-rows-");
    out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
  }

  private static TimelineException failed(IOException e) {
    return new TimelineException(
        "can't keep rows in a temporary file: " + TimelineException.reason(e), e);
  }

  /// Is told a row.
  interface SpooledTaker {
    void take(String[] texts) throws IOException;
  }

  /// Goes through all rows in their order. Nothing can be added any more.
  ///
  /// @throws IOException of the taker
  void forEach(SpooledTaker taker) throws IOException {
    for (String[] texts : first) {
      taker.take(texts);
    }
    if (file == null) {
      return;
    }
    DataInputStream in;
    try {
      out.flush();
      in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file.position(0))));
    } catch (IOException e) {
      throw failed(e);
    }
    for (long i = 0; i < spooled; i++) {
      taker.take(read(in));
    }
  }

  private static String[] read(DataInputStream in) {
    try {
      String[] texts = new String[in.readShort()];
      for (int i = 0; i < texts.length; i++) {
        int length = in.readInt();
        texts[i] = length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
      }
      return texts;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException _) {
      // nothing of it is needed any more
    }
  }
}
