package people.index;

import module java.base;

/// The columns of a [Segment], in the order of the file.
enum SegmentColumn {
  PEOPLE,
  CODES,
  DAYS,
  RECORDED,
  NAME_ROWS,
  NAMES,
  ADDRESS_ROWS,
  ADDRESSES,
  DATE_ROWS,
  DATES,
  SOURCE_ROWS,
  SOURCES,
  BIRTH_ROWS,
  BIRTHS,
  OTHER_ROWS,
  OTHERS,
  ATTRIBUTE_ROWS,
  ATTRIBUTES,
  RECORDER_ROWS,
  RECORDERS,
  CORRECTED_NAME_ROWS,
  CORRECTED_NAMES,
  CORRECTED_ADDRESS_ROWS,
  CORRECTED_ADDRESSES,
  MARK_ROWS,
  MARK_OFFSETS,
  MARK_ABOVE,
  MARK_SURE,
  PERSON_IDS,
  PERSON_STARTS,
  PERSON_ROWS,
  IDS,
  NAME_BYTES,
  NAME_STARTS,
  NAME_SLOTS,
  ADDRESS_BYTES,
  ADDRESS_STARTS,
  ADDRESS_SLOTS,
  DATE_BYTES,
  DATE_STARTS,
  DATE_SLOTS,
  SOURCE_BYTES,
  SOURCE_STARTS,
  SOURCE_SLOTS,
  ATTRIBUTE_BYTES,
  ATTRIBUTE_STARTS,
  ATTRIBUTE_SLOTS,
  WORD_BYTES,
  WORD_STARTS,
  NAME_WORD_STARTS,
  NAME_WORDS,
  ADDRESS_WORD_STARTS,
  ADDRESS_WORDS;

  static final List<SegmentColumn> ALL = List.of(values());

  /// The columns of rows, of names, addresses, inexact dates, sources, births, other people,
  /// attributes, of who recorded it, and of corrected names and addresses; the numbers are behind.
  static final List<SegmentColumn> SPARSE =
      List.of(
          NAME_ROWS,
          ADDRESS_ROWS,
          DATE_ROWS,
          SOURCE_ROWS,
          BIRTH_ROWS,
          OTHER_ROWS,
          ATTRIBUTE_ROWS,
          RECORDER_ROWS,
          CORRECTED_NAME_ROWS,
          CORRECTED_ADDRESS_ROWS);

  /// The one that is so many behind.
  SegmentColumn next(int count) {
    return ALL.get(ordinal() + count);
  }
}
