/// Manifest of a class that stands before the one of the same name in the kernel's jar; it says
/// why.
package org.rapaio.jupyter.kernel.core.java;

//SOURCES RapaioExecutionControl.java
