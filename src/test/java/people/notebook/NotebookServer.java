package people.notebook;

import module java.base;

import people.*;

/// The command `notebook` in a process of its own, which works off one command line after the
/// other. It and the kernels that it starts are quick to start, see [Command#QUICK].
final class NotebookServer {

  /// What a command left, standard output and error together.
  record Answer(int exit, String said) {}

  /// Those that wait for work: as many as there ever were tests at a time.
  private static final Deque<NotebookServer> IDLE = new ConcurrentLinkedDeque<>();

  private final Process process;
  private final DataOutputStream asked;
  private final DataInputStream answers;

  private NotebookServer(Process process) {
    this.process = process;
    asked = new DataOutputStream(process.getOutputStream());
    answers = new DataInputStream(process.getInputStream());
  }

  /// Has a server run it, in the current folder.
  static Answer run(List<String> words) {
    try {
      NotebookServer server = IDLE.poll();
      if (server == null) {
        server = start();
      }
      Answer answer = server.ask(words); // one that fails is used no more
      IDLE.push(server);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NotebookServer start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dpeople.root=" + System.getProperty("people.root")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NotebookServer.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    // through the environment, so that the kernels have it too
    builder.environment().put("PEOPLE_ROOT", System.getProperty("people.root"));
    builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", Command.QUICK));
    return new NotebookServer(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  private Answer ask(List<String> words) throws IOException {
    try {
      asked.writeInt(words.size());
      for (String word : words) {
        asked.writeUTF(word);
      }
      asked.flush();
      int exit = answers.readInt();
      byte[] said = answers.readNBytes(answers.readInt());
      return new Answer(exit, new String(said, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// Ends with its input, and so with the tests.
  public static void main(String... args) throws IOException {
    DataInputStream asked = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    while (true) {
      String[] words;
      try {
        words = new String[asked.readInt()];
      } catch (EOFException e) {
        System.exit(0);
        return;
      }
      for (int i = 0; i < words.length; i++) {
        words[i] = asked.readUTF();
      }
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
      answers.writeInt(NotebookCommand.run(both, both, words));
      answers.writeInt(said.size());
      said.writeTo(answers);
      answers.flush();
    }
  }
}
