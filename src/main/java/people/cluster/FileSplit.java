package people.cluster;

import module java.base;

/// A stretch of a timeline's file, of which one task reads the lines that start in it.
///
/// @param number from 0, over all files
/// @param file number of the file, from 0
/// @param path as Hadoop has it, with its scheme
/// @param from offset of its first byte
/// @param to offset behind its last one
/// @param length of the file
record FileSplit(int number, int file, String path, long from, long to, long length)
    implements Serializable {

  /// The stretches of some files, one file behind the other.
  ///
  /// @param most how long one may be
  static List<FileSplit> of(List<TimelineInput> files, long most) {
    List<FileSplit> splits = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      long length = files.get(file).length();
      long count = Math.max(1, Math.ceilDiv(length, most));
      for (long i = 0; i < count; i++) {
        long from = length / count * i + Math.min(i, length % count);
        long to = from + length / count + (i < length % count ? 1 : 0);
        splits.add(new FileSplit(splits.size(), file, files.get(file).path(), from, to, length));
      }
    }
    return splits;
  }
}
