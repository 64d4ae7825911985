package people.tables;

import module java.base;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.NoKeysAvailableException;
import tech.tablesaw.selection.Selection;

/// The texts of a column that are where they came from until somebody asks for much of them: then
/// Tablesaw's own dictionary is made, once, and answers from then on. A table of millions of events
/// has many columns of texts, of which few are asked for. Safe for several threads as long as none
/// changes it, as Tablesaw's own are.
final class LateTexts implements DictionaryMap {

  /// One of so many rows may be asked for before the dictionary is cheaper.
  private static final int FEW = 16;

  private final int size;

  /// Null once the dictionary is there.
  private volatile IntFunction<String> texts;

  /// Null once the dictionary is there.
  private Supplier<DictionaryMap> making;

  private DictionaryMap made;

  /// How often a text was asked for; several threads may lose a few.
  private int asked;

  private LateTexts(int size, IntFunction<String> texts, Supplier<DictionaryMap> making) {
    this.size = size;
    this.texts = texts;
    this.making = making;
  }

  /// @param texts by row; null or empty is missing
  /// @param dictionary makes one of the same texts
  static StringColumn column(
      String name, int size, IntFunction<String> texts, Supplier<DictionaryMap> dictionary) {
    return StringColumn.createInternal(name, new LateTexts(size, texts, dictionary));
  }

  /// The same of texts that have numbers, as [TableColumns#texts] takes them.
  static StringColumn column(
      String name, NumberBlocks numbers, int greatest, IntFunction<String> text) {
    return column(
        name,
        numbers.size(),
        row -> {
          int number = numbers.one(row);
          return number < 0 ? null : text.apply(number);
        },
        () -> new StringColumns(numbers.counts(greatest), text).dictionary(numbers));
  }

  private DictionaryMap whole() {
    if (texts != null) {
      make();
    }
    return made;
  }

  private synchronized void make() {
    if (texts != null) {
      made = making.get();
      making = null;
      texts = null; // behind the other, for who does not wait
    }
  }

  @Override
  public String getValueForIndex(int row) {
    IntFunction<String> few = texts;
    if (few == null || ++asked > size / FEW) {
      return whole().getValueForIndex(row);
    }
    return Objects.requireNonNullElse(few.apply(Objects.checkIndex(row, size)), "");
  }

  @Override
  public int size() {
    return texts == null ? made.size() : size;
  }

  @Override
  public boolean isMissing(int row) {
    return texts == null ? made.isMissing(row) : getValueForIndex(row).isEmpty();
  }

  @Override
  public void sortDescending() {
    whole().sortDescending();
  }

  @Override
  public void sortAscending() {
    whole().sortAscending();
  }

  @Override
  public int getKeyAtIndex(int row) {
    return whole().getKeyAtIndex(row);
  }

  @Override
  public String getValueForKey(int key) {
    return whole().getValueForKey(key);
  }

  @Override
  public int countOccurrences(String value) {
    return whole().countOccurrences(value);
  }

  @Override
  public Set<String> asSet() {
    return whole().asSet();
  }

  @Override
  public int uniqueValuesAt(int row) {
    return whole().uniqueValuesAt(row);
  }

  @Override
  public int[] asIntArray() {
    return whole().asIntArray();
  }

  @Override
  public int getKeyForIndex(int row) {
    return whole().getKeyForIndex(row);
  }

  @Override
  public int firstIndexOf(String value) {
    return whole().firstIndexOf(value);
  }

  @Override
  public String[] asObjectArray() {
    return whole().asObjectArray();
  }

  @Override
  public Selection selectIsIn(String... values) {
    return whole().selectIsIn(values);
  }

  @Override
  public Selection selectIsIn(Collection<String> values) {
    return whole().selectIsIn(values);
  }

  @Override
  public void append(String value) throws NoKeysAvailableException {
    whole().append(value);
  }

  @Override
  public void set(int row, String value) throws NoKeysAvailableException {
    whole().set(row, value);
  }

  @Override
  public void clear() {
    whole().clear();
  }

  @Override
  public int countUnique() {
    return whole().countUnique();
  }

  @Override
  public Table countByCategory(String name) {
    return whole().countByCategory(name);
  }

  @Override
  public Selection isEqualTo(String value) {
    return whole().isEqualTo(value);
  }

  @Override
  public List<BooleanColumn> getDummies() {
    return whole().getDummies();
  }

  @Override
  public byte[] asBytes(int row) {
    return whole().asBytes(row);
  }

  @Override
  public int countMissing() {
    return whole().countMissing();
  }

  @Override
  public Iterator<String> iterator() {
    return whole().iterator();
  }

  @Override
  public void appendMissing() {
    whole().appendMissing();
  }

  @Override
  public DictionaryMap promoteYourself() {
    return whole().promoteYourself();
  }

  @Override
  public int nextKeyWithoutIncrementing() {
    return whole().nextKeyWithoutIncrementing();
  }

  @Override
  public boolean canPromoteToText() {
    return whole().canPromoteToText();
  }

  @Override
  public boolean equals(Object other) {
    return whole().equals(other instanceof LateTexts late ? late.whole() : other);
  }

  @Override
  public int hashCode() {
    return whole().hashCode();
  }
}
