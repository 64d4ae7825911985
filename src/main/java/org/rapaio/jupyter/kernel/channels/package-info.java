/// Manifest of two classes that stand before those of the same names in the kernel's jar; each says
/// why.
package org.rapaio.jupyter.kernel.channels;

//DEPS io.github.padreati:rapaio-jupyter-kernel:3.0.1
//SOURCES ControlChannel.java
//SOURCES LoopThread.java
