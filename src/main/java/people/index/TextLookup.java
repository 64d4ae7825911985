package people.index;

import module java.base;

import people.*;
import people.columns.*;
import people.line.*;

/// Finds the groups of records that say all words of a question, in segments and in the events
/// behind them. Each is to be added once. Not safe for several threads.
public final class TextLookup {

  /// The rows of a segment that may have words of the question: groups, and numbers of values.
  private record Rows(
      SegmentTexts texts, Numbers names, Numbers correctedAddresses, Numbers addresses) {}

  /// What an event behind the segments says.
  private record LooseText(int group, long close, boolean isAddress) {}

  private final TextQuery query;
  private final IntUnaryOperator groups;

  /// By group the words of the question that are in any of its records, as bits.
  private final PersonNumbers words = new PersonNumbers();

  private final List<Rows> rows = new ArrayList<>();
  private final List<LooseText> said = new ArrayList<>();

  /// @param groups see [TextSource]
  public TextLookup(TextQuery query, IntUnaryOperator groups) {
    this.query = query;
    this.groups = groups;
  }

  /// Adds what the events of a segment say.
  public void add(Segment segment) {
    SegmentTexts texts = new SegmentTexts(segment, query);
    Rows all = new Rows(texts, new Numbers(), new Numbers(), new Numbers());
    texts.names(takerInto(all.names));
    texts.addresses(takerInto(all.addresses), takerInto(all.correctedAddresses));
    rows.add(all);
  }

  private SegmentTexts.RowTaker takerInto(Numbers rows) {
    return (personId, number, more) -> {
      int group = groups.applyAsInt(personId);
      addWords(group, more);
      rows.add(group, number);
    };
  }

  /// Adds what an event behind the segments says.
  public void add(Event event) {
    Amendment to = event instanceof Event.Correction e ? e.to() : null;
    Object name = to == null ? EventFormat.value(event, MemberType.NAME) : to.name();
    Object address = to == null ? EventFormat.value(event, MemberType.ADDRESS) : to.address();
    if (name instanceof Name known) {
      add(event.personId(), query.name(LineWriter.bytes(known), () -> known), false);
    }
    if (address instanceof Address known) {
      add(event.personId(), query.address(LineWriter.bytes(known), () -> known), to == null);
    }
  }

  private void add(int personId, long close, boolean isAddress) {
    if (close != 0) {
      int group = groups.applyAsInt(personId);
      addWords(group, query.words(close));
      said.add(new LooseText(group, close, isAddress));
    }
  }

  private void addWords(int group, int more) {
    words.merge(group, more, (before, each) -> before | each);
  }

  /// Tells what the groups say that say all words of the question.
  public void tell(TextQuery.TextTaker found) {
    for (Rows each : rows) {
      tell(each.names, each.texts::name, found::part);
      tell(each.correctedAddresses, each.texts::address, found::part);
    }
    said.stream().filter(each -> !each.isAddress).forEach(each -> tell(each, found::part));
    for (Rows each : rows) {
      tell(each.addresses, each.texts::address, found::address);
    }
    said.stream().filter(LooseText::isAddress).forEach(each -> tell(each, found::address));
  }

  /// Takes what is found.
  private interface Teller {
    void tell(int group, long close);
  }

  private void tell(Numbers of, IntToLongFunction closeness, Teller teller) {
    for (int i = 0; i < of.size; i++) {
      if (saysAll(of.ones[i])) {
        long close = closeness.applyAsLong(of.others[i]);
        if (close != 0) {
          teller.tell(of.ones[i], close);
        }
      }
    }
  }

  private void tell(LooseText said, Teller teller) {
    if (saysAll(said.group)) {
      teller.tell(said.group, said.close);
    }
  }

  private boolean saysAll(int group) {
    return words.get(group) == query.all();
  }
}
