package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The kernel as Jupyter's own client for Python meets it.
@DisplayName("Jupyter's client")
@ExtendWith(JupyterInstalled.class)
@Tag("browser")
@Tag("process")
class JupyterClientTest {

  /// Debian's, which has the client; another Python may stand before it.
  private static final String PYTHON = "/usr/bin/python3";

  private static final String START =
      """
      import queue, sys, threading, time
      from jupyter_client.manager import KernelManager
      from jupyter_client.kernelspec import KernelSpec
      manager = KernelManager()
      manager._kernel_spec = KernelSpec(argv=sys.argv[1:], interrupt_mode='message',
          language='java', display_name='people')
      manager.start_kernel()
      client = manager.client()
      client.start_channels()
      client.wait_for_ready(timeout=120)

      def run(code, answer=None, wait=120, **options):
          def show(message):
              kind, content = message['msg_type'], message['content']
              if kind == 'stream':
                  print(content['name'] + ':', content['text'].rstrip())
              elif 'data' in content:
                  print(kind + ':', content['data']['text/plain'])
              elif kind == 'error':
                  print('error:', content['ename'], '|', content['evalue'])
          reply = client.execute_interactive(code, output_hook=show, timeout=wait,
              allow_stdin=answer is not None, stdin_hook=lambda _: client.input(answer), **options)
          return reply['content']

      def ask(question, *parameters, **options):
          id = getattr(client, question)(*parameters, **options)
          while True:
              reply = client.get_shell_msg(timeout=120)
              if reply['parent_header']['msg_id'] == id:
                  return reply['content']

      def interrupted(code):
          threading.Timer(1, manager.interrupt_kernel).start()
          return run(code)
      """;

  private static final String END =
      """
      manager.shutdown_kernel()
      print('alive' if manager.is_alive() else 'gone')
      """;

  @TempDir Path folder;

  /// @param options of Java, for the kernel
  private String said(String script, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("client.py"), START + script + END);
    List<String> command = new ArrayList<>(List.of(PYTHON, file.toString()));
    List<String> kernel = RunningKernel.command("{connection_file}");
    kernel.addAll(1, List.of(options));
    command.addAll(kernel);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PEOPLE_ROOT", RepositoryClone.ROOT.toString());
    Process process = builder.start();
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void showsAsksAndCounts() throws Exception {
    assertEquals(
        """
        display_data: a
        update_display_data: b
        stdout: printed
        execute_result: 7
        execute_result: Ada
        stdout: name?
        execute_result: Zoë
        error: IOException | IOException: a cell asks 'who?', but here is nobody to answer
        5 error
        error: IOException | IOException: a cell reads a line, but here is nobody to answer
        6
        [(1, 'var shown'), (2, 'input("wh')]
        gone
        """,
        said(
            """
            run('var shown = display("a"); shown.update("b"); IO.println("printed"); 3 + 4')
            run('input("who? ")', answer='Ada')
            run('IO.readln("name?")', answer='Zoë')
            run('display', silent=True)
            run('int kept = 1;')
            reply = run('input("who?")')
            print(reply['execution_count'], reply['status'])
            run('System.in.read()')
            print(run('')['execution_count'])
            history = ask('history', hist_access_type='range', start=1, stop=3)['history']
            print([(number, code[:9]) for _, number, code in history])
            """));
  }

  @Test
  void completesAndTellsInCodePoints() throws Exception {
    assertEquals(
        """
        ['shares('] 11 13
        True Chart Charts.shares(Table population)
        Shares of each group in the living over time
        True people.Name(java.lang.String firstname, java.lang.String lastname)
        A person's name. Either half may be unknown
        False
        complete incomplete invalid
        gone
        """,
        said(
            """
            code = '"😀"; Charts.sh'.replace('"; ', '";')
            reply = ask('complete', code)
            print(reply['matches'], reply['cursor_start'], reply['cursor_end'])
            for code in ['Charts.shares(', 'Name']:
                reply = ask('inspect', code)
                lines = reply['data']['text/plain'].split('\\n')
                print(reply['found'], lines[0])
                print(lines[2][:44].strip().rstrip(','))
            print(ask('inspect', 'nothing')['found'])
            print(*[ask('is_complete', code)['status'] for code in ['1 + 1', 'int f() {', 'int )']])
            """));
  }

  @Test
  void anInterruptAlsoReachesACellThatWaitsForALine() throws Exception {
    assertEquals(
        """
        error: Interrupted | Interrupted
        error: Interrupted | Interrupted
        execute_result: 2
        gone
        """,
        said(
            """
            interrupted('while (true) { }')
            threading.Timer(1, manager.interrupt_kernel).start()
            client.allow_stdin = True
            id = client.execute('input("who?")', allow_stdin=True)
            while True:
                message = client.get_iopub_msg(timeout=60)
                if message['msg_type'] == 'error':
                    print('error:', message['content']['ename'], '|', message['content']['evalue'])
                if message['parent_header'].get('msg_id') == id and \\
                        message['content'].get('execution_state') == 'idle':
                    break
            run('1 + 1')
            """));
  }

  @Test
  void cellsBehindOneThatFailsAreGivenUp() throws Exception {
    assertEquals(
        """
        ['ok', 'error', 'aborted', 'aborted', 'ok']
        gone
        """,
        said(
            """
            run('Thread.sleep(10);')
            cells = ['Thread.sleep(1000);', 'Thread.sleep(1000); int x = 1 / 0;', '1', '2']
            ids = [client.execute(code) for code in cells]
            replies = [client.get_shell_msg(timeout=60)['content']['status'] for _ in ids]
            client.execute('3')
            print(replies + [client.get_shell_msg(timeout=60)['content']['status']])
            """));
  }

  @Test
  void whatIsMuchIsCutAndWhatIsTooMuchEnds() throws Exception {
    assertEquals(
        """
        1000000
        stderr: … the cell printed 1,100,000 characters; the first 1,000,000 are shown
        error: OutOfMemoryError | OutOfMemoryError: Java heap space: the 247 MB that cells may use are full; free some: 'name = null;'
        execute_result: true
        execute_result: 40000000
        gone
        """,
        said(
            """
            printed = []
            client.execute_interactive('for (int i = 0; i < 100_000; i++) IO.println("0123456789");',
                output_hook=printed.append, timeout=120)
            texts = [message['content']['text'] for message in printed
                if message['msg_type'] == 'stream']
            print(len(''.join(texts[:-1])))
            print('stderr:', texts[-1].strip())
            run('var all = new ArrayList<byte[]>(); while (true) all.add(new byte[100_000]);')
            run('all.size() > 10')
            run('all = null;')
            run('new byte[40_000_000].length')
            """,
            "-Xmx256m",
            "-XX:+UseSerialGC"));
  }

  @Test
  void aLibraryThatACellAsksForIsThere() throws Exception {
    assertEquals(
        """
        execute_result: Delimiter=<,>
        error: Library | //DEPS org.apache.commons:commons-csv:0.0.1: JBang finds no such library
        gone
        """,
        said(
            """
            run('''// The head of a cell.
            //DEPS org.apache.commons:commons-csv:1.14.1
            import org.apache.commons.csv.*;
            CSVFormat.DEFAULT.toString().split(" ")[0]''')
            run('//DEPS org.apache.commons:commons-csv:0.0.1')
            """));
  }
}
