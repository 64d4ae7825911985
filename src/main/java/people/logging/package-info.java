/// A logger that says nothing, for the libraries that ask for one: without it they complain on
/// standard error. There is no code here; this file is the manifest of packages with such
/// libraries.
package people.logging;

//DEPS org.slf4j:slf4j-nop:2.0.17
