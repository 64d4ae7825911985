/// What the cells of a notebook see, and a shell into which they are pasted: the whole kit.
///
/// Start with [people.notebook.cells.CellSession], a session of them, and
/// [people.notebook.cells.Prelude], the imports. This file is also the manifest of the package.
package people.notebook.cells;

//SOURCES ../../charts/package-info.java
//SOURCES ../../postgres/package-info.java
//SOURCES ../../projections/package-info.java
//SOURCES ../../rosters/package-info.java
//SOURCES ../../simulation/package-info.java
//FILES META-INF/services/jdk.jshell.spi.ExecutionControlProvider=control.txt
//SOURCES CellClasses.java
//SOURCES CellControl.java
//SOURCES CellControlProvider.java
//SOURCES CellError.java
//SOURCES CellHelp.java
//SOURCES CellSession.java
//SOURCES ClassPathFiles.java
//SOURCES Displays.java
//SOURCES Front.java
//SOURCES JarIndex.java
//SOURCES KitSources.java
//SOURCES Libraries.java
//SOURCES PipedShell.java
//SOURCES Prelude.java
//SOURCES RedefinitionAgent.java
//SOURCES Screen.java
//SOURCES TerminalFront.java
