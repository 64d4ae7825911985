package people.kafka;

import module java.base;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import people.relays.*;

/// A topic of Kafka. The key of a message is the person, so that hers stay in order in one
/// partition; events about nobody in particular have none. The message is a CloudEvent by the
/// [Kafka protocol
/// binding](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md).
///
/// The producer is idempotent, and waits for all replicas: what it tries again itself is there
/// once. After a crash of the relay the last events come again, with the ids that they had.
public final class KafkaTarget implements RelayTarget {

  private static final int MOST = 500;

  /// So many bytes are sent at a time: they fit into one batch of the library's, so that those of a
  /// partition are taken together or not at all, and none gets past another one that failed.
  private static final int BATCH_BYTES = 1 << 18;

  /// What a message takes beside its key, value and headers, at most.
  private static final int MESSAGE_BYTES = 64;

  private static final Pattern ADDRESS =
      Pattern.compile("kafka:([^/,\\s]+:\\d+(?:,[^/,\\s]+:\\d+)*)/([A-Za-z0-9._-]{1,249})");

  /// How long is tried by the library itself, in milliseconds, before the relay waits and tries.
  private static final int PATIENCE = 15_000;

  /// A batch waits so long for its last message, in milliseconds, unless it is said to be whole.
  private static final int LONGEST_SEND = 1000;

  private final String servers;
  private final String topic;
  private final boolean isBinary;
  private final Properties settings;

  /// Null where it is to be opened.
  private KafkaProducer<byte[], byte[]> producer;

  /// @param address `kafka:host:port/topic`, with several servers between commas
  /// @param isBinary whether the context goes into headers, with the data alone as the value
  /// @param settings of the producer, such as those of SASL and TLS, in the words of Kafka
  /// @throws IllegalArgumentException when the address is none, or a setting can't be meant
  public KafkaTarget(String address, boolean isBinary, Properties settings) {
    Matcher found = ADDRESS.matcher(address);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a topic of Kafka; expected kafka:HOST:PORT/TOPIC, several servers with commas between them"
              .formatted(address));
    }
    this.servers = found.group(1);
    this.topic = found.group(2);
    this.isBinary = isBinary;
    this.settings = settings;
    refuseWrongSettings();
  }

  /// Or it would be tried again and again with what can never work.
  private void refuseWrongSettings() {
    if (settings.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
      throw new IllegalArgumentException(
          "a setting of Kafka, %s: no transactions are made here; expected it to be left out"
              .formatted(ProducerConfig.TRANSACTIONAL_ID_CONFIG));
    }
    try {
      new ProducerConfig(properties());
    } catch (ConfigException e) {
      throw new IllegalArgumentException("a setting of Kafka: " + e.getMessage(), e);
    }
  }

  @Override
  public String shown() {
    return "kafka:%s/%s".formatted(servers, topic);
  }

  @Override
  public int most() {
    return MOST;
  }

  private Properties properties() {
    Properties all = new Properties();
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE / 2);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE);
    all.putAll(settings);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    all.put(ProducerConfig.LINGER_MS_CONFIG, LONGEST_SEND);
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return all;
  }

  @Override
  public void deliver(List<OutgoingEvent> events) throws DeliveryException, InterruptedException {
    Queue<Future<RecordMetadata>> sent = new ArrayDeque<>();
    int bytes = 0;
    int taken = 0;
    try {
      if (producer == null) {
        producer = open();
      }
      for (OutgoingEvent event : events) {
        ProducerRecord<byte[], byte[]> message = message(event);
        bytes += size(message);
        if (bytes > BATCH_BYTES) {
          producer.flush();
          for (; !sent.isEmpty(); taken++) {
            sent.remove().get();
          }
          bytes = size(message);
        }
        Future<RecordMetadata> each = producer.send(message);
        sent.add(each);
        if (each.isDone() && each.state() == Future.State.FAILED) {
          break; // such as for want of a broker, for which each of the others would wait as long
        }
      }
      producer.flush();
      for (; !sent.isEmpty(); taken++) {
        sent.remove().get();
      }
    } catch (InterruptException e) {
      throw new InterruptedException();
    } catch (ExecutionException e) {
      throw failed(taken, e.getCause());
    } catch (KafkaException e) {
      throw failed(taken, e);
    }
  }

  private KafkaProducer<byte[], byte[]> open() throws DeliveryException {
    try {
      return new KafkaProducer<>(properties());
    } catch (KafkaException e) {
      String reason = e.getMessage();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        reason = cause instanceof KafkaException ? cause.getMessage() : reason;
      }
      // no message of ours stands in it: nothing was sent yet
      throw DeliveryException.ofTarget(0, null, shown() + ": " + reason, e);
    }
  }

  /// Those behind the first that failed may have been taken in other partitions, and are handed on
  /// again, in order.
  private DeliveryException failed(int taken, Throwable e) {
    boolean isOfEvent = e instanceof RecordTooLargeException;
    String what =
        switch (e) {
          case RecordTooLargeException _ -> "the message is too large";
          case org.apache.kafka.common.errors.TimeoutException _ -> "no answer in time";
          default -> e.getClass().getSimpleName();
        };
    if (!isOfEvent) {
      close(); // it may have given up, and would not go on
    }
    String message = shown() + ": " + what;
    return isOfEvent
        ? DeliveryException.ofEvent(taken, message, e)
        : DeliveryException.ofTarget(taken, null, message, e);
  }

  private ProducerRecord<byte[], byte[]> message(OutgoingEvent event) {
    int person = event.recorded().event().personId();
    byte[] key = person == 0 ? null : utf8(String.valueOf(person));
    var message =
        new ProducerRecord<>(topic, key, utf8(isBinary ? event.data() : event.structured()));
    if (isBinary) {
      event
          .attributes()
          .forEach((name, value) -> {
            boolean isType = name.equals("datacontenttype");
            message.headers().add(isType ? "content-type" : "ce_" + name, utf8(value));
          });
    } else {
      message.headers().add("content-type", utf8("application/cloudevents+json; charset=UTF-8"));
    }
    return message;
  }

  private static int size(ProducerRecord<byte[], byte[]> message) {
    int size = MESSAGE_BYTES + message.value().length;
    size += message.key() == null ? 0 : message.key().length;
    for (Header header : message.headers()) {
      size += header.key().length() + header.value().length;
    }
    return size;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO); // all that was delivered is there
      producer = null;
    }
  }
}
