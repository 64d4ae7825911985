package people.notebook.cells;

import module java.base;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The comments in the kit's own sources, which stand in the clone that the kernel was started
/// from. Elsewhere there are none.
final class KitSources {

  /// The last names of a signature: `Chart Charts.shares(Table counts)` or `Charts`.
  private static final Pattern NAMED =
      Pattern.compile("([\\w.]+)\\s*(\\(.*\\))?(?:\\s+throws .*)?$");

  private KitSources() {}

  /// The comment of what a signature is of, or empty.
  static Optional<String> comment(String signature) {
    String text = signature.replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
    Matcher named = NAMED.matcher(text.strip());
    if (!named.find()) {
      return Optional.empty();
    }
    List<String> names = List.of(named.group(1).split("\\."));
    boolean isCall = named.group(2) != null;
    String member = names.getLast();
    for (int i = names.size() - 1; i >= 0; i--) {
      Optional<Path> file = file(names.get(i));
      if (file.isPresent()) {
        boolean isType = i == names.size() - 1 && !isCall;
        return comment(file.get(), isType ? null : member, isCall ? types(named.group(2)) : null);
      }
    }
    return Optional.empty();
  }

  /// Of the parameters, without packages and names.
  private static List<String> types(String parameters) {
    String inner = parameters.substring(1, parameters.length() - 1).strip();
    return inner.isEmpty()
        ? List.of()
        : Arrays.stream(inner.split(","))
            .map(one -> simple(one.strip().replaceFirst("\\s+\\w+$", "")))
            .toList();
  }

  private static String simple(String type) {
    return type.replaceAll("<.*>", "").replaceAll("[\\w]+\\.(?=\\w)", "").replace("...", "[]");
  }

  /// A simple name stands for one class of the kit.
  private static Optional<Path> file(String type) {
    String root = System.getenv("PEOPLE_ROOT");
    if (root == null || !Character.isUpperCase(type.charAt(0))) {
      return Optional.empty();
    }
    try (Stream<Path> files =
        Files.find(
            Path.of(root, "src/main/java/people"), 9, (file, _) -> file.endsWith(type + ".java"))) {
      return files.findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// @param member null for the type itself
  /// @param types of a method's parameters; null for a field
  private static Optional<String> comment(Path file, String member, List<String> types) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(_ -> {}, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, _ -> {}, null, null, files.getJavaFileObjects(file));
      DocTrees trees = DocTrees.instance(task);
      List<TreePath> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, Void>() {
          private final String name = file.getFileName().toString().replace(".java", "");

          private boolean isOfFile(String member) {
            return name.equals(member);
          }

          @Override
          public Void visitClass(ClassTree type, Void nothing) {
            // a record's own constructor has no comment but the record's
            if ((member == null || isOfFile(member)) && type.getSimpleName().contentEquals(name)) {
              found.add(getCurrentPath());
            }
            return super.visitClass(type, null);
          }

          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            boolean isNew = method.getName().contentEquals("<init>");
            if (types != null
                && (method.getName().contentEquals(member) || isNew && isOfFile(member))) {
              List<String> own =
                  method.getParameters().stream().map(one -> simple(one.getType() + "")).toList();
              if (own.equals(types)) {
                found.addFirst(getCurrentPath());
              } else if (own.size() == types.size()) {
                found.add(getCurrentPath());
              }
            }
            return null;
          }

          @Override
          public Void visitVariable(VariableTree field, Void nothing) {
            if (types == null && field.getName().contentEquals(String.valueOf(member))) {
              found.add(getCurrentPath());
            }
            return null;
          }
        }.scan(unit, null);
      }
      return found.stream()
          .map(trees::getDocComment)
          .filter(Objects::nonNull)
          .findFirst()
          .map(text -> text.replaceAll("(?m)^ ", "").strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
