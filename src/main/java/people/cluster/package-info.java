/// Timelines on a cluster: the core's own rules inside the tasks of Spark.
///
/// Start with [people.cluster.SparkTables]. Only the script `spark` takes this package in. This
/// file is also the manifest of the package.
package people.cluster;

//SOURCES ../cli/package-info.java
//SOURCES ../tables/package-info.java
//DEPS org.apache.spark:spark-sql_2.13:4.2.0
// Tablesaw has an older one, which Spark can't do with
//DEPS org.roaringbitmap:RoaringBitmap:1.6.10
//SOURCES ClusterQuestion.java
//SOURCES ClusterSession.java
//SOURCES ClusterSizes.java
//SOURCES ClusterTable.java
//SOURCES FileSplit.java
//SOURCES GroupFold.java
//SOURCES GroupLines.java
//SOURCES LifeSums.java
//SOURCES MergeStubs.java
//SOURCES RowsOutput.java
//SOURCES SparkCommand.java
//SOURCES SparkTables.java
//SOURCES SplitFound.java
//SOURCES SplitLines.java
//SOURCES SplitPlan.java
//SOURCES SqlByHand.java
//SOURCES TableOfRows.java
//SOURCES TimelineInput.java
