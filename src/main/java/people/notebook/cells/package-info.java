/// What the cells of a notebook see, and a shell into which they are pasted: the whole kit.
package people.notebook.cells;

//SOURCES ../../charts/package-info.java
//SOURCES ../../imports/package-info.java
//SOURCES ../../simulation/package-info.java
//SOURCES Prelude.java
