package people.notebook.cells;

import module java.base;

/// The terminal, as far as there is one.
final class TerminalFront implements Front {

  @Override
  public void show(String id, Map<String, String> forms, boolean isUpdate) {
    System.out.println(forms.get("text/plain"));
  }

  @Override
  public String ask(String prompt, boolean isSecret) throws IOException {
    Console console = System.console();
    String line;
    if (isSecret && console != null && console.isTerminal()) {
      char[] typed = console.readPassword("%s", prompt);
      line = typed == null ? null : new String(typed);
    } else {
      System.out.print(prompt);
      System.out.flush();
      line = IO.readln();
    }
    if (line == null) {
      throw new EOFException("nobody answers '" + prompt + "': standard input has ended");
    }
    return line;
  }
}
