/// The rights of the people in a register: what is recorded about one of them, who read it, and of
/// whom it has been kept for long enough.
///
/// Start with [people.privacy.Subject], which gathers what is recorded about a person for herself;
/// [people.privacy.AccessLog] notes who reads, and [people.privacy.Retention] tells who is due.
/// This file is also the manifest of the package.
package people.privacy;

//SOURCES ../history/package-info.java
//SOURCES ../output/package-info.java
//SOURCES AccessLog.java
//SOURCES Retention.java
//SOURCES RetentionRule.java
//SOURCES RetentionText.java
//SOURCES Subject.java
//SOURCES SubjectEvents.java
//SOURCES SubjectJson.java
//SOURCES SubjectPage.java
