///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+

import java.util.regex.Pattern;

/// Draws what a program prints on a terminal as SVG, for the README: `CLICOLOR_FORCE=1 ./jbang
/// people demo | ./jbang picture > docs/demo.svg`. Understands the escape sequences for bold, faint
/// and 256 colours.
void main(String[] args) throws IOException {
  if (args.length > 0) {
    var help = args[0].equals("--help");
    (help ? System.out : System.err)
        .println(
            """
            usage: jbang picture   (draws what comes through a pipe, as SVG)
            example: CLICOLOR_FORCE=1 jbang people demo | jbang picture > demo.svg\
            """);
    System.exit(help ? 0 : 2);
  }
  var lines = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  var columns = lines.stream().mapToInt(line -> plain(line).length()).max().orElse(1);
  var svg = new StringBuilder();
  svg.append(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" font-size=\"13\" font-family=\"%s\">\n"
          .formatted(
              number((columns + 4) * WIDTH),
              number((lines.size() + 2) * HEIGHT),
              "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"));
  svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16181d\"/>\n");
  for (int row = 0; row < lines.size(); row++) draw(lines.get(row), (row + 1) * HEIGHT, svg);
  svg.append("</svg>\n");
  var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  out.print(svg);
}

/// Size of a character cell, in pixels.
final double WIDTH = 7.8;

final double HEIGHT = 17;

final Pattern STYLE = Pattern.compile("\u001B\\[([\\d;]*)m");

String plain(String line) {
  return STYLE.matcher(line).replaceAll("");
}

/// A line of text in runs of one style. The block character is a rectangle, since fonts leave gaps
/// between blocks.
void draw(String line, double top, StringBuilder svg) {
  var style = STYLE.matcher(line);
  var column = 2;
  var codes = "";
  for (int from = 0; from < line.length(); ) {
    var to = style.find() ? style.start() : line.length();
    var runs = Pattern.compile("█+|[^█]+").matcher(line.substring(from, to));
    while (runs.find()) {
      var run = runs.group();
      if (run.startsWith("█")) {
        svg.append(
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                .formatted(
                    number(column * WIDTH),
                    number(top + 1),
                    number(run.length() * WIDTH),
                    number(HEIGHT - 3),
                    colour(codes)));
      } else if (!run.isBlank()) {
        var lead = run.length() - run.stripLeading().length();
        var text = run.strip();
        svg.append(
            "<text x=\"%s\" y=\"%s\" textLength=\"%s\" fill=\"%s\"%s xml:space=\"preserve\">%s</text>\n"
                .formatted(
                    number((column + lead) * WIDTH),
                    number(top + 13),
                    number(text.length() * WIDTH),
                    colour(codes),
                    codes.equals("1") ? " font-weight=\"bold\"" : "",
                    text.replace("&", "&amp;").replace("<", "&lt;")));
      }
      column += run.length();
    }
    if (to == line.length()) return;
    codes = style.group(1);
    from = style.end();
  }
}

/// The 6 × 6 × 6 cube of xterm's 256 colours starts at 16; its steps are 0, 95, 135, 175, 215, 255.
String colour(String codes) {
  if (codes.equals("1")) return "#ffffff";
  if (codes.equals("2")) return "#8b949e";
  if (!codes.startsWith("38;5;")) return "#d4d8de";
  var code = Integer.parseInt(codes.substring(5));
  if (code >= 232) return "#%1$02x%1$02x%1$02x".formatted(8 + 10 * (code - 232));
  var cube = code - 16;
  return "#%02x%02x%02x".formatted(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
}

int step(int level) {
  return level == 0 ? 0 : 55 + 40 * level;
}

String number(double value) {
  return BigDecimal.valueOf(value)
      .setScale(1, RoundingMode.HALF_UP)
      .stripTrailingZeros()
      .toPlainString();
}
