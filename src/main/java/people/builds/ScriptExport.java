package people.builds;

import module java.base;

/// A script, and what it takes of the kit, for those who go on with other tools: as a project of
/// Maven or Gradle, as a jar in a Maven repository, or as one jar with all in it.
///
/// JBang has the same commands, which fail for most of our scripts, see [SourceTree].
public final class ScriptExport {

  private static final String BUILD =
      """
        <properties>
          <maven.compiler.release>25</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.14.0</version>
              <configuration><parameters>true</parameters></configuration>
            </plugin>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-jar-plugin</artifactId>
              <version>3.4.2</version>
              <configuration><archive><manifest><mainClass>%s</mainClass></manifest></archive></configuration>
            </plugin>
          </plugins>
        </build>
      """;

  private static final String GRADLE =
      """
      plugins { id 'application' }

      group = '%s'
      version = '%s'
      java { toolchain { languageVersion = JavaLanguageVersion.of(25) } }
      tasks.withType(JavaCompile) { options.encoding = 'UTF-8' }
      repositories {
        mavenLocal()
        mavenCentral()
      }
      dependencies {
      %s}
      application {
        mainClass = '%s'
        applicationDefaultJvmArgs = [%s]
      }
      """;

  /// What JBang made of a script.
  ///
  /// @param jar its classes, and those of its sources
  /// @param libraries what it needs besides
  public record BuiltScript(Path jar, List<Path> libraries) {

    /// Reads the class path that `jbang info classpath` prints.
    public static BuiltScript of(String classPath) {
      List<Path> paths =
          Arrays.stream(classPath.strip().split(File.pathSeparator)).map(Path::of).toList();
      return new BuiltScript(paths.getFirst(), paths.subList(1, paths.size()));
    }
  }

  private final SourceTree tree;
  private final String group;
  private final String artifact;
  private final String version;

  /// @param artifact null for the name of the script
  /// @throws IOException when the script, or a source of it, is no file that is there
  public ScriptExport(Path script, String group, String artifact, String version)
      throws IOException {
    tree = SourceTree.of(script);
    this.group = group;
    this.artifact = artifact == null ? tree.name() : artifact;
    this.version = version;
  }

  /// The options of Java that the script asks for.
  public Collection<String> options() {
    return tree.options();
  }

  private MavenPom pom() {
    return new MavenPom(group, artifact, version, tree.name(), tree.dependencies());
  }

  /// Writes a project with a pom.xml into a folder.
  public void toMaven(Path folder) throws IOException {
    copySources(folder);
    write(folder.resolve("pom.xml"), pom().text(BUILD.formatted(tree.name())));
  }

  /// Writes a project with a build.gradle into a folder.
  public void toGradle(Path folder) throws IOException {
    copySources(folder);
    String dependencies =
        tree.dependencies().stream()
            .map("  implementation '%s'\n"::formatted)
            .collect(Collectors.joining());
    String options =
        tree.options().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    write(
        folder.resolve("build.gradle"),
        GRADLE.formatted(group, version, dependencies, tree.name(), options));
    write(folder.resolve("settings.gradle"), "rootProject.name = '%s'\n".formatted(artifact));
  }

  private void copySources(Path folder) throws IOException {
    for (Path source : tree.sources()) {
      Path copy = folder.resolve("src/main/java").resolve(SourceTree.place(source));
      Jars.write(copy, Files.readAllBytes(source));
    }
    for (Map.Entry<String, Path> resource : tree.resources().entrySet()) {
      Path copy = folder.resolve("src/main/resources").resolve(resource.getKey());
      Jars.write(copy, Files.readAllBytes(resource.getValue()));
    }
  }

  /// Writes jar and pom into a Maven repository.
  public void toRepository(BuiltScript built, Path repository) throws IOException {
    MavenPom pom = pom();
    Path folder = repository.resolve(pom.folder());
    Jars.write(folder.resolve(pom.file(".jar")), Files.readAllBytes(built.jar()));
    write(folder.resolve(pom.file(".pom")), pom.text(""));
  }

  /// Writes one jar with the script and all that it needs, to be run by `java -jar`. Descriptors of
  /// modules stay out: with one of them the JDK takes all for a module, in which a script has no
  /// place. So do signatures, which no longer fit.
  public void toOneJar(BuiltScript built, Path jar) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    List<Path> all = new ArrayList<>(List.of(built.jar()));
    all.addAll(built.libraries());
    for (Path each : all) {
      Jars.read(
          each,
          name ->
              !name.endsWith("module-info.class")
                  && !name.matches("META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC))"),
          entries);
    }
    Manifest manifest = new Manifest();
    var head = manifest.getMainAttributes();
    head.put(java.util.jar.Attributes.Name.MAIN_CLASS, tree.name());
    head.put(java.util.jar.Attributes.Name.MULTI_RELEASE, "true");
    if (tree.options().contains("--enable-native-access=ALL-UNNAMED")) {
      head.put(new java.util.jar.Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
    }
    Jars.write(jar, manifest, entries);
  }

  private static void write(Path file, String text) throws IOException {
    Jars.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
