/// The library of SQLite, for the programs that open such files. There is no code here; this file
/// is the manifest of packages and scripts that take it.
package people.sqlite;

//DEPS org.xerial:sqlite-jdbc:3.54.1.0
