/// The kit and scripts on it as Maven and Gradle know them: jars in a repository, projects, one jar
/// with all in it.
///
/// Start with [people.builds.KitJars] and [people.builds.ScriptExport]. There is no second list of
/// sources and dependencies: `SourceTree` reads JBang's lines. This file is also the manifest of
/// the package.
package people.builds;

//SOURCES ../output/package-info.java
//SOURCES Jars.java
//SOURCES KitJars.java
//SOURCES MavenPom.java
//SOURCES ScriptExport.java
//SOURCES SourceTree.java
