/// What the cells of a notebook see, and a shell into which they are pasted: the whole kit.
package people.notebook.cells;

// Add the charts here, and their package to the imports of Prelude.
//SOURCES ../../imports/package-info.java
//SOURCES ../../simulation/package-info.java
//SOURCES ../../tables/package-info.java
//SOURCES Prelude.java
