package people.notebook.cells;

import module java.base;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import people.notebook.cells.JarIndex.JarClass;

/// The files of the compiler behind cells: Java's own, but that classes of jars on the class path
/// are found by [JarIndex].
final class ClassPathFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {

  /// By their place on the class path; empty for a folder, and for what is not there.
  private final Map<Path, Optional<JarIndex>> jars = new ConcurrentHashMap<>();

  ClassPathFiles(StandardJavaFileManager files) {
    super(files);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean isDeep)
      throws IOException {
    if (location != StandardLocation.CLASS_PATH || isDeep) {
      return super.list(location, packageName, kinds, isDeep);
    }
    List<JavaFileObject> found = new ArrayList<>();
    Iterable<? extends Path> places = fileManager.getLocationAsPaths(location);
    for (Path place : places == null ? List.<Path>of() : places) {
      Optional<JarIndex> jar = jars.get(place);
      if (jar == null) {
        jar = Files.isRegularFile(place) ? Optional.of(JarIndex.of(place)) : Optional.empty();
        jars.put(place, jar);
      }
      if (jar.isPresent()) {
        found.addAll(jar.get().in(packageName));
      } else if (Files.isDirectory(place.resolve(packageName.replace('.', '/')))) {
        return super.list(location, packageName, kinds, false); // in the order of the class path
      }
    }
    return kinds.contains(JavaFileObject.Kind.CLASS) ? found : List.of();
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof JarClass one ? one.binaryName() : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return one instanceof JarClass || other instanceof JarClass
        ? one.equals(other)
        : super.isSameFile(one, other);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof JarClass
        ? location == StandardLocation.CLASS_PATH
        : super.contains(location, file);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
      throws IOException {
    fileManager.setLocationFromPaths(location, paths);
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    return fileManager.getLocationAsPaths(location);
  }
}
