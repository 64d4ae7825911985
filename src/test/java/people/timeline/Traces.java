package people.timeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

/// Looks for a text in files, in every way in which it may stand there: UTF-8, UTF-16 in both
/// orders, escaped as JSON, and base64 of each in its three alignments.
final class Traces {

  private Traces() {}

  /// Where a text is found, in words; empty for nowhere.
  static List<String> of(String text, Map<Path, byte[]> files) {
    List<String> found = new ArrayList<>();
    forms(text)
        .forEach((form, bytes) ->
            files.forEach((file, content) -> {
              if (new String(content, ISO_8859_1).contains(new String(bytes, ISO_8859_1))) {
                found.add("'%s' in %s as %s".formatted(text, file.getFileName(), form));
              }
            }));
    return found;
  }

  /// All files in a folder and those below.
  static Map<Path, byte[]> files(Path folder) throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        files.put(each, Files.readAllBytes(each));
      }
    }
    return files;
  }

  private static Map<String, byte[]> forms(String text) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("UTF-8", text.getBytes(UTF_8));
    forms.put("UTF-16LE", text.getBytes(UTF_16LE));
    forms.put("UTF-16BE", text.getBytes(UTF_16BE));
    StringBuilder escaped = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (char each : text.toCharArray()) {
      boolean isPlain = each < 0x80 && each != '"' && each != '\\' && each >= ' ';
      escaped.append(isPlain ? String.valueOf(each) : "\\u%04X".formatted((int) each));
      lower.append(isPlain ? String.valueOf(each) : "\\u%04x".formatted((int) each));
    }
    forms.put("JSON", escaped.toString().getBytes(UTF_8));
    forms.put("json", lower.toString().getBytes(UTF_8));
    Map.copyOf(forms)
        .forEach((form, bytes) -> {
          for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // what depends on the bytes beside it is left out
            String sure = base64.substring(shift == 0 ? 0 : shift + 1, bytes.length * 4 / 3 - 1);
            forms.put("base64 %d of %s".formatted(shift, form), sure.getBytes(UTF_8));
          }
        });
    return forms;
  }
}
