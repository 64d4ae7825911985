/// Tables of a timeline in a database of somebody's, kept up to date.
///
/// Start with [people.projections.Projection]. It speaks to any JDBC driver of SQLite or
/// PostgreSQL, which a program brings that wants one. This file is also the manifest of the
/// package.
package people.projections;

//SOURCES ../relays/package-info.java
//SOURCES PersonLinks.java
//SOURCES ProjectedCut.java
//SOURCES Projection.java
//SOURCES ProjectionTables.java
//SOURCES SqlDialect.java
