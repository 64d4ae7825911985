/// What the cells of a notebook see, and a shell into which they are pasted: the whole kit.
///
/// Start with [people.notebook.cells.Prelude], the imports. This file is also the manifest of the
/// package.
package people.notebook.cells;

//SOURCES ../../charts/package-info.java
//SOURCES ../../imports/package-info.java
//SOURCES ../../rosters/package-info.java
//SOURCES ../../simulation/package-info.java
//SOURCES Prelude.java
