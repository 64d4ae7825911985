// The tests' manifest: their dependencies and files. `./jbang test` runs them all, `./jbang test NAME` a class or method.
// No package declaration: javac warns of a package that has two package-info files, and people has its own.
//SOURCES ../../../main/java/people/cli/package-info.java
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
