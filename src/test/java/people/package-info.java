// The tests' manifest: what they need and their files. `./jbang test` runs them.
// No package declaration, since javac warns of a second package-info for the same package.
//SOURCES ../../../main/java/people/cli/package-info.java
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//SOURCES CatalogTest.java
//SOURCES Command.java
//SOURCES DocsTest.java
//SOURCES EffectiveDateTest.java
//SOURCES EventTimelineContract.java
//SOURCES FileTimelineTest.java
//SOURCES HistoryTest.java
//SOURCES LauncherTest.java
//SOURCES ManifestTest.java
//SOURCES MemoryTimelineTest.java
//SOURCES PersonRegistryTest.java
//SOURCES ScriptsTest.java
//SOURCES cli/PeopleCommandTest.java
//SOURCES cli/TwoClocksCommandTest.java
//SOURCES imports/FamilyTreeTest.java
//SOURCES imports/GedcomDateTest.java
//SOURCES imports/ImportTest.java
//SOURCES imports/Imported.java
//SOURCES imports/MaritalHistoryTest.java
//SOURCES imports/SharedTreesTest.java
//SOURCES imports/TimelineCopyTest.java
//SOURCES simulation/SimulationTest.java
