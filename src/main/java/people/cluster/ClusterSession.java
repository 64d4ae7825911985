package people.cluster;

import module java.base;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import people.history.History;

/// Starts Spark, with what the fold needs of it.
final class ClusterSession {

  private static final String LOCAL = "local";
  private static final String LOOPBACK = "127.0.0.1";

  private ClusterSession() {}

  /// @param master as Spark has it
  /// @param settings of Spark, which count before ours
  static SparkSession start(String master, Map<String, String> settings) {
    SparkConf conf = new SparkConf().setMaster(master).setAppName("people");
    settings.forEach(conf::set);
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.sql.adaptive.enabled", "false"); // parts stay as they are
    conf.setIfMissing("spark.sql.datetime.java8API.enabled", "true");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    conf.setIfMissing("spark.log.level", "ERROR");
    if (master.startsWith(LOCAL)) { // nobody else is to reach it
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    } else {
      conf.setIfMissing("spark.jars", String.join(",", jars()));
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /// The kit and its libraries, without Spark's: what is beside the classes of the kit on the class
  /// path, and what these need that Spark has not.
  private static List<String> jars() {
    List<Class<?>> needed =
        List.of(
            History.class,
            tools.jackson.databind.json.JsonMapper.class,
            tools.jackson.core.JsonParser.class,
            picocli.CommandLine.class,
            de.siegmar.fastcsv.writer.CsvWriter.class,
            org.postgresql.Driver.class,
            tech.tablesaw.api.Table.class);
    return needed.stream().map(ClusterSession::jar).distinct().toList();
  }

  private static String jar(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
