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
//SOURCES EngineLines.java
//SOURCES FileLines.java
//SOURCES LifeSums.java
//SOURCES LineChunks.java
//SOURCES LineSplit.java
//SOURCES LineWalk.java
//SOURCES MergeStubs.java
//SOURCES MovedLines.java
//SOURCES NeighbourLines.java
//SOURCES PartBounds.java
//SOURCES PartFold.java
//SOURCES PartLines.java
//SOURCES PartedLines.java
//SOURCES RowsOutput.java
//SOURCES SparkCommand.java
//SOURCES SparkTables.java
//SOURCES SplitFound.java
//SOURCES SplitPass.java
//SOURCES SplitPlan.java
//SOURCES SqlByHand.java
//SOURCES TimelineInput.java
