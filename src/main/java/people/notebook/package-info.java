/// Notebooks: the kernel that runs their cells in Jupyter, and a runner that does without it.
///
/// Start with [people.notebook.NotebookCommand], or with [people.notebook.kernel.Kernel] for what a
/// cell meets. This file is also the manifest of the package.
package people.notebook;

//SOURCES kernel/package-info.java
// for what every command line has
//SOURCES ../cli/package-info.java
//DEPS org.commonmark:commonmark:0.29.0
//DEPS org.commonmark:commonmark-ext-gfm-tables:0.29.0
//DEPS org.jsoup:jsoup:1.22.1
//SOURCES HtmlSanitizer.java
//SOURCES Jupyter.java
//SOURCES KernelSpec.java
//SOURCES Notebook.java
//SOURCES NotebookCommand.java
//SOURCES NotebookException.java
//SOURCES NotebookPage.java
//SOURCES NotebookRunner.java
//SOURCES Outputs.java
//SOURCES Parameters.java
//SOURCES Rehearsal.java
//SOURCES RunCommand.java
//SOURCES RunningKernel.java
