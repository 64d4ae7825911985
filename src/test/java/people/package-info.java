// The tests' manifest: what they need, and all files here and below. `./jbang test` runs them.
// No package declaration, since javac warns of a second package-info for the same package.
//SOURCES ../../../main/java/people/databases/package-info.java
//SOURCES ../../../main/java/people/kafka/package-info.java
//SOURCES ../../../main/java/people/notebook/package-info.java
//SOURCES ../../../main/java/people/scripts/package-info.java
//SOURCES ../../../main/java/people/builds/package-info.java
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
// a second opinion of calendars; 74.2, which Tablesaw brings, has 70 Hebrew years a day off
//DEPS com.ibm.icu:icu4j:78.1
//SOURCES [A-Z]*.java
//SOURCES */**.java
