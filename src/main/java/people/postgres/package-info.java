/// A timeline that many machines share, in PostgreSQL.
///
/// Start with [people.postgres.PostgresEngine], which is opened by the address of a database;
/// [people.postgres.PostgresSchema] has the tables and functions, and makes them. Nothing here is
/// loaded unless such an address is given. This file is also the manifest of the package.
package people.postgres;

//SOURCES ../history/package-info.java
//DEPS org.postgresql:postgresql:42.7.13
//SOURCES BinaryLines.java
//SOURCES PostgresAddress.java
//SOURCES PostgresConsumers.java
//SOURCES PostgresEngine.java
//SOURCES PostgresErasingTurn.java
//SOURCES PostgresErrors.java
//SOURCES PostgresFunctions.java
//SOURCES PostgresReader.java
//SOURCES PostgresSchema.java
//SOURCES PostgresSessions.java
//SOURCES PostgresTurn.java
//SOURCES PostgresWatch.java
