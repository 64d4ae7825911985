/// The kernel that runs the cells of a notebook for Jupyter, over [its
/// protocol](https://jupyter-client.readthedocs.io/en/stable/messaging.html).
///
/// Start with [people.notebook.kernel.Kernel]; [people.notebook.kernel.Messages] is what both sides
/// speak. This file is also the manifest of the package.
package people.notebook.kernel;

//SOURCES ../cells/package-info.java
//DEPS org.zeromq:jeromq:0.6.0
//SOURCES CellInput.java
//SOURCES CellOutput.java
//SOURCES Channels.java
//SOURCES ChartLibrary.java
//SOURCES Connection.java
//SOURCES Kernel.java
//SOURCES Messages.java
//SOURCES ProcessState.java
//SOURCES Replies.java
