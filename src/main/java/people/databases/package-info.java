/// Tables of people in databases and in Parquet, by the libraries of DuckDB and SQLite.
///
/// Start with [people.databases.DatabaseFiles]. Only the scripts that need the libraries take this
/// package in, and hand it to [people.exports.Export]. This file is also the manifest of the
/// package.
package people.databases;

//SOURCES ../exports/package-info.java
//SOURCES ../logging/package-info.java
//DEPS org.duckdb:duckdb_jdbc:2.0.0.1
//SOURCES ../sqlite/package-info.java
//SOURCES DatabaseFiles.java
//SOURCES DatabaseSchema.java
//SOURCES DuckDbFile.java
//SOURCES SqliteFile.java
