package people.disk;

import module java.base;

/// What was done to the name of a file: from now on it has that one.
///
/// @param folder in which it was done
/// @param name null for none
record SimulatedNaming(Path folder, SimulatedFile file, Path name) {

  void applyTo(Map<Path, SimulatedFile> names) {
    names.values().removeIf(each -> each == file);
    if (name != null) {
      names.put(name, file);
    }
  }
}
