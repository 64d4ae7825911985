package people.notebook.cells;

import module java.base;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/// The classes that JShell makes of cells: a class for each variable, method and type. Each is
/// given checks for an interrupt. When a declaration is run again, its class is redefined in place,
/// so that all who use it stay as they are; where the JVM can't do that, JShell makes another
/// class, and the values of variables are carried over into it.
///
/// Not for several threads.
final class CellClasses {

  private static final ClassDesc CONTROL = ClassDesc.of(CellControl.class.getName());
  private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(ConstantDescs.CD_void);

  /// The class of one declaration: its number, and a letter for each time that it was replaced.
  private static final Pattern OF_DECLARATION = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*");

  /// All that were ever made, by their internal name: to weave a class, its supertypes have to be
  /// known.
  private final Map<String, byte[]> bytes = new HashMap<>();

  /// The newest class of each declaration, by its number.
  private final Map<String, Class<?>> newest = new HashMap<>();

  private final Set<String> lost = new LinkedHashSet<>();
  private final ClassLoader loader;

  /// @param loader of the cells, and of the libraries that they add
  CellClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /// The same classes, with a check at the start of each method and before each branch. Java has no
  /// means to end a thread from outside.
  ClassBytecodes[] woven(ClassBytecodes[] classes) {
    for (ClassBytecodes one : classes) {
      bytes.put(one.name().replace('.', '/'), one.bytecodes());
    }
    return Arrays.stream(classes)
        .map(one -> new ClassBytecodes(one.name(), woven(one.bytecodes())))
        .toArray(ClassBytecodes[]::new);
  }

  private byte[] woven(byte[] file) {
    var known =
        ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
          String name = type.descriptorString();
          byte[] found = bytes.get(name.substring(1, name.length() - 1));
          return found == null ? null : new ByteArrayInputStream(found);
        });
    var all =
        known
            .orElse(ClassHierarchyResolver.defaultResolver())
            .orElse(ClassHierarchyResolver.ofClassLoading(loader));
    var format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(all));
    return format.transformClass(
        format.parse(file), ClassTransform.transformingMethodBodies(new Checks()));
  }

  private static final class Checks implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(CONTROL, "check", NO_ARGUMENTS);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof BranchInstruction) {
        code.invokestatic(CONTROL, "check", NO_ARGUMENTS);
      }
      code.with(element);
    }
  }

  /// Gives classes that are loaded other code.
  ///
  /// @param loaded finds a class by its name
  /// @return whether the JVM could: it can't add members to a class, nor take them away
  boolean redefine(ClassBytecodes[] classes, Function<String, Class<?>> loaded) {
    Optional<Instrumentation> instrumentation = RedefinitionAgent.instrumentation();
    if (instrumentation.isEmpty()) {
      return false;
    }
    Map<String, byte[]> before = new HashMap<>();
    for (ClassBytecodes one : classes) {
      String name = one.name().replace('.', '/');
      before.put(name, bytes.get(name));
    }
    try {
      ClassDefinition[] definitions =
          Arrays.stream(woven(classes))
              .map(one -> new ClassDefinition(loaded.apply(one.name()), one.bytecodes()))
              .toArray(ClassDefinition[]::new);
      instrumentation.get().redefineClasses(definitions);
      return true;
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError e) {
      bytes.putAll(before);
      return false;
    }
  }

  /// Takes a class that was just loaded. If it replaces an older one, variables keep their values,
  /// but for those whose type is another one now.
  void carryOver(Class<?> type) {
    Matcher name = OF_DECLARATION.matcher(type.getName());
    if (!name.matches()) {
      return; // of overloaded methods, or within another one
    }
    Class<?> before = newest.put(name.group(1), type);
    if (before == null) {
      return;
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
        continue;
      }
      try {
        Field old = before.getDeclaredField(field.getName());
        old.setAccessible(true);
        field.setAccessible(true);
        if (isSameType(old, field)) {
          field.set(null, old.get(null));
        } else if (old.get(null) != null) {
          lost.add(field.getName());
        }
      } catch (NoSuchFieldException e) {
        // a variable that has come with this class
      } catch (IllegalAccessException e) {
        lost.add(field.getName());
      }
    }
  }

  /// With what is between angle brackets: a `List<P>` holds none of another `P`.
  private static boolean isSameType(Field one, Field other) {
    return one.getType() == other.getType()
        && one.getGenericType().getTypeName().equals(other.getGenericType().getTypeName());
  }

  /// The variables whose values could not be carried over since this was last asked.
  Set<String> takeLost() {
    Set<String> taken = new LinkedHashSet<>(lost);
    lost.clear();
    return taken;
  }
}
