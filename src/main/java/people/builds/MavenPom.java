package people.builds;

import module java.base;

/// A `pom.xml`: what Maven has to know of a jar or a project, its coordinates and what it needs.
///
/// @param dependencies coordinates: `group:artifact:version`, and `@pom` behind those without a jar
record MavenPom(
    String group, String artifact, String version, String about, Collection<String> dependencies) {

  /// The folder of a jar with these coordinates in a repository.
  Path folder() {
    return Path.of(group.replace('.', '/'), artifact, version);
  }

  /// The name of a file with these coordinates.
  String file(String ending) {
    return "%s-%s%s".formatted(artifact, version, ending);
  }

  /// The text of the file.
  ///
  /// @param build the element `build`; empty for none
  String text(String build) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
          <modelVersion>4.0.0</modelVersion>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <name>%s</name>
          <licenses><license><name>Apache-2.0</name></license></licenses>
          <dependencies>
        """
            .formatted(group, artifact, version, escaped(about)));
    for (String dependency : dependencies) {
      String[] parts = dependency.split("[:@]");
      text.append(
          "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>\n"
              .formatted(
                  parts[0],
                  parts[1],
                  parts[2],
                  dependency.contains("@") ? "<type>%s</type>".formatted(parts[3]) : ""));
    }
    return text.append("  </dependencies>\n").append(build).append("</project>\n").toString();
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;");
  }
}
